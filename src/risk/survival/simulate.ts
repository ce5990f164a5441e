import type { AssetGraph, Loss } from '../../model/asset.ts';
import type { Scenario } from '../../model/survival.ts';
import { alikeness } from './alike.ts';
import type { End } from './ends.ts';
import { endOf, fateOf, type FateOf } from './fate.ts';
import { indexAssets, type AssetIndex } from './asset-index.ts';
import { BEST, WORST, type Figures } from './figures.ts';
import { Propagation, type Ends as NodeEnds } from './propagate.ts';

/** What one loss does to one workload. */
export interface Result {
  readonly loss: Loss;
  readonly best: readonly [hours: number, loss: number];
  readonly worst: readonly [hours: number, loss: number];
}

const NOTHING = { hours: 0, loss: 0 };

/** Plays one loss; the propagation then has what becomes of every node, until it is reset. */
export function play(loss: Loss, { graph, figures, index, propagation, alike }: Simulation): void {
  const [mild, grave] = [
    { loss, figures, side: BEST },
    { loss, figures, side: WORST },
  ] as const;
  const known = new Map<number, Ends>();
  for (const at of index.touchedBy(loss)) {
    const asset = graph.assets[at];
    const kin = alike[at];
    if (asset === undefined || kin === undefined) continue;
    // A loss of a whole place does the same to all that are alike.
    const ends = known.get(kin) ?? [endOf(asset, at, mild), endOf(asset, at, grave)];
    known.set(kin, ends);
    const [best, worst] = ends;
    if (best !== undefined || worst !== undefined) propagation.raise(at, best ?? NOTHING, worst ?? NOTHING);
  }
  propagation.settle();
}

/** The fate of a resource in one loss, by its position; undefined: nothing. */
export type FatesOf = (at: number) => FateOf | undefined;

/** Fates in a loss: of a whole place, those that are alike share one. */
export function fatesIn(loss: Loss, { graph, figures, alike }: Simulation): FatesOf {
  const known = new Map<number, { readonly fate: FateOf | undefined }>();
  return at => {
    const asset = graph.assets[at];
    if (asset === undefined) return undefined;
    const kin = loss.asset === undefined ? (alike[at] ?? at) : at;
    const found = known.get(kin) ?? { fate: fateOf(asset, at, loss, figures) };
    known.set(kin, found);
    return found.fate;
  };
}

type Ends = readonly [best: End | undefined, worst: End | undefined];

export interface Simulation {
  readonly graph: AssetGraph;
  readonly figures: Figures;
  readonly index: AssetIndex;
  readonly propagation: Propagation;
  /** Which assets are alike. */
  readonly alike: Int32Array;
}

export const createSimulation = (graph: AssetGraph, figures: Figures): Simulation => ({
  graph,
  figures,
  index: indexAssets(graph.assets),
  propagation: new Propagation(graph, figures),
  alike: alikeness(graph.assets),
});

/** The worst loss of each scenario for each workload, by its position; and how many losses touched it. */
export interface Worst {
  readonly result: Result;
  readonly instances: number;
}

/** Plays every loss, and keeps for each workload and scenario the one that is worst for it. */
export function worstResults(
  simulation: Simulation,
  losses: readonly Loss[],
  onResult?: (loss: Loss, node: number, result: Result) => void,
): ReadonlyMap<Scenario, Worst>[] {
  const { graph, propagation } = simulation;
  const found = graph.workloads.map(() => new Map<Scenario, Worst>());
  for (const loss of losses) {
    play(loss, simulation);
    for (const node of propagation.touched) {
      if (node < graph.assets.length) continue;
      const into = found[node - graph.assets.length];
      if (into === undefined) continue;
      const result = resultAt(node, loss, propagation.ends);
      onResult?.(loss, node, result);
      const before = into.get(loss.scenario);
      const worse = before === undefined || isTold(result, before.result, graph);
      into.set(loss.scenario, { result: worse ? result : before.result, instances: (before?.instances ?? 0) + 1 });
    }
    propagation.reset();
  }
  return found;
}

/** Whether the first is told instead of the second: it is worse, or as bad and of stored data where the other is of messages. */
function isTold(result: Result, before: Result, { assets }: AssetGraph): boolean {
  const isOfMessages = ({ loss: { asset } }: Result): boolean =>
    asset !== undefined && assets[asset]?.kind === 'messaging';
  const worse = compareResults(result, before);
  return worse > 0 || (worse === 0 && isOfMessages(before) && !isOfMessages(result));
}

export const resultAt = (
  node: number,
  loss: Loss,
  { bestHours, bestLoss, worstHours, worstLoss }: NodeEnds,
): Result => ({
  loss,
  best: [bestHours[node] ?? 0, bestLoss[node] ?? 0],
  worst: [worstHours[node] ?? 0, worstLoss[node] ?? 0],
});

/** Positive where `a` is worse: most data lost, then longest down; in the worst case, then in the best. */
function compareResults(a: Result, b: Result): number {
  return (
    difference(a.worst[1], b.worst[1]) ||
    difference(a.worst[0], b.worst[0]) ||
    difference(a.best[1], b.best[1]) ||
    difference(a.best[0], b.best[0])
  );
}

/** Infinite hours are equal. */
export const difference = (a: number, b: number): number => (a === b ? 0 : a - b);
