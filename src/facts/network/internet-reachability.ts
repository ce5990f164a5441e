import { coversAddressFamily, internetFamilies, type Family } from '../../lib/cidr.ts';
import type { Facets } from '../../model/facets.ts';
import { valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
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
  toAllowedIngress,
  union,
  type PortSet,
} from '../../lib/port-set.ts';

type NetworkInterface = Facets['networkInterfaces'][number];

/** The most that may come in one way, and why we cannot tell how much of it does. */
interface IngressPath {
  readonly family: Family;
  readonly most: PortSet;
  readonly gap: Unread | undefined;
}

/**
 * The ways in from the internet: a public address, a route to the internet, a firewall and a subnet rule that all let it
 * through. One of them that is shut settles it, whatever else is unread.
 */
export const reachableFromInternet = defineFact({
  name: 'reachableFromInternet',
  on: ['server', 'database', 'load-balancer', 'warehouse', 'subnet', 'cdn', 'api-gateway', 'global-load-balancer'],
  needs: {
    server: ['networkInterfaces'],
    database: ['networkInterfaces', 'listeners', 'publicAccess'],
    'load-balancer': ['networkInterfaces', 'listeners', 'publicAccess'],
    warehouse: ['networkInterfaces', 'listeners'],
    cdn: ['publicAccess', 'listeners'],
    subnet: ['routes', 'ingressRules'],
    firewall: ['allowedIngress'],
  },
  // What is wired alike is reached alike: a fleet has a few ways in, not one for each machine.
  prepare: () => new Map<string, IngressPath>(),
  compute(resource, seen, index) {
    if (resource.kind === 'subnet') return ofSubnet(index, resource);
    if (resource.kind === 'cdn') return ofEdge(resource);
    const cards = facet(resource, 'networkInterfaces');
    if (cards.state === 'unread') return cards;
    // It stands on no network of ours: a service that has doors of its own says who may come in.
    if (cards.state === 'absent' && facet(resource, 'publicAccess').state !== 'absent') {
      const doors = ofEdge(resource);
      return doors.state === 'unread' && doors.reason === 'not-collected' ? UNREACHABLE : doors;
    }
    const ways = (valueOrNull(cards) ?? []).flatMap(card =>
      card.addressFamilies.map(family => {
        const own = card.allowedIngress === undefined ? card.firewalls : [JSON.stringify(card.allowedIngress)];
        const key = [resource.account, resource.region, family, card.subnet, ...own].join('\n');
        const way = seen.get(key) ?? internetIngress(index, resource, card, family);
        seen.set(key, way);
        return way;
      }),
    );
    return ways.length === 0 ? UNREACHABLE : combine(ways, answering(resource));
  },
});

/** An edge stands on no network of ours: who may come in is its own setting. Absent where it only is a name. */
function ofEdge(edge: Resource): Reading<{ allowedIngress: Facets['allowedIngress'] }> {
  const access = facet(edge, 'publicAccess');
  if (access.state !== 'value') return access;
  if (access.value !== 'public') return UNREACHABLE;
  const ports = answering(edge);
  return ports.state === 'value'
    ? value({ allowedIngress: toAllowedIngress({ ipv4: ports.value, ipv6: NOTHING }) })
    : ports;
}

/** What could come in to a machine in this subnet that has a public address and no firewall. */
function ofSubnet(index: InventoryIndex, subnet: Resource): Reading<{ allowedIngress: Facets['allowedIngress'] }> {
  const card = (family: Family): NetworkInterface => ({ subnet: subnet.id, firewalls: [], addressFamilies: [family] });
  return combine(
    (['ipv4', 'ipv6'] as const).map(family => internetIngress(index, subnet, card(family), family)),
    value(EVERYTHING),
  );
}

const UNREACHABLE = Object.freeze(value({ allowedIngress: [] }));

/** Where something answers at all; a server may on any port, and so may a database of which nobody collects the port. */
function answering(resource: Resource): Reading<PortSet> {
  if (resource.kind === 'server') return value(EVERYTHING);
  const listeners = facet(resource, 'listeners');
  if (listeners.state === 'unread') {
    return resource.kind === 'database' && listeners.reason === 'not-collected' ? value(EVERYTHING) : listeners;
  }
  return value(
    portSet(
      (valueOrNull(listeners) ?? []).flatMap(({ protocol, port }) =>
        transports(protocol).map(name => ({ protocol: name, fromPort: port, toPort: port })),
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

function combine(
  ways: readonly IngressPath[],
  answers: Reading<PortSet>,
): Reading<{ allowedIngress: Facets['allowedIngress'] }> {
  const limit = answers.state === 'value' ? answers.value : EVERYTHING;
  const clipped = ways.map(way => ({ ...way, most: intersect(way.most, limit) })).filter(way => !isEmpty(way.most));
  if (clipped.length > 0 && answers.state === 'unread') return answers;
  const sure = (family: Family): PortSet =>
    clipped
      .filter(way => way.gap === undefined && way.family === family)
      .reduce((all, way) => union(all, way.most), NOTHING);
  const reached = { ipv4: sure('ipv4'), ipv6: sure('ipv6') };
  // What is open already cannot be opened further.
  const hidden = clipped.find(way => way.gap !== undefined && !isEmpty(subtract(way.most, reached[way.family])));
  return hidden?.gap ?? value({ allowedIngress: toAllowedIngress(reached) });
}

function internetIngress(
  index: InventoryIndex,
  resource: Resource,
  card: NetworkInterface,
  family: Family,
): IngressPath {
  const subnet = index.byId(card.subnet);
  const missing = (): Unread =>
    index.gap('subnet', { account: resource.account, region: resource.region }) ?? unread('not-collected', card.subnet);
  const routes: Reading<Facets['routes']> = subnet === undefined ? missing() : facet(subnet, 'routes');
  const rules: Reading<Facets['ingressRules']> = subnet === undefined ? missing() : facet(subnet, 'ingressRules');
  const firewalls =
    card.allowedIngress === undefined
      ? throughFirewalls(index, card.firewalls, family)
      : { most: portSet(fromTheWorld(card.allowedIngress, family)), gap: undefined };
  const leaves = routes.state === 'unread' || leadsOut(valueOrNull(routes) ?? [], family);
  const most = leaves
    ? intersect(firewalls.most, rules.state === 'value' ? throughRules(rules.value, family) : EVERYTHING)
    : NOTHING;
  const gap = routes.state === 'unread' ? routes : (firewalls.gap ?? (rules.state === 'unread' ? rules : undefined));
  return { family, most, gap };
}

const leadsOut = (routes: Facets['routes'], family: Family): boolean =>
  routes.some(route => route.via === 'internet' && internetFamilies(route.to).includes(family));

const fromTheWorld = (allowedIngress: Facets['allowedIngress'], family: Family): Facets['allowedIngress'] =>
  allowedIngress.filter(one => one.sources.some(source => internetFamilies(source).includes(family)));

/** What the firewalls together let in from anywhere; a card without any has nothing that filters. */
function throughFirewalls(index: InventoryIndex, ids: readonly string[], family: Family): Omit<IngressPath, 'family'> {
  if (ids.length === 0) return { most: EVERYTHING, gap: undefined };
  let most = NOTHING;
  let gap: Unread | undefined;
  for (const id of ids) {
    const firewall = index.byId(id);
    const allowedIngress = firewall === undefined ? unread('not-collected', id) : facet(firewall, 'allowedIngress');
    if (allowedIngress.state === 'unread') gap ??= allowedIngress;
    most = union(most, portSet(fromTheWorld(valueOrNull<Facets['allowedIngress']>(allowedIngress) ?? [], family)));
  }
  const all = isEmpty(subtract(EVERYTHING, most));
  return gap === undefined || all ? { most, gap: undefined } : { most: EVERYTHING, gap };
}

/** What stateless rules let in from anywhere: the first that fits a packet decides, and what none fits is refused. */
function throughRules(rules: Facets['ingressRules'], family: Family): PortSet {
  let undecided = EVERYTHING;
  let allowed = NOTHING;
  for (const rule of [...rules].sort((a, b) => a.order - b.order)) {
    const ports = portSet([rule]);
    // To refuse one part of the internet closes nothing; to let in one part opens it.
    const decides = rule.allow
      ? internetFamilies(rule.source).includes(family)
      : coversAddressFamily(rule.source, family);
    if (!decides) continue;
    if (rule.allow) allowed = union(allowed, intersect(undecided, ports));
    undecided = subtract(undecided, ports);
  }
  return allowed;
}
