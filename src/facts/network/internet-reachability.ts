import { isWholeFamily, openFamilies, type Family } from '../../lib/cidr.ts';
import type { Facets } from '../../model/facets.ts';
import { known, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import {
  EVERYTHING,
  intersect,
  isEmpty,
  NOTHING,
  portSet,
  subtract,
  toOpenings,
  union,
  type PortSet,
} from '../../lib/port-set.ts';

type Card = Facets['interfaces'][number];

/** The most that may come in one way, and why we cannot tell how much of it does. */
interface Way {
  readonly family: Family;
  readonly most: PortSet;
  readonly gap: Unread | undefined;
}

/**
 * The ways in from the internet: a public address, a route to the internet, a firewall and a subnet rule that all let it
 * through. One of them that is shut settles it, whatever else is unread.
 */
export const exposure = defineFact({
  name: 'exposure',
  on: ['server', 'database', 'load-balancer', 'warehouse', 'subnet', 'edge'],
  needs: {
    server: ['interfaces'],
    database: ['interfaces', 'listeners', 'publicAccess'],
    'load-balancer': ['interfaces', 'listeners', 'publicAccess'],
    warehouse: ['interfaces', 'listeners'],
    edge: ['publicAccess', 'listeners'],
    subnet: ['routes', 'inboundRules'],
    firewall: ['openings'],
  },
  // What is wired alike is reached alike: a fleet has a few ways in, not one for each machine.
  prepare: () => new Map<string, Way>(),
  compute(resource, seen, index) {
    if (resource.kind === 'subnet') return ofSubnet(index, resource);
    if (resource.kind === 'edge') return ofEdge(resource);
    const cards = facet(resource, 'interfaces');
    if (cards.state === 'unread') return cards;
    // It stands on no network of ours: a service that has doors of its own says who may come in.
    if (cards.state === 'absent' && facet(resource, 'publicAccess').state !== 'absent') {
      const doors = ofEdge(resource);
      return doors.state === 'unread' && doors.reason === 'not-collected' ? UNREACHABLE : doors;
    }
    const ways = (known(cards) ?? []).flatMap(card =>
      card.families.map(family => {
        const own = card.openings === undefined ? card.firewalls : [JSON.stringify(card.openings)];
        const key = [resource.account, resource.region, family, card.subnet, ...own].join('\n');
        const way = seen.get(key) ?? wayIn(index, resource, card, family);
        seen.set(key, way);
        return way;
      }),
    );
    return ways.length === 0 ? UNREACHABLE : combine(ways, answering(resource));
  },
});

/** An edge stands on no network of ours: who may come in is its own setting. Absent where it only is a name. */
function ofEdge(edge: Resource): Reading<{ openings: Facets['openings'] }> {
  const access = facet(edge, 'publicAccess');
  if (access.state !== 'value') return access;
  if (access.value !== 'open') return UNREACHABLE;
  const ports = answering(edge);
  return ports.state === 'value' ? value({ openings: toOpenings({ v4: ports.value, v6: NOTHING }) }) : ports;
}

/** What could come in to a machine in this subnet that has a public address and no firewall. */
function ofSubnet(index: InventoryIndex, subnet: Resource): Reading<{ openings: Facets['openings'] }> {
  const card = (family: Family): Card => ({ subnet: subnet.id, firewalls: [], families: [family] });
  return combine(
    (['v4', 'v6'] as const).map(family => wayIn(index, subnet, card(family), family)),
    value(EVERYTHING),
  );
}

const UNREACHABLE = Object.freeze(value({ openings: [] }));

/** Where something answers at all; a server may on any port, and so may a database of which nobody collects the port. */
function answering(resource: Resource): Reading<PortSet> {
  if (resource.kind === 'server') return value(EVERYTHING);
  const listeners = facet(resource, 'listeners');
  if (listeners.state === 'unread') {
    return resource.kind === 'database' && listeners.reason === 'not-collected' ? value(EVERYTHING) : listeners;
  }
  return value(
    portSet(
      (known(listeners) ?? []).flatMap(({ protocol, port }) =>
        transports(protocol).map(name => ({ protocol: name, from: port, to: port })),
      ),
    ),
  );
}

/** What carries the protocol of a listener: nearly all of them ride on TCP. */
function transports(protocol: string): readonly string[] {
  const word = protocol.toLowerCase();
  if (word === 'tcp_udp') return ['tcp', 'udp'];
  return ['udp', 'quic', 'dtls'].includes(word) ? ['udp'] : ['tcp'];
}

function combine(ways: readonly Way[], answers: Reading<PortSet>): Reading<{ openings: Facets['openings'] }> {
  const limit = answers.state === 'value' ? answers.value : EVERYTHING;
  const clipped = ways.map(way => ({ ...way, most: intersect(way.most, limit) })).filter(way => !isEmpty(way.most));
  if (clipped.length > 0 && answers.state === 'unread') return answers;
  const sure = (family: Family): PortSet =>
    clipped
      .filter(way => way.gap === undefined && way.family === family)
      .reduce((all, way) => union(all, way.most), NOTHING);
  const reached = { v4: sure('v4'), v6: sure('v6') };
  // What is open already cannot be opened further.
  const hidden = clipped.find(way => way.gap !== undefined && !isEmpty(subtract(way.most, reached[way.family])));
  return hidden?.gap ?? value({ openings: toOpenings(reached) });
}

function wayIn(index: InventoryIndex, resource: Resource, card: Card, family: Family): Way {
  const subnet = index.byId(card.subnet);
  const missing = (): Unread =>
    index.gap('subnet', { account: resource.account, region: resource.region }) ?? unread('not-collected', card.subnet);
  const routes: Reading<Facets['routes']> = subnet === undefined ? missing() : facet(subnet, 'routes');
  const rules: Reading<Facets['inboundRules']> = subnet === undefined ? missing() : facet(subnet, 'inboundRules');
  const firewalls =
    card.openings === undefined
      ? throughFirewalls(index, card.firewalls, family)
      : { most: portSet(fromTheWorld(card.openings, family)), gap: undefined };
  const leaves = routes.state === 'unread' || leadsOut(known(routes) ?? [], family);
  const most = leaves
    ? intersect(firewalls.most, rules.state === 'value' ? throughRules(rules.value, family) : EVERYTHING)
    : NOTHING;
  const gap = routes.state === 'unread' ? routes : (firewalls.gap ?? (rules.state === 'unread' ? rules : undefined));
  return { family, most, gap };
}

const leadsOut = (routes: Facets['routes'], family: Family): boolean =>
  routes.some(route => route.via === 'internet' && openFamilies(route.to).includes(family));

const fromTheWorld = (openings: Facets['openings'], family: Family): Facets['openings'] =>
  openings.filter(one => one.sources.some(source => openFamilies(source).includes(family)));

/** What the firewalls together let in from anywhere; a card without any has nothing that filters. */
function throughFirewalls(index: InventoryIndex, ids: readonly string[], family: Family): Omit<Way, 'family'> {
  if (ids.length === 0) return { most: EVERYTHING, gap: undefined };
  let most = NOTHING;
  let gap: Unread | undefined;
  for (const id of ids) {
    const firewall = index.byId(id);
    const openings = firewall === undefined ? unread('not-collected', id) : facet(firewall, 'openings');
    if (openings.state === 'unread') gap ??= openings;
    most = union(most, portSet(fromTheWorld(known<Facets['openings']>(openings) ?? [], family)));
  }
  const all = isEmpty(subtract(EVERYTHING, most));
  return gap === undefined || all ? { most, gap: undefined } : { most: EVERYTHING, gap };
}

/** What stateless rules let in from anywhere: the first that fits a packet decides, and what none fits is refused. */
function throughRules(rules: Facets['inboundRules'], family: Family): PortSet {
  let undecided = EVERYTHING;
  let allowed = NOTHING;
  for (const rule of [...rules].sort((a, b) => a.order - b.order)) {
    const ports = portSet([rule]);
    // To refuse one part of the internet closes nothing; to let in one part opens it.
    const decides = rule.allow ? openFamilies(rule.source).includes(family) : isWholeFamily(rule.source, family);
    if (!decides) continue;
    if (rule.allow) allowed = union(allowed, intersect(undecided, ports));
    undecided = subtract(undecided, ports);
  }
  return allowed;
}
