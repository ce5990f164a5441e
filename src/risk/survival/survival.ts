import type { AssetGraph, Loss, WorkloadNode } from '../../model/asset.ts';
import type { RecoveryTarget } from '../../model/workload.ts';
import { SCENARIOS, type Scenario, type Survival } from '../../model/survival.ts';
import { explain, type Explanation } from './explain.ts';
import { intervalOf } from './hours.ts';
import type { Figures } from './figures.ts';
import { needsNowhere, openEnded } from './nowhere.ts';
import { neededAssets } from './reach.ts';
import { createSimulation, fatesIn, play, worstResults, type Result, type Worst } from './simulate.ts';
import { targetFor, verdictOn } from './targets.ts';

export type TargetsOf = (workload: string) => Readonly<Partial<Record<Scenario | 'any', RecoveryTarget>>> | undefined;

export interface SurvivalOptions {
  readonly figures: Figures;
  readonly targetsOf: TargetsOf;
  readonly scenarios?: readonly Scenario[];
  /** Receives what every loss does to every workload that it touches. */
  readonly onResult?: (loss: Loss, node: number, result: Result) => void;
}

/** The survival of every workload in every scenario: the worst of the losses that are given, and what decides. */
export function survivalOf(
  graph: AssetGraph,
  losses: readonly Loss[],
  { figures, targetsOf, scenarios = SCENARIOS, onResult }: SurvivalOptions,
): Survival[] {
  const simulation = createSimulation(graph, figures);
  const worst = worstResults(simulation, losses, onResult);
  const needed = graph.workloads.map((_, at) => neededAssets(graph, graph.assets.length + at).length);
  const rows = graph.workloads.map(
    ({ name }) => new Map(scenarios.map(scenario => [scenario, untouched(name, scenario)])),
  );
  for (const [loss, nodes] of byLoss(worst)) {
    play(loss, simulation);
    const fates = fatesIn(loss, simulation);
    for (const at of nodes) {
      const found = worst[at]?.get(loss.scenario);
      const workload = graph.workloads[at];
      if (found !== undefined && workload !== undefined)
        rows[at]?.set(
          loss.scenario,
          rowOf(workload, found, explain(graph.assets.length + at, loss, simulation, fates)),
        );
    }
    simulation.propagation.reset();
  }
  const nowhere = needsNowhere(graph);
  return rows.flatMap((row, at) =>
    [...row.values()].map(one => {
      const target = targetFor(targetsOf(one.workload), one.scenario);
      const count = needed[at] ?? 0;
      const seen = nowhere[at] === true ? openEnded(one) : one;
      const known = count === 0 ? unknowable(one) : { ...seen, needed: count };
      const isWhole = graph.workloads[at]?.unseen.length === 0;
      return target === undefined ? known : { ...known, target: verdictOn(target, known, isWhole) };
    }),
  );
}

/** The losses that are the worst of some scenario for some workload, with the workloads. */
function byLoss(worst: readonly ReadonlyMap<Scenario, Worst>[]): Map<Loss, number[]> {
  const losses = new Map<Loss, number[]>();
  for (const [at, scenarios] of worst.entries())
    for (const { result } of scenarios.values()) {
      const list = losses.get(result.loss);
      if (list === undefined) losses.set(result.loss, [at]);
      else list.push(at);
    }
  return losses;
}

const untouched = (workload: string, scenario: Scenario): Survival => ({
  workload,
  scenario,
  instances: 0,
  fate: 'unaffected',
  hours: { best: 0, worst: 0 },
  dataLoss: { best: 0, worst: 0 },
  recovery: 'none',
  affected: 0,
  needed: 0,
  decides: [],
  timeline: [],
});

/** Of a workload without a known resource, nothing follows: it may be anywhere, or a selector picks the wrong things. */
const unknowable = (row: Survival): Survival => ({
  ...row,
  fate: 'unknown',
  hours: { best: 0, worst: null },
  dataLoss: { best: 0, worst: null },
});

function rowOf({ name }: WorkloadNode, { result, instances }: Worst, explanation: Explanation): Survival {
  const { loss, best, worst } = result;
  const { decides, affected, timeline, returning } = explanation;
  const [first] = decides;
  return {
    workload: name,
    scenario: loss.scenario,
    lost: { id: loss.id, name: loss.name, ...(loss.provider === undefined ? {} : { provider: loss.provider }) },
    instances,
    fate: first?.fate ?? 'unaffected',
    hours: intervalOf(best[0], worst[0]),
    dataLoss: intervalOf(best[1], worst[1]),
    ...(returning === undefined
      ? {}
      : { ifReturned: { hours: intervalOf(best[0], returning.hours), dataLoss: intervalOf(best[1], returning.loss) } }),
    recovery: first?.recovery ?? 'none',
    affected,
    needed: 0,
    decides: [...decides],
    timeline: [...timeline],
  };
}
