import { compareText } from '../../lib/text.ts';
import { internetFamilies, isOpenToStrangers } from '../../lib/internet.ts';
import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { absent, valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { subnetsByNetwork, WITH_NETWORK_INTERFACE } from './networks.ts';
import { firstGap } from '../scope.ts';
import { createPlaceGaps } from '../place-gaps.ts';

/** Zones in which a network interface of a network is. */
export const networkZones = defineFact({
  name: 'networkZones',
  on: ['network'],
  needs: {
    subnet: ['relationships', 'placement'],
    server: ['networkInterfaces', 'placement'],
    'load-balancer': ['networkInterfaces', 'placement'],
    database: ['networkInterfaces', 'placement'],
  },
  prepare(index) {
    const used = new Map<string, Resource[]>();
    const gaps = createPlaceGaps();
    for (const one of WITH_NETWORK_INTERFACE.flatMap(kind => index.seen(kind))) {
      const interfaces = facet(one, 'networkInterfaces');
      if (interfaces.state === 'unread') gaps.add(one, interfaces);
      for (const { subnet } of valueOrNull(interfaces) ?? []) used.set(subnet, [...(used.get(subnet) ?? []), one]);
    }
    return { used, gaps, subnets: subnetsByNetwork(index) };
  },
  compute(network, { used, gaps, subnets }, index): Reading<Facts['networkZones']> {
    const zones = new Set<string>();
    let gap =
      subnets.gap ??
      gaps.at(network) ??
      firstGap(index, ['subnet', ...WITH_NETWORK_INTERFACE], { account: network.account, region: network.region });
    for (const subnet of (subnets.of.get(network.id) ?? []).filter(({ id }) => used.has(id))) {
      const placement = facet(subnet, 'placement');
      if (placement.state === 'unread') gap ??= placement;
      const own = valueOrNull(placement)?.locations ?? [];
      // A subnet of a whole region has no zone: what is in it has.
      const isRegional = own.some(({ zone }) => zone === undefined);
      for (const one of isRegional ? (used.get(subnet.id) ?? []) : [subnet]) {
        const where = zonesOf(one);
        if (where.state === 'unread') gap ??= where;
        for (const zone of valueOrNull(where) ?? []) zones.add(zone);
      }
    }
    return gap !== undefined && zones.size < 2 ? gap : value([...zones].sort(compareText));
  },
});

/** Where something in a network is; what its region spreads over zones is in none that could be named. */
function zonesOf(one: Resource): Reading<readonly string[]> {
  const placement = facet(one, 'placement');
  if (placement.state !== 'value') return placement;
  const { locations } = placement.value;
  const named = locations.flatMap(({ zone }) => zone ?? []);
  return named.length < locations.length ? unread('not-collected', `the zones of ${one.id}`) : value(named);
}

const hasInternetRoute = (subnet: Resource, vias: readonly string[]): Reading<boolean> => {
  const routes = facet(subnet, 'routes');
  if (routes.state === 'unread') return routes;
  const all = valueOrNull<Facets['routes']>(routes) ?? [];
  return value(internetFamilies(all.filter(({ via }) => vias.includes(via)).map(({ to }) => to)).length > 0);
};

/** Whether its own rules deny all ingress from the internet: its route to the internet serves egress only. */
function deniesInternet(subnet: Resource): boolean {
  const rules = valueOrNull<Facets['ingressRules']>(facet(subnet, 'ingressRules'));
  return Array.isArray(rules) && !isOpenToStrangers(rules.filter(({ allow }) => allow).map(({ source }) => source));
}

/**
 * Public and private subnets of a network. Absent where no subnet decides whether a machine in it gets a public address: there
 * each machine is public or private by itself, whatever the routes.
 */
export const subnetTiers = defineFact({
  name: 'subnetTiers',
  on: ['network'],
  needs: { subnet: ['relationships', 'routes', 'ingressRules', 'autoAssignPublicIp'] },
  optional: ['autoAssignPublicIp'],
  prepare: subnetsByNetwork,
  compute(network, subnets, index): Reading<Facts['subnetTiers']> {
    const own = subnets.of.get(network.id) ?? [];
    if (own.length > 0 && own.every(subnet => facet(subnet, 'autoAssignPublicIp').state === 'absent')) return absent;
    const { all, routed, gap } = routedSubnets(network, subnets, index, ['internet']);
    if (gap !== undefined) return gap;
    const open = routed.filter(subnet => !deniesInternet(subnet)).length;
    return value({ public: open, private: all - open });
  },
});

interface RoutedSubnets {
  /** The number of all subnets. */
  readonly all: number;
  /** Those with a route to the internet. */
  readonly routed: readonly Resource[];
  readonly gap: Unread | undefined;
}

function routedSubnets(
  network: Resource,
  { of, gap: unknown }: ReturnType<typeof subnetsByNetwork>,
  index: InventoryIndex,
  vias: readonly string[],
): RoutedSubnets {
  const { account, region } = network;
  let gap = unknown ?? index.gap('subnet', { account, region });
  const all = of.get(network.id) ?? [];
  const routed: Resource[] = [];
  for (const subnet of all) {
    const hasRoute = hasInternetRoute(subnet, vias);
    if (hasRoute.state === 'unread') gap ??= hasRoute;
    if (valueOrNull(hasRoute) === true) routed.push(subnet);
  }
  return { all: all.length, routed, gap };
}

/** Internet egress of a network, and what filters it. */
export const egress = defineFact({
  name: 'egress',
  on: ['network'],
  needs: {
    network: ['dnsFiltering'],
    subnet: ['relationships', 'routes'],
    firewall: ['relationships', 'firewallDefaultAction'],
  },
  prepare(index) {
    const firewalls = new Map<string, Resource[]>();
    const gaps = createPlaceGaps();
    for (const firewall of index.seen('firewall')) {
      const action = facet(firewall, 'firewallDefaultAction');
      if (action.state === 'absent') continue;
      const relationships = facet(firewall, 'relationships');
      if (relationships.state === 'unread') gaps.add(firewall, relationships);
      if (action.state === 'unread') gaps.add(firewall, action);
      for (const { to, role } of valueOrNull<Facets['relationships']>(relationships) ?? [])
        if (role === 'network') firewalls.set(to, [...(firewalls.get(to) ?? []), firewall]);
    }
    return { firewalls, gaps, subnets: subnetsByNetwork(index) };
  },
  compute(network, { firewalls, gaps, subnets }, index): Reading<Facts['egress']> {
    const { routed, gap: unknown } = routedSubnets(network, subnets, index, ['internet', 'nat', 'egress-only']);
    if (routed.length === 0) return unknown ?? value({ internetAccess: false, filter: 'none' });
    const actions = (firewalls.get(network.id) ?? []).map(firewall =>
      valueOrNull(facet(firewall, 'firewallDefaultAction')),
    );
    if (actions.includes('inspect')) return value({ internetAccess: true, filter: 'firewall' });
    const dnsFiltering = facet(network, 'dnsFiltering');
    if (valueOrNull(dnsFiltering) === true) return value({ internetAccess: true, filter: 'dns' });
    const { account, region } = network;
    const gap = gaps.at(network) ?? index.gap('firewall', { account, region });
    if (gap !== undefined) return gap;
    if (dnsFiltering.state === 'unread') return dnsFiltering;
    return value({ internetAccess: true, filter: actions.length > 0 ? 'pass' : 'none' });
  },
});
