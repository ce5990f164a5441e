import type { AssetNeed } from '../../model/asset.ts';
import { valueOrNull } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { WORKLOAD_KINDS } from '../../model/workload.ts';
import type { Kind } from '../../model/kinds.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { loadBalancers, replacementGroup } from '../compute/servers.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import type { Positions } from './need-list.ts';
import { memberships } from './needs.ts';
import { isFacetRefused, isListRefused } from './refused.ts';
import { areBucketUsesRead, spareBuckets } from './spare-buckets.ts';

const OWN: ReadonlySet<Kind> = new Set(WORKLOAD_KINDS);

/**
 * What a workload needs of its own resources: each of them, but of several targets of a balancer or nodes of a pool any one. Groups
 * stand for their members, servers for their disks; what is stopped, a mere replica or a place for logs is not needed.
 */
export function ownNeeds(resources: readonly Resource[], index: InventoryIndex, at: Positions): AssetNeed[] {
  const alone: { readonly position: number; readonly certain: boolean }[] = [];
  const together = new Map<string, Set<number>>();
  const { groupOf } = memberships(index);
  for (const resource of resources) {
    const position = at.get(resource.id);
    if (position === undefined || !OWN.has(resource.kind) || isSpare(resource, index) || groupOf.has(resource.id))
      continue;
    const pools = poolsOf(resource, index);
    if (pools.length === 0) alone.push({ position, certain: isCertain(resource, index) });
    for (const pool of pools) together.set(pool, (together.get(pool) ?? new Set()).add(position));
  }
  return [
    ...alone.map(({ position, certain }): AssetNeed => ({ alternatives: [position], certain, capacity: false })),
    ...[...together.values()].map((all): AssetNeed => {
      return { alternatives: [...all].sort((a, b) => a - b), certain: true, capacity: true };
    }),
  ];
}

/** Whether a workload runs without it. */
function isSpare(resource: Resource, index: InventoryIndex): boolean {
  if (spareBuckets(index).has(resource)) return true;
  if (valueOrNull(facet(resource, 'state')) === 'stopped') return true;
  // The server needs it, if the server was read.
  if (resource.kind === 'disk')
    return (valueOrNull(facet(resource, 'relationships')) ?? NONE).some(
      ({ to, role }) => role === 'server' && index.byId(to) !== undefined,
    );
  const { locations = [] } = valueOrNull(facet(resource, 'placement')) ?? {};
  return locations.length > 0 && locations.every(({ role }) => role === 'replica');
}

/** Nothing that was not read can take its place: a group, a pool, other targets of a balancer; and it is not stopped. */
function isCertain(resource: Resource, index: InventoryIndex): boolean {
  if (isFacetRefused(resource, 'state') || isFacetRefused(resource, 'relationships')) return false;
  if (resource.kind === 'disk') return !isListRefused('server', resource, index);
  if (resource.kind === 'bucket') return areBucketUsesRead(index);
  if (resource.kind !== 'server') return true;
  return [replacementGroup, loadBalancers].every(
    fact => fact.compute(resource, fact.prepare(index), index).state !== 'unread',
  );
}

/** The balancers in front of a target. */
const balancersOf = memoizePerInventory((index): ReadonlyMap<string, readonly string[]> => {
  const balancers = new Map<string, string[]>();
  for (const balancer of index.seen('load-balancer'))
    for (const { id } of valueOrNull(facet(balancer, 'targets')) ?? []) {
      const list = balancers.get(id);
      if (list === undefined) balancers.set(id, [balancer.id]);
      else if (!list.includes(balancer.id)) list.push(balancer.id);
    }
  return balancers;
});

const NONE: readonly never[] = [];

/** What it is one of several of: targets of a balancer, or nodes of a pool that is no resource of its own. */
function poolsOf(resource: Resource, index: InventoryIndex): readonly string[] {
  const balancers = balancersOf(index).get(resource.id) ?? NONE;
  if (resource.kind !== 'server') return balancers;
  const pools = (valueOrNull(facet(resource, 'relationships')) ?? NONE)
    .filter(({ role }) => role === 'group' || role === 'scale-set')
    .map(({ to }) => `${resource.account}\n${to}`);
  return pools.length === 0 ? balancers : [...balancers, ...pools];
}
