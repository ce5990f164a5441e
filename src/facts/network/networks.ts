import type { Facts } from '../../model/facts.ts';
import type { Kind } from '../../model/kinds.ts';
import { known, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { perInventory } from '../per-inventory.ts';
import { firstGap } from '../scope.ts';

export const WIRED: readonly Kind[] = ['server', 'load-balancer', 'database'];

/** The subnets of each network, and those of which we do not know the network. */
export const subnetsByNetwork = perInventory((index: InventoryIndex) => {
  const of = new Map<string, Resource[]>();
  const hidden: Unread[] = [];
  for (const subnet of index.seen('subnet')) {
    const links = facet(subnet, 'links');
    if (links.state === 'unread') hidden.push(links);
    for (const { to, role } of known(links) ?? []) {
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
  needs: { subnet: ['links'], server: ['interfaces'], 'load-balancer': ['interfaces'], database: ['interfaces'] },
  prepare(index) {
    const used = new Set<string>();
    const hidden: { readonly account: string; readonly region: string; readonly reading: Unread }[] = [];
    for (const one of WIRED.flatMap(kind => index.seen(kind))) {
      const cards = facet(one, 'interfaces');
      if (cards.state === 'unread') hidden.push({ account: one.account, region: one.region, reading: cards });
      for (const card of known(cards) ?? []) used.add(card.subnet);
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
      firstGap(index, ['subnet', ...WIRED], place) ??
      value(false)
    );
  },
});

/** Whether the traffic of this network is written down: by its own record, or by one of each of its subnets. */
export const trafficKept = defineFact({
  name: 'trafficKept',
  on: ['network'],
  needs: { network: ['trafficRecord'], subnet: ['trafficRecord', 'links'] },
  prepare: subnetsByNetwork,
  compute(network, { of, hidden }, index): Reading<Facts['trafficKept']> {
    const own = facet(network, 'trafficRecord');
    if (own.state === 'unread') return own;
    if (known(own) === 'kept') return value('all');
    const { account, region } = network;
    const gap = hidden[0] ?? index.gap('subnet', { account, region });
    if (gap !== undefined) return gap;
    const records = (of.get(network.id) ?? []).map(subnet => facet(subnet, 'trafficRecord'));
    const unread = records.find(record => record.state === 'unread');
    if (unread !== undefined) return unread;
    const kept = records.filter(record => known(record) === 'kept').length;
    if (kept > 0) return value(kept === records.length ? 'all' : 'part');
    if (known(own) === 'lost' || records.some(record => known(record) === 'lost')) return value('lost');
    return value(known(own) === 'unready' ? 'unready' : 'none');
  },
});
