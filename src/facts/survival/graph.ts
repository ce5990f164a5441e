import type { AssetGraph, AssetNeed, AssetRole, WorkloadNode } from '../../model/asset.ts';
import { compareText } from '../../lib/text.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import type { Grouping } from '../workloads/grouping.ts';
import { assetOf, roleOfKind, SERVING_KINDS } from './assets.ts';
import type { CopyTypes } from './copies.ts';
import { declaredNeeds } from './declared.ts';
import { HiddenAssets } from './hidden.ts';
import { isKeyUnseen } from './keys.ts';
import type { Positions } from './need-list.ts';
import { needsOf } from './needs.ts';
import { ownNeeds } from './own-needs.ts';
import { isCaller, networksOf, placesWithoutWays } from './paths.ts';
import { behindNetworks, hasUnseenServices } from './private-endpoints.ts';
import { statelessDisks } from './stateless.ts';
import { unseenSupport } from './support.ts';

export interface GraphOptions {
  readonly types: CopyTypes;
  /** A service does not need what is there for tests only. */
  readonly isTest: (resource: Resource) => boolean;
}

/** Everything that takes part in a simulation, what each needs, and the workloads over it. */
export function assetGraph(index: InventoryIndex, grouping: Grouping, { types, isTest }: GraphOptions): AssetGraph {
  const parts = index.inventory.resources
    .flatMap((resource): { resource: Resource; role: AssetRole }[] => {
      const role = roleOfKind(resource.kind);
      return role === undefined ? [] : [{ resource, role }];
    })
    .sort((a, b) => compareText(a.resource.id, b.resource.id));
  const at: Positions = new Map(parts.map(({ resource }, position) => [resource.id, position]));
  const stateless = statelessDisks(grouping, index);
  const assets = parts.map(({ resource, role }) => {
    const asset = assetOf(resource, role, index, types);
    return stateless.has(resource.id) && asset.holdsData === 'unknown' ? { ...asset, holdsData: 'no' as const } : asset;
  });
  const hidden = new HiddenAssets(index, at);
  const behind = grouping.groups.map(({ resources }) => hidden.needsOf(resources, SERVING_KINDS));
  const all = [...assets, ...hidden.assets];
  const workloadAt = new Map(grouping.groups.map(({ name }, position) => [name, all.length + position]));
  const workloads = grouping.groups.map((group, position): WorkloadNode => {
    const declared = declaredNeeds(group, { assets, workloadAt });
    const { needs = [], unseen = [] } = behind[position] ?? {};
    return {
      name: group.name,
      needs: [...ownNeeds(withoutTests(group.resources, isTest), index, at), ...declared.needs, ...needs],
      nowhere: declared.unseen,
      unseen: [...declared.unseen, ...unseenOf(group.resources, index), ...unseen],
    };
  });
  return {
    assets: all,
    needs: [
      ...parts.map(({ resource }): readonly AssetNeed[] => needsOf(resource, index, { at, isTest })),
      ...hidden.assets.map(() => []),
    ],
    workloads,
  };
}

/** What the resources need and nobody saw. */
const unseenOf = (resources: readonly Resource[], index: InventoryIndex): readonly string[] => [
  ...unreadTargets(resources),
  ...unseenKeys(resources, index),
  ...unseenSupports(resources, index),
  ...unseenBehind(resources, index),
  ...[...placesWithoutWays(resources, index)].map(place => `ways out of ${place}`),
];

/** Balancers whose targets were refused: what is behind them is not known. */
const unreadTargets = (resources: readonly Resource[]): string[] =>
  resources
    .filter(resource => resource.kind === 'load-balancer' && facet(resource, 'targets').state === 'unread')
    .map(({ name }) => `targets of ${name}`);

/** What is encrypted with a key that was not seen: nothing can be said of what becomes of the key. */
const unseenKeys = (resources: readonly Resource[], index: InventoryIndex): string[] =>
  resources.filter(resource => isKeyUnseen(resource, index)).map(({ name }) => `key of ${name}`);

/** What its resources need to start, to be found or to be trusted, and nobody saw. */
const unseenSupports = (resources: readonly Resource[], index: InventoryIndex): string[] =>
  resources.flatMap(resource => unseenSupport(resource, index).map(role => `${role} of ${resource.name}`));

/** What private endpoints in the networks of its callers lead to, and nobody saw. */
function unseenBehind(resources: readonly Resource[], index: InventoryIndex): readonly string[] {
  if (!hasUnseenServices(index)) return [];
  const { known, possible } = networksOf(resources.filter(isCaller), index);
  return [...behindNetworks([...known, ...possible], index).unseen].sort(compareText);
}

const withoutTests = (resources: readonly Resource[], isTest: GraphOptions['isTest']): readonly Resource[] => {
  const real = resources.filter(resource => !isTest(resource));
  return real.length > 0 ? real : resources;
};
