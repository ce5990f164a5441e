import type { InventoryIndex } from '../facts/inventory-index.ts';
import { assetGraph } from '../facts/survival/graph.ts';
import { reachesOf } from '../facts/survival/reaches.ts';
import type { Grouping, WorkloadGroup } from '../facts/workloads/grouping.ts';
import { compareText } from '../lib/text.ts';
import type { AssetGraph, Loss } from '../model/asset.ts';
import type { Resource } from '../model/resource.ts';
import type { Survival, UsedFigure } from '../model/survival.ts';
import type { RecoveryTarget, WorkloadRule } from '../model/workload.ts';
import type { Figures } from '../risk/survival/figures.ts';
import { allLosses } from '../risk/survival/losses.ts';
import { collectPlaces, type PlaceOutcome } from '../risk/survival/places.ts';
import { promiseOf } from '../risk/survival/promises.ts';
import { neededAssets } from '../risk/survival/reach.ts';
import { survivalOf } from '../risk/survival/survival.ts';
import type { EssentialAnswer } from '../model/essential.ts';
import { createCriticalityResolver, type CriticalityRule } from './criticality.ts';
import { collectEssentials } from './essentials.ts';
import type { WorkloadNeeds } from './workloads.ts';

/** Everything that can be lost, and what it does. */
export interface Simulated {
  readonly graph: AssetGraph;
  readonly losses: readonly Loss[];
  readonly survival: readonly Survival[];
  /** The figures that it used. */
  readonly figures: readonly UsedFigure[];
  /** What every place, account, provider and reach that is lost does to each workload. */
  readonly places: readonly PlaceOutcome[];
  readonly needsOf: (group: WorkloadGroup) => WorkloadNeeds;
  /** The answers to the seven questions of each workload, by its name. */
  readonly essentials: () => ReadonlyMap<string, readonly EssentialAnswer[]>;
}

export interface SimulateOptions {
  readonly figures: Figures;
  readonly criticality: readonly CriticalityRule[];
  /** The recovery target of workloads that have none of their own. */
  readonly target?: RecoveryTarget | undefined;
  /** Narrows what is lost. */
  readonly choose?: (losses: readonly Loss[], graph: AssetGraph) => readonly Loss[];
}

/** Simulates every loss on the inventory. */
export function simulateInventory(
  index: InventoryIndex,
  grouping: Grouping,
  { figures, criticality, target, choose = losses => losses }: SimulateOptions,
): Simulated {
  const worthOf = createCriticalityResolver(index, criticality);
  const isTest = (resource: Resource): boolean => worthOf(resource).criticality === 'test';
  const graph = assetGraph(index, grouping, { types: figures.types, isTest });
  const losses = allLosses(graph, reachesOf(index, accountsOf(graph)), figures);
  const places = collectPlaces(graph);
  const essentials = collectEssentials(index, graph);
  const targets = targetsOf(grouping, target);
  const survival = survivalOf(graph, choose(losses, graph), {
    figures,
    targetsOf: name => targets.get(name),
    onResult: (loss, node, result) => {
      places.add(loss, node, result);
      essentials.add(loss, node, result);
    },
  });
  const nodes = new Map(
    graph.workloads.map((workload, at) => [workload.name, { workload, node: graph.assets.length + at }]),
  );
  return {
    graph,
    losses,
    survival,
    figures: figures.used(),
    places: places.outcomes(),
    essentials: () => essentials.answers(survival),
    needsOf: ({ name, resources }) => {
      const found = nodes.get(name);
      if (found === undefined) return { needs: 0, unseen: [] };
      const own = new Set(resources.map(({ id }) => id));
      const needed = [...neededAssets(graph, found.node)].filter(at => !own.has(graph.assets[at]?.id ?? ''));
      return { needs: needed.length, unseen: found.workload.unseen, promise: promiseOf(graph, found.node) };
    },
  };
}

/** The targets of each workload: its own, else that of the company. */
const targetsOf = (
  { groups }: Grouping,
  target: RecoveryTarget | undefined,
): ReadonlyMap<string, WorkloadRule['targets']> =>
  new Map(
    groups.map(({ name, rule, source }) => [
      name,
      rule?.targets ?? (target === undefined || source === 'unassigned' ? undefined : { any: target }),
    ]),
  );

/** The accounts of resources and of their copies. */
function accountsOf({ assets }: AssetGraph): string[] {
  const accounts = new Set<string>();
  let before: string | undefined;
  for (const { account, copies } of assets) {
    if (account !== before) accounts.add(account);
    before = account;
    for (const copy of copies) if (copy.account !== account) accounts.add(copy.account);
  }
  return [...accounts].sort(compareText);
}
