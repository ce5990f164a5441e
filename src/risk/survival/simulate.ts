import type { AssetGraph, Loss } from '../../model/asset.ts';
import type { Scenario } from '../../model/survival.ts';
import { endOf } from './fate.ts';
import { indexAssets, type AssetIndex } from './asset-index.ts';
import { BEST, WORST, type Figures } from './figures.ts';
import { createPropagation, type Ends, type Propagation } from './propagate.ts';

/** What one loss does to one workload. */
export interface Result {
  readonly loss: Loss;
  readonly best: readonly [hours: number, loss: number];
  readonly worst: readonly [hours: number, loss: number];
}

const NOTHING = { hours: 0, loss: 0 };

/** Plays one loss; the propagation then has what becomes of every node, until it is reset. */
export function play(loss: Loss, { graph, figures, index, propagation }: Simulation): void {
  const [mild, grave] = [
    { loss, figures, side: BEST },
    { loss, figures, side: WORST },
  ] as const;
  for (const at of index.touchedBy(loss)) {
    const asset = graph.assets[at];
    if (asset === undefined) continue;
    const best = endOf(asset, at, mild);
    const worst = endOf(asset, at, grave);
    if (best === undefined && worst === undefined) continue;
    propagation.raise(at, best ?? NOTHING, worst ?? NOTHING);
  }
  propagation.settle();
}

export interface Simulation {
  readonly graph: AssetGraph;
  readonly figures: Figures;
  readonly index: AssetIndex;
  readonly propagation: Propagation;
}

export const createSimulation = (graph: AssetGraph, figures: Figures): Simulation => ({
  graph,
  figures,
  index: indexAssets(graph.assets),
  propagation: createPropagation(graph, figures),
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
      const worse = before === undefined || compareResults(result, before.result) > 0;
      into.set(loss.scenario, { result: worse ? result : before.result, instances: (before?.instances ?? 0) + 1 });
    }
    propagation.reset();
  }
  return found;
}

export const resultAt = (node: number, loss: Loss, { bestHours, bestLoss, worstHours, worstLoss }: Ends): Result => ({
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
