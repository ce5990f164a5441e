import { coversAddressFamily, internetFamilies, type Family } from '../../lib/cidr.ts';
import { memoizeBy } from '../../lib/memoize.ts';
import type { Facets } from '../../model/facets.ts';
import { EDGE_KINDS, isEdge } from '../../model/kinds.ts';
import { mapReading, valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact, ofEach } from '../define-fact.ts';
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
type Reachable = { readonly allowedIngress: Facets['allowedIngress'] };

/** Ingress of one address family through one network interface. */
interface IngressPath {
  readonly family: Family;
  /** What may reach it at most, and why less may. */
  readonly most: PortSet;
  readonly gap: Unread | undefined;
}

/**
 * Ingress from the internet: public address, route, firewall and subnet rules all allow it. One of them that denies it settles
 * it, whatever else is unread.
 */
export const reachableFromInternet = defineFact({
  name: 'reachableFromInternet',
  on: ['server', 'database', 'load-balancer', 'warehouse', 'subnet', ...EDGE_KINDS],
  needs: {
    server: ['networkInterfaces'],
    database: ['networkInterfaces', 'listeners', 'publicAccess'],
    'load-balancer': ['networkInterfaces', 'listeners', 'publicAccess'],
    warehouse: ['networkInterfaces', 'listeners'],
    ...ofEach(EDGE_KINDS, ['publicAccess', 'listeners']),
    subnet: ['routes', 'ingressRules'],
    firewall: ['allowedIngress'],
  },
  // Interfaces with the same subnet and firewalls share one path: a fleet has few.
  prepare: index => ({
    pathOf: memoizeBy(pathKey, (resource: Resource, networkInterface: NetworkInterface, family: Family) =>
      internetIngress(index, resource, networkInterface, family),
    ),
  }),
  compute(resource, { pathOf }, index): Reading<Reachable> {
    if (resource.kind === 'subnet') return reachableInSubnet(index, resource);
    if (isEdge(resource.kind)) return reachableByAccess(resource);
    const interfaces = facet(resource, 'networkInterfaces');
    if (interfaces.state === 'unread') return interfaces;
    // Outside of customer networks the service's own access setting decides.
    if (interfaces.state === 'absent' && facet(resource, 'publicAccess').state !== 'absent') {
      const reachable = reachableByAccess(resource);
      return reachable.state === 'unread' && reachable.reason === 'not-collected' ? UNREACHABLE : reachable;
    }
    const paths = (valueOrNull(interfaces) ?? []).flatMap(one =>
      one.addressFamilies.map(family => pathOf(resource, one, family)),
    );
    return paths.length === 0 ? UNREACHABLE : combine(paths, listeningPorts(resource));
  },
});

function pathKey({ account, region }: Resource, networkInterface: NetworkInterface, family: Family): string {
  const { subnet, firewalls, allowedIngress } = networkInterface;
  const own = allowedIngress === undefined ? firewalls : [JSON.stringify(allowedIngress)];
  return [account, region, family, subnet, ...own].join('\n');
}

/** Reachability of what is in no customer network. Absent where it only is a DNS name (Traffic Manager). */
function reachableByAccess(resource: Resource): Reading<Reachable> {
  const access = facet(resource, 'publicAccess');
  if (access.state !== 'value') return access;
  if (access.value !== 'public') return UNREACHABLE;
  return mapReading(listeningPorts(resource), ports => ({
    allowedIngress: toAllowedIngress({ ipv4: ports, ipv6: NOTHING }),
  }));
}

/** What would reach a server in this subnet that has a public address and no firewall. */
function reachableInSubnet(index: InventoryIndex, { account, region, id: subnet }: Resource): Reading<Reachable> {
  const open = (family: Family): NetworkInterface => ({ subnet, firewalls: [], addressFamilies: [family] });
  return combine(
    (['ipv4', 'ipv6'] as const).map(family => internetIngress(index, { account, region }, open(family), family)),
    value(EVERYTHING),
  );
}

const UNREACHABLE = Object.freeze(value({ allowedIngress: [] }));

/** The ports on which it listens; all ports for a server, and for a database whose port no collector reads. */
function listeningPorts(resource: Resource): Reading<PortSet> {
  if (resource.kind === 'server') return value(EVERYTHING);
  const listeners = facet(resource, 'listeners');
  if (listeners.state === 'unread') {
    return resource.kind === 'database' && listeners.reason === 'not-collected' ? value(EVERYTHING) : listeners;
  }
  return value(
    portSet(
      (valueOrNull(listeners) ?? []).flatMap(({ protocol, port }) =>
        transportsOf(protocol).map(name => ({ protocol: name, fromPort: port, toPort: port })),
      ),
    ),
  );
}

/** Transport protocols of a listener; nearly all use TCP. */
function transportsOf(protocol: string): readonly string[] {
  const name = protocol.toLowerCase();
  if (name === 'tcp_udp') return ['tcp', 'udp'];
  return ['udp', 'quic', 'dtls'].includes(name) ? ['udp'] : ['tcp'];
}

function combine(paths: readonly IngressPath[], ports: Reading<PortSet>): Reading<Reachable> {
  const limit = ports.state === 'value' ? ports.value : EVERYTHING;
  const limited = paths
    .map(path => ({ ...path, most: intersect(path.most, limit) }))
    .filter(({ most }) => !isEmpty(most));
  if (limited.length > 0 && ports.state === 'unread') return ports;
  const certain = (family: Family): PortSet =>
    limited
      .filter(path => path.gap === undefined && path.family === family)
      .reduce((all, { most }) => union(all, most), NOTHING);
  const reached = { ipv4: certain('ipv4'), ipv6: certain('ipv6') };
  // A path with a gap matters only where it could add ports.
  const open = limited.find(({ gap, most, family }) => gap !== undefined && !isEmpty(subtract(most, reached[family])));
  return open?.gap ?? value({ allowedIngress: toAllowedIngress(reached) });
}

function internetIngress(
  index: InventoryIndex,
  { account, region }: Pick<Resource, 'account' | 'region'>,
  networkInterface: NetworkInterface,
  family: Family,
): IngressPath {
  const subnet = index.byId(networkInterface.subnet);
  const missing = (): Unread =>
    index.gap('subnet', { account, region }) ?? unread('not-collected', networkInterface.subnet);
  const routes: Reading<Facets['routes']> = subnet === undefined ? missing() : facet(subnet, 'routes');
  const rules: Reading<Facets['ingressRules']> = subnet === undefined ? missing() : facet(subnet, 'ingressRules');
  const firewalls =
    networkInterface.allowedIngress === undefined
      ? allowedByFirewalls(index, networkInterface.firewalls, family)
      : { most: portSet(fromInternet(networkInterface.allowedIngress, family)), gap: undefined };
  const isRouted = routes.state === 'unread' || hasInternetRoute(valueOrNull(routes) ?? [], family);
  const most = isRouted
    ? intersect(firewalls.most, rules.state === 'value' ? allowedByRules(rules.value, family) : EVERYTHING)
    : NOTHING;
  const gap = routes.state === 'unread' ? routes : (firewalls.gap ?? (rules.state === 'unread' ? rules : undefined));
  return { family, most, gap };
}

const hasInternetRoute = (routes: Facets['routes'], family: Family): boolean =>
  routes.some(route => route.via === 'internet' && internetFamilies(route.to).includes(family));

const fromInternet = (allowedIngress: Facets['allowedIngress'], family: Family): Facets['allowedIngress'] =>
  allowedIngress.filter(one => one.sources.some(source => internetFamilies(source).includes(family)));

/** The union of what the firewalls allow from the internet; without any firewall, everything. */
function allowedByFirewalls(
  index: InventoryIndex,
  ids: readonly string[],
  family: Family,
): Omit<IngressPath, 'family'> {
  if (ids.length === 0) return { most: EVERYTHING, gap: undefined };
  let most = NOTHING;
  let gap: Unread | undefined;
  for (const id of ids) {
    const firewall = index.byId(id);
    const allowedIngress = firewall === undefined ? unread('not-collected', id) : facet(firewall, 'allowedIngress');
    if (allowedIngress.state === 'unread') gap ??= allowedIngress;
    most = union(most, portSet(fromInternet(valueOrNull<Facets['allowedIngress']>(allowedIngress) ?? [], family)));
  }
  const all = isEmpty(subtract(EVERYTHING, most));
  return gap === undefined || all ? { most, gap: undefined } : { most: EVERYTHING, gap };
}

/** What stateless rules allow from the internet: the first match decides, and what matches no rule is denied. */
function allowedByRules(rules: Facets['ingressRules'], family: Family): PortSet {
  let undecided = EVERYTHING;
  let allowed = NOTHING;
  for (const rule of [...rules].sort((a, b) => a.order - b.order)) {
    const ports = portSet([rule]);
    // A rule that denies a part of the internet leaves the rest open; one that allows a part opens it.
    const decides = rule.allow
      ? internetFamilies(rule.source).includes(family)
      : coversAddressFamily(rule.source, family);
    if (!decides) continue;
    if (rule.allow) allowed = union(allowed, intersect(undecided, ports));
    undecided = subtract(undecided, ports);
  }
  return allowed;
}
