import type { Facts } from '../../model/facts.ts';
import type { Kind } from '../../model/kinds.ts';
import { valueOrNull, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { firstGap } from '../scope.ts';

export const WITH_NETWORK_INTERFACE: readonly Kind[] = ['server', 'load-balancer', 'database'];

/** The subnets of each network, and those of which we do not know the network. */
export const subnetsByNetwork = memoizePerInventory((index: InventoryIndex) => {
  const of = new Map<string, Resource[]>();
  const hidden: Unread[] = [];
  for (const subnet of index.seen('subnet')) {
    const links = facet(subnet, 'relationships');
    if (links.state === 'unread') hidden.push(links);
    for (const { to, role } of valueOrNull(links) ?? []) {
      if (role !== 'network') continue;
      const others = of.get(to);
      if (others === undefined) of.set(to, [subnet]);
      else others.push(subnet);
    }
  }
  return { of, hidden };
});

/** Whether anything is wired to this network; the network that came with the account mostly has nothing in it. */
export const networkInUse = defineFact({
  name: 'networkInUse',
  on: ['network'],
  needs: {
    subnet: ['relationships'],
    server: ['networkInterfaces'],
    'load-balancer': ['networkInterfaces'],
    database: ['networkInterfaces'],
  },
  prepare(index) {
    const used = new Set<string>();
    const hidden: { readonly account: string; readonly region: string; readonly reading: Unread }[] = [];
    for (const one of WITH_NETWORK_INTERFACE.flatMap(kind => index.seen(kind))) {
      const cards = facet(one, 'networkInterfaces');
      if (cards.state === 'unread') hidden.push({ account: one.account, region: one.region, reading: cards });
      for (const card of valueOrNull(cards) ?? []) used.add(card.subnet);
    }
    return { used, hidden, subnets: subnetsByNetwork(index) };
  },
  compute(network, { used, hidden, subnets }, index): Reading<boolean> {
    if (subnets.of.get(network.id)?.some(subnet => used.has(subnet.id)) === true) return value(true);
    const { account, region } = network;
    const place = { account, region };
    return (
      subnets.hidden[0] ??
      hidden.find(one => one.account === account && one.region === region)?.reading ??
      firstGap(index, ['subnet', ...WITH_NETWORK_INTERFACE], place) ??
      value(false)
    );
  },
});

/** Whether the traffic of this network is written down: by its own record, or by one of each of its subnets. */
export const flowLogCoverage = defineFact({
  name: 'flowLogCoverage',
  on: ['network'],
  needs: { network: ['flowLogs'], subnet: ['flowLogs', 'relationships'] },
  prepare: subnetsByNetwork,
  compute(network, { of, hidden }, index): Reading<Facts['flowLogCoverage']> {
    const own = facet(network, 'flowLogs');
    if (own.state === 'unread') return own;
    if (valueOrNull(own) === 'enabled') return value('all');
    const { account, region } = network;
    const gap = hidden[0] ?? index.gap('subnet', { account, region });
    if (gap !== undefined) return gap;
    const records = (of.get(network.id) ?? []).map(subnet => facet(subnet, 'flowLogs'));
    const unread = records.find(record => record.state === 'unread');
    if (unread !== undefined) return unread;
    const kept = records.filter(record => valueOrNull(record) === 'enabled').length;
    if (kept > 0) return value(kept === records.length ? 'all' : 'partial');
    if (valueOrNull(own) === 'delivery-failed' || records.some(record => valueOrNull(record) === 'delivery-failed'))
      return value('delivery-failed');
    return value(valueOrNull(own) === 'unavailable' ? 'unavailable' : 'none');
  },
});
