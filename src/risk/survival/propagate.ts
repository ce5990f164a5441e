import type { AssetGraph, AssetNeed } from '../../model/asset.ts';
import type { Figures } from './figures.ts';
import { BEST, WORST } from './figures.ts';

/** Hours and loss of every node in the best and the worst case. Workloads come after the assets. */
export interface Ends {
  readonly bestHours: Float64Array;
  readonly bestLoss: Float64Array;
  readonly worstHours: Float64Array;
  readonly worstLoss: Float64Array;
}

/** What an asset or a workload needs. */
export const needsAt = (graph: AssetGraph, node: number): readonly AssetNeed[] =>
  graph.needs[node] ?? graph.workloads[node - graph.assets.length]?.needs ?? [];

/** Who needs a node, and by which of its needs. */
interface Use {
  readonly by: number;
  readonly need: AssetNeed;
}

interface Hours {
  readonly hours: number;
  readonly loss: number;
}

export interface Propagation {
  readonly ends: Ends;
  /** Nodes that something reached, in no order. */
  readonly touched: readonly number[];
  /** Raises a node to what becomes of it; `settle` then raises all that need it. */
  readonly raise: (node: number, best: Hours, worst: Hours) => void;
  readonly settle: () => void;
  /** Forgets everything. */
  readonly reset: () => void;
}

/**
 * What the loss of some assets does to what needs them: a node is down as long as any of its needs is. Values only grow, so that
 * circles end; each pass costs what it touches.
 */
export function createPropagation(graph: AssetGraph, figures: Figures): Propagation {
  const size = graph.assets.length + graph.workloads.length;
  const users = usersOf(graph, size);
  const ends = emptyEnds(size);
  const capacity = [figures.plain('survivors', BEST), figures.plain('survivors', WORST)] as const;
  const isTouched = new Uint8Array(size);
  const queue: number[] = [];
  const touched: number[] = [];
  const { bestHours, bestLoss, worstHours, worstLoss } = ends;
  const grow = (node: number, values: Values): void => {
    let changed = raised(bestHours, node, values[0]);
    changed = raised(bestLoss, node, values[1]) || changed;
    changed = raised(worstHours, node, values[2]) || changed;
    changed = raised(worstLoss, node, values[3]) || changed;
    if (!changed) return;
    if (isTouched[node] === 0) touched.push(node);
    isTouched[node] = 1;
    queue.push(node);
  };
  return {
    ends,
    touched,
    raise: (node, best, worst) => {
      grow(node, [best.hours, best.loss, worst.hours, worst.loss]);
    },
    settle: () => {
      for (let node = queue.pop(); node !== undefined; node = queue.pop())
        for (const { by, need } of users[node] ?? []) grow(by, valuesOf(need, ends, capacity));
    },
    reset: () => {
      for (const node of touched) {
        isTouched[node] = 0;
        bestHours[node] = bestLoss[node] = worstHours[node] = worstLoss[node] = 0;
      }
      touched.length = 0;
    },
  };
}

type Values = readonly [bestHours: number, bestLoss: number, worstHours: number, worstLoss: number];

const emptyEnds = (size: number): Ends => ({
  bestHours: new Float64Array(size),
  bestLoss: new Float64Array(size),
  worstHours: new Float64Array(size),
  worstLoss: new Float64Array(size),
});

function raised(array: Float64Array, node: number, value: number): boolean {
  if (value <= (array[node] ?? 0)) return false;
  array[node] = value;
  return true;
}

function usersOf(graph: AssetGraph, size: number): readonly (readonly Use[])[] {
  const users = Array.from({ length: size }, (): Use[] => []);
  for (let by = 0; by < size; by++)
    for (const need of needsAt(graph, by)) for (const node of need.alternatives) users[node]?.push({ by, need });
  return users;
}

/**
 * How long a need is not met. One alternative is enough; those that are left may not carry the load of all, and then more has to be
 * started. Each alternative may hold data of its own: in the worst case it does.
 */
export function valuesOf(need: AssetNeed, ends: Ends, capacity: readonly [number, number]): Values {
  const { alternatives, certain } = need;
  const [first] = alternatives;
  if (first === undefined) return [0, 0, 0, 0];
  if (alternatives.length === 1) return onlyOne(first, certain, ends);
  let [bestHours, bestLoss, least, most, worstLoss] = [Infinity, Infinity, Infinity, 0, 0];
  for (const node of alternatives) {
    bestHours = Math.min(bestHours, ends.bestHours[node] ?? 0);
    bestLoss = Math.min(bestLoss, ends.bestLoss[node] ?? 0);
    const hours = ends.worstHours[node] ?? 0;
    least = Math.min(least, hours);
    most = Math.max(most, hours);
    worstLoss = Math.max(worstLoss, ends.worstLoss[node] ?? 0);
  }
  const short = need.capacity ? Math.min(most, capacity[1]) : 0;
  return [certain ? bestHours : 0, certain ? bestLoss : 0, Math.max(least, short), worstLoss];
}

const onlyOne = (node: number, certain: boolean, { bestHours, bestLoss, worstHours, worstLoss }: Ends): Values => [
  certain ? (bestHours[node] ?? 0) : 0,
  certain ? (bestLoss[node] ?? 0) : 0,
  worstHours[node] ?? 0,
  worstLoss[node] ?? 0,
];
