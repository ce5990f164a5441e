import { compareText } from '../../lib/text.ts';
import { internetFamilies } from '../../lib/cidr.ts';
import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { subnetsByNetwork, WITH_NETWORK_INTERFACE } from './networks.ts';
import { firstGap } from '../scope.ts';
import { scopeKey } from '../../model/keys.ts';

/** The zones in which something is wired to this network. */
export const networkZones = defineFact({
  name: 'networkZones',
  on: ['network'],
  needs: {
    subnet: ['relationships', 'placement'],
    server: ['networkInterfaces'],
    'load-balancer': ['networkInterfaces'],
    database: ['networkInterfaces'],
  },
  prepare(index) {
    const used = new Set<string>();
    const hidden = new Map<string, Unread>();
    for (const one of WITH_NETWORK_INTERFACE.flatMap(kind => index.seen(kind))) {
      const cards = facet(one, 'networkInterfaces');
      if (cards.state === 'unread') hidden.set(scopeKey(one), cards);
      for (const card of valueOrNull(cards) ?? []) used.add(card.subnet);
    }
    return { used, hidden, subnets: subnetsByNetwork(index) };
  },
  compute(network, { used, hidden, subnets }, index): Reading<Facts['networkZones']> {
    const zones = new Set<string>();
    let gap =
      subnets.hidden[0] ??
      hidden.get(scopeKey(network)) ??
      firstGap(index, ['subnet', ...WITH_NETWORK_INTERFACE], { account: network.account, region: network.region });
    for (const subnet of (subnets.of.get(network.id) ?? []).filter(({ id }) => used.has(id))) {
      const placement = facet(subnet, 'placement');
      if (placement.state === 'unread') gap ??= placement;
      for (const { zone } of valueOrNull(placement)?.locations ?? []) {
        if (zone === undefined) gap ??= unread('not-collected', subnet.id);
        else zones.add(zone);
      }
    }
    return gap !== undefined && zones.size < 2 ? gap : value([...zones].sort(compareText));
  },
});

const leadsTo = (subnet: Resource, vias: readonly string[]): Reading<boolean> => {
  const routes = facet(subnet, 'routes');
  if (routes.state === 'unread') return routes;
  const all = valueOrNull<Facets['routes']>(routes) ?? [];
  return value(all.some(({ to, via }) => vias.includes(via) && internetFamilies(to).length > 0));
};

/** Whether none of its own rules lets anybody in: a way out leads nowhere near it then. */
function refusesTheWorld(subnet: Resource): boolean {
  const rules = valueOrNull<Facets['ingressRules']>(facet(subnet, 'ingressRules'));
  return Array.isArray(rules) && !rules.some(({ allow, source }) => allow && internetFamilies(source).length > 0);
}

/** How many subnets the internet can answer to directly, and how many it cannot. */
export const subnetTiers = defineFact({
  name: 'subnetTiers',
  on: ['network'],
  needs: { subnet: ['relationships', 'routes', 'ingressRules'] },
  prepare: subnetsByNetwork,
  compute(network, subnets, index): Reading<Facts['subnetTiers']> {
    const ways = waysOf(network, subnets, index, ['internet']);
    if (ways.gap !== undefined) return ways.gap;
    const open = ways.open.filter(subnet => !refusesTheWorld(subnet)).length;
    return value({ public: open, private: ways.all - open });
  },
});

interface Ways {
  readonly all: number;
  readonly open: readonly Resource[];
  readonly gap: Unread | undefined;
}

function waysOf(
  network: Resource,
  { of, hidden }: ReturnType<typeof subnetsByNetwork>,
  index: InventoryIndex,
  vias: readonly string[],
): Ways {
  const { account, region } = network;
  let gap = hidden[0] ?? index.gap('subnet', { account, region });
  const all = of.get(network.id) ?? [];
  const open: Resource[] = [];
  for (const subnet of all) {
    const leads = leadsTo(subnet, vias);
    if (leads.state === 'unread') gap ??= leads;
    if (valueOrNull(leads) === true) open.push(subnet);
  }
  return { all: all.length, open, gap };
}

/** Whether anything leaves this network for the internet, and what looks at it on the way. */
export const egress = defineFact({
  name: 'egress',
  on: ['network'],
  needs: {
    network: ['dnsFiltering'],
    subnet: ['relationships', 'routes'],
    firewall: ['relationships', 'firewallDefaultAction'],
  },
  prepare(index) {
    const filters = new Map<string, Resource[]>();
    const hidden = new Map<string, Unread>();
    for (const firewall of index.seen('firewall')) {
      const filter = facet(firewall, 'firewallDefaultAction');
      if (filter.state === 'absent') continue;
      const links = facet(firewall, 'relationships');
      if (filter.state === 'unread' || links.state === 'unread')
        hidden.set(scopeKey(firewall), filter.state === 'unread' ? filter : (links as Unread));
      for (const { to, role } of valueOrNull<Facets['relationships']>(links) ?? [])
        if (role === 'network') filters.set(to, [...(filters.get(to) ?? []), firewall]);
    }
    return { filters, hidden, subnets: subnetsByNetwork(index) };
  },
  compute(network, { filters, hidden, subnets }, index): Reading<Facts['egress']> {
    const ways = waysOf(network, subnets, index, ['internet', 'nat', 'egress-only']);
    if (ways.open.length === 0) return ways.gap ?? value({ internetAccess: false, filter: 'none' });
    const words = (filters.get(network.id) ?? []).map(firewall =>
      valueOrNull(facet(firewall, 'firewallDefaultAction')),
    );
    if (words.includes('inspect')) return value({ internetAccess: true, filter: 'firewall' });
    const names = facet(network, 'dnsFiltering');
    if (valueOrNull(names) === true) return value({ internetAccess: true, filter: 'dns' });
    const { account, region } = network;
    const gap = hidden.get(scopeKey(network)) ?? index.gap('firewall', { account, region });
    if (gap !== undefined) return gap;
    if (names.state === 'unread') return names;
    return value({ internetAccess: true, filter: words.length > 0 ? 'pass' : 'none' });
  },
});
