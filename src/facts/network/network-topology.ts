import { compareText } from '../../lib/text.ts';
import { openFamilies } from '../../lib/cidr.ts';
import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { known, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { subnetsByNetwork, WIRED } from './networks.ts';
import { firstGap, placeKey } from '../scope.ts';

/** The zones in which something is wired to this network. */
export const networkZones = defineFact({
  name: 'networkZones',
  on: ['network'],
  needs: {
    subnet: ['links', 'placement'],
    server: ['interfaces'],
    'load-balancer': ['interfaces'],
    database: ['interfaces'],
  },
  prepare(index) {
    const used = new Set<string>();
    const hidden = new Map<string, Unread>();
    for (const one of WIRED.flatMap(kind => index.seen(kind))) {
      const cards = facet(one, 'interfaces');
      if (cards.state === 'unread') hidden.set(placeKey(one), cards);
      for (const card of known(cards) ?? []) used.add(card.subnet);
    }
    return { used, hidden, subnets: subnetsByNetwork(index) };
  },
  compute(network, { used, hidden, subnets }, index): Reading<Facts['networkZones']> {
    const zones = new Set<string>();
    let gap =
      subnets.hidden[0] ??
      hidden.get(placeKey(network)) ??
      firstGap(index, ['subnet', ...WIRED], { account: network.account, region: network.region });
    for (const subnet of (subnets.of.get(network.id) ?? []).filter(({ id }) => used.has(id))) {
      const placement = facet(subnet, 'placement');
      if (placement.state === 'unread') gap ??= placement;
      for (const { zone } of known(placement)?.places ?? []) {
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
  const all = known<Facets['routes']>(routes) ?? [];
  return value(all.some(({ to, via }) => vias.includes(via) && openFamilies(to).length > 0));
};

/** Whether none of its own rules lets anybody in: a way out leads nowhere near it then. */
function refusesTheWorld(subnet: Resource): boolean {
  const rules = known<Facets['inboundRules']>(facet(subnet, 'inboundRules'));
  return Array.isArray(rules) && !rules.some(({ allow, source }) => allow && openFamilies(source).length > 0);
}

/** How many subnets the internet can answer to directly, and how many it cannot. */
export const tiers = defineFact({
  name: 'tiers',
  on: ['network'],
  needs: { subnet: ['links', 'routes', 'inboundRules'] },
  prepare: subnetsByNetwork,
  compute(network, subnets, index): Reading<Facts['tiers']> {
    const ways = waysOf(network, subnets, index, ['internet']);
    if (ways.gap !== undefined) return ways.gap;
    const outer = ways.open.filter(subnet => !refusesTheWorld(subnet)).length;
    return value({ outer, inner: ways.all - outer });
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
    if (known(leads) === true) open.push(subnet);
  }
  return { all: all.length, open, gap };
}

/** Whether anything leaves this network for the internet, and what looks at it on the way. */
export const wayOut = defineFact({
  name: 'wayOut',
  on: ['network'],
  needs: { network: ['nameFilter'], subnet: ['links', 'routes'], firewall: ['links', 'networkFilter'] },
  prepare(index) {
    const filters = new Map<string, Resource[]>();
    const hidden = new Map<string, Unread>();
    for (const firewall of index.seen('firewall')) {
      const filter = facet(firewall, 'networkFilter');
      if (filter.state === 'absent') continue;
      const links = facet(firewall, 'links');
      if (filter.state === 'unread' || links.state === 'unread')
        hidden.set(placeKey(firewall), filter.state === 'unread' ? filter : (links as Unread));
      for (const { to, role } of known<Facets['links']>(links) ?? [])
        if (role === 'network') filters.set(to, [...(filters.get(to) ?? []), firewall]);
    }
    return { filters, hidden, subnets: subnetsByNetwork(index) };
  },
  compute(network, { filters, hidden, subnets }, index): Reading<Facts['wayOut']> {
    const ways = waysOf(network, subnets, index, ['internet', 'nat', 'egress-only']);
    if (ways.open.length === 0) return ways.gap ?? value({ open: false, filter: 'none' });
    const words = (filters.get(network.id) ?? []).map(firewall => known(facet(firewall, 'networkFilter')));
    if (words.includes('inspects')) return value({ open: true, filter: 'traffic' });
    const names = facet(network, 'nameFilter');
    if (known(names) === true) return value({ open: true, filter: 'names' });
    const { account, region } = network;
    const gap = hidden.get(placeKey(network)) ?? index.gap('firewall', { account, region });
    if (gap !== undefined) return gap;
    if (names.state === 'unread') return names;
    return value({ open: true, filter: words.length > 0 ? 'passes' : 'none' });
  },
});
