import type { InventoryIndex } from '../facts/inventory-index.ts';
import { supportOf } from '../facts/survival/support.ts';
import type { Asset, AssetGraph, Loss } from '../model/asset.ts';
import type { EssentialAnswer } from '../model/essential.ts';
import type { Survival } from '../model/survival.ts';
import { essentialsOf } from '../risk/survival/essentials.ts';
import { intervalOf } from '../risk/survival/hours.ts';
import { needsNowhere } from '../risk/survival/nowhere.ts';
import { neededAssets, reachIn } from '../risk/survival/reach.ts';
import type { Result } from '../risk/survival/simulate.ts';

export interface EssentialsCollector {
  readonly add: (loss: Loss, node: number, result: Result) => void;
  readonly answers: (survival: readonly Survival[]) => ReadonlyMap<string, readonly EssentialAnswer[]>;
}

const NETWORK: ReadonlySet<Asset['role']> = new Set(['path', 'entry']);

/** Keeps what the loss of one part of the network does while losses are played, and answers the seven questions of each workload. */
export function collectEssentials(index: InventoryIndex, graph: AssetGraph): EssentialsCollector {
  const worst = new Map<number, { readonly id: string; readonly result: Result }>();
  return {
    add: (loss, node, result) => {
      const asset = loss.scenario === 'component-lost' ? graph.assets[loss.asset ?? -1] : undefined;
      if (asset === undefined || !NETWORK.has(asset.role)) return;
      const before = worst.get(node)?.result.worst[0] ?? -1;
      if (result.worst[0] > before) worst.set(node, { id: asset.id, result });
    },
    answers: survival => {
      const rows = Map.groupBy(survival, ({ workload }) => workload);
      const open = needsNowhere(graph);
      return new Map(
        graph.workloads.map(({ name }, at) => {
          const node = graph.assets.length + at;
          const network = worst.get(node);
          const facts = {
            assets: neededAssets(graph, node).flatMap(one => graph.assets[one] ?? []),
            hidden: hiddenStores(graph, node),
            isOpen: open[at] === true,
            rowOf: (scenario: Survival['scenario']) => rows.get(name)?.find(row => row.scenario === scenario),
            network:
              network === undefined
                ? undefined
                : { id: network.id, hours: intervalOf(network.result.best[0], network.result.worst[0]) },
            areRestoresRead: ({ account, region }: Asset) =>
              index.gap('restore-test', { account, region }) === undefined,
            hasName: ({ id }: Asset) => isNamed(id, index),
          };
          return [name, essentialsOf(facts)];
        }),
      );
    },
  };
}

const hiddenStores = (graph: AssetGraph, node: number): Asset[] =>
  [...reachIn(graph)(node).nodes]
    .flatMap(at => graph.assets[at] ?? [])
    .filter(({ hidden, role }) => hidden === true && role === 'store');

function isNamed(id: string, index: InventoryIndex): boolean {
  const resource = index.byId(id);
  return (
    resource !== undefined &&
    supportOf(resource, index).some(any => any.some(one => index.byId(one)?.kind === 'dns-zone'))
  );
}
