import type { Facts } from '../../model/facts.ts';
import type { Kind } from '../../model/kinds.ts';
import { valueOrNull, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { firstGap } from '../scope.ts';
import { createPlaceGaps } from '../place-gaps.ts';

/** Kinds whose collectors read network interfaces on every provider. */
export const WITH_NETWORK_INTERFACE = ['server', 'load-balancer', 'database'] as const satisfies readonly Kind[];

/** Subnets by network. `gap`: the network of a subnet is unread. */
export const subnetsByNetwork = memoizePerInventory((index: InventoryIndex) => {
  const of = new Map<string, Resource[]>();
  let gap: Unread | undefined;
  for (const subnet of index.seen('subnet')) {
    const relationships = facet(subnet, 'relationships');
    if (relationships.state === 'unread') gap ??= relationships;
    for (const { to, role } of valueOrNull(relationships) ?? []) {
      if (role !== 'network') continue;
      const others = of.get(to);
      if (others === undefined) of.set(to, [subnet]);
      else others.push(subnet);
    }
  }
  return { of, gap };
});

/** A subnet that is shared has one resource in its own account, and one more in each that it is shared with. */
export const sharedSubnets = memoizePerInventory((index: InventoryIndex) => {
  const own = new Map<string, Resource>();
  const guests: Resource[] = [];
  for (const subnet of index.seen('subnet')) {
    if (subnet.stableId === undefined) continue;
    const sharedBy = facet(subnet, 'sharedBy');
    if (sharedBy.state === 'absent') own.set(subnet.stableId, subnet);
    if (sharedBy.state === 'value') guests.push(subnet);
  }
  const ownerOf = new Map(guests.map(guest => [guest, own.get(guest.stableId ?? '')]));
  return { ownerOf, guestsOf: Map.groupBy(guests, guest => ownerOf.get(guest)?.id) };
});

/** Whether something has an address in a network; default networks are mostly empty. */
export const networkInUse = defineFact({
  name: 'networkInUse',
  on: ['network'],
  needs: {
    subnet: ['relationships', 'addressesInUse'],
    server: ['networkInterfaces'],
    'load-balancer': ['networkInterfaces'],
    database: ['networkInterfaces'],
  },
  optional: ['addressesInUse'],
  prepare(index) {
    const { used, gaps } = usedSubnets(index);
    return { used, gaps, subnets: subnetsByNetwork(index), guestsOf: sharedSubnets(index).guestsOf };
  },
  compute(network, { used, gaps, subnets, guestsOf }, index): Reading<boolean> {
    const own = subnets.of.get(network.id) ?? [];
    const guests = own.flatMap(({ id }) => guestsOf.get(id) ?? []);
    if ([...own, ...guests].some(({ id }) => used.has(id))) return value(true);
    const places = [network, ...guests].map(({ account, region }) => ({ account, region }));
    for (const place of places) {
      const gap = subnets.gap ?? gaps.at(place) ?? firstGap(index, ['subnet', ...WITH_NETWORK_INTERFACE], place);
      if (gap !== undefined) return gap;
    }
    return own.map(subnet => facet(subnet, 'addressesInUse')).find(isHidden) ?? value(false);
  },
});

/** Where no collector counts addresses, nothing follows from it. */
const isHidden = (reading: Reading<unknown>): reading is Unread =>
  reading.state === 'unread' && reading.reason !== 'not-collected';

/** Subnets in which something was read, or in which addresses are in use: what other accounts have there need not have been read. */
function usedSubnets(index: InventoryIndex) {
  const used = new Set<string>();
  const gaps = createPlaceGaps();
  for (const one of WITH_NETWORK_INTERFACE.flatMap(kind => index.seen(kind))) {
    const interfaces = facet(one, 'networkInterfaces');
    if (interfaces.state === 'unread') gaps.add(one, interfaces);
    for (const { subnet } of valueOrNull(interfaces) ?? []) used.add(subnet);
  }
  for (const subnet of index.seen('subnet'))
    if ((valueOrNull(facet(subnet, 'addressesInUse')) ?? 0) > 0) used.add(subnet.id);
  return { used, gaps };
}

/** Flow log coverage of a network, by its own flow log or those of its subnets. */
export const flowLogCoverage = defineFact({
  name: 'flowLogCoverage',
  on: ['network'],
  needs: { network: ['flowLogs'], subnet: ['flowLogs', 'relationships'] },
  prepare: subnetsByNetwork,
  compute(network, { of, gap: unknown }, index): Reading<Facts['flowLogCoverage']> {
    const own = facet(network, 'flowLogs');
    if (own.state === 'unread') return own;
    if (valueOrNull(own) === 'enabled') return value('all');
    const { account, region } = network;
    const gap = unknown ?? index.gap('subnet', { account, region });
    if (gap !== undefined) return gap;
    const flowLogs = (of.get(network.id) ?? []).map(subnet => facet(subnet, 'flowLogs'));
    const unread = flowLogs.find(log => log.state === 'unread');
    if (unread !== undefined) return unread;
    const enabled = flowLogs.filter(log => valueOrNull(log) === 'enabled').length;
    if (enabled > 0) return value(enabled === flowLogs.length ? 'all' : 'partial');
    const found = new Set([own, ...flowLogs].map(valueOrNull));
    for (const state of ['rejected-only', 'delivery-failed'] as const) if (found.has(state)) return value(state);
    return value(valueOrNull(own) === 'unavailable' ? 'unavailable' : 'none');
  },
});
