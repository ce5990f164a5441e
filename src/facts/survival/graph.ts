import type { AssetGraph, AssetNeed, AssetRole, WorkloadNode } from '../../model/asset.ts';
import { compareText } from '../../lib/text.ts';
import type { Kind } from '../../model/kinds.ts';
import { valueOrNull } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import type { Grouping } from '../workloads/grouping.ts';
import { assetOf, roleOf } from './assets.ts';
import type { CopyTypes } from './copies.ts';
import { declaredNeeds } from './declared.ts';
import { needsOf, type Positions } from './needs.ts';
import { ownNeeds } from './own-needs.ts';

export interface GraphOptions {
  readonly types: CopyTypes;
  /** A service does not need what is there for tests only. */
  readonly isTest: (resource: Resource) => boolean;
}

/** Everything that takes part in a simulation, what each needs, and the workloads over it. */
export function assetGraph(index: InventoryIndex, grouping: Grouping, { types, isTest }: GraphOptions): AssetGraph {
  const parts = index.inventory.resources
    .flatMap((resource): { resource: Resource; role: AssetRole }[] => {
      const role = roleOf(resource);
      return role === undefined ? [] : [{ resource, role }];
    })
    .sort((a, b) => compareText(a.resource.id, b.resource.id));
  const at: Positions = new Map(parts.map(({ resource }, position) => [resource.id, position]));
  const assets = parts.map(({ resource, role }) => assetOf(resource, role, index, types));
  const workloadAt = new Map(grouping.groups.map(({ name }, position) => [name, assets.length + position]));
  const workloads = grouping.groups.map((group): WorkloadNode => {
    const declared = declaredNeeds(group, { assets, workloadAt });
    return {
      name: group.name,
      needs: [...ownNeeds(withoutTests(group.resources, isTest), index, at), ...declared.needs],
      unseen: [...declared.unseen, ...unreadTargets(group.resources), ...refusedLists(group.resources, index)],
    };
  });
  return {
    assets,
    needs: parts.map(({ resource }): readonly AssetNeed[] => needsOf(resource, index, { at, isTest })),
    workloads,
  };
}

/** Balancers whose targets were refused: what is behind them is not known. */
const unreadTargets = (resources: readonly Resource[]): string[] =>
  resources.flatMap(resource => {
    if (resource.kind !== 'load-balancer') return [];
    const targets = facet(resource, 'targets');
    return targets.state === 'unread' || valueOrNull(targets) === undefined ? [`targets of ${resource.name}`] : [];
  });

/** Lists that would show what it needs, and were refused where it is. */
function refusedLists(resources: readonly Resource[], index: InventoryIndex): string[] {
  const places = new Map(resources.map(({ account, region }) => [`${account}\n${region}`, { account, region }]));
  return [...places.values()].flatMap(place =>
    EDGE_KINDS.flatMap(kind => {
      const gap = index.gap(kind, place);
      const isRefused = gap !== undefined && gap.reason !== 'not-collected';
      return isRefused ? [`${kind} list of ${place.account} in ${place.region}`] : [];
    }),
  );
}

const EDGE_KINDS: readonly Kind[] = ['firewall', 'load-balancer', 'subnet', 'gateway'];

const withoutTests = (resources: readonly Resource[], isTest: GraphOptions['isTest']): readonly Resource[] => {
  const real = resources.filter(resource => !isTest(resource));
  return real.length > 0 ? real : resources;
};
