import { memoizeBy } from '../../lib/memoize.ts';
import { PROVIDER_CUSTOMERS, type Audience } from '../../lib/internet.ts';
import { EVERYTHING, portSet, type PortSet } from '../../lib/port-set.ts';
import { EDGE_KINDS, isEdge, type Kind } from '../../model/kinds.ts';
import { mapReading, valueOrNull, value, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { ofEach, type FactDefinition } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { throughTargets } from './client-ip-targets.ts';
import { AUDIENCES, combine, NOT_REACHED, transportsOf, withGap, type Ingress } from './ingress.ts';
import {
  internetIngress,
  passage,
  throughFirewallRules,
  type IngressPath,
  type NetworkInterface,
} from './ingress-path.ts';

/** Kinds whose ingress follows from network interfaces, an access setting or rules. */
export const INGRESS_KINDS = [
  'server', 'database', 'load-balancer', 'warehouse', 'subnet', ...EDGE_KINDS,
] as const satisfies readonly Kind[]; // prettier-ignore

/** The facets that it follows from, for the facts that build on it. */
export const INGRESS_NEEDS = {
  server: ['networkInterfaces'],
  database: ['networkInterfaces', 'listeners', 'publicAccess'],
  'load-balancer': ['networkInterfaces', 'listeners', 'publicAccess', 'clientIpTargets'],
  warehouse: ['networkInterfaces', 'listeners'],
  ...ofEach(EDGE_KINDS, ['publicAccess', 'listeners']),
  subnet: ['routes', 'ingressRules', 'addressesInUse'],
  firewall: ['allowedIngress'],
} as const satisfies FactDefinition<'reachableFromInternet', never>['needs'];

/** Facets that only some providers have, or that only some resources need. */
export const INGRESS_OPTIONAL = ['publicAccess', 'clientIpTargets', 'addressesInUse'] as const;

type PathOf = (resource: Resource, networkInterface: NetworkInterface, audience: Audience) => IngressPath;

/** Ingress from the internet of a resource, by inventory: a fleet shares few paths. */
export const internetIngressOf = memoizePerInventory((index: InventoryIndex) => {
  const pathOf = memoizeBy(pathKey, (resource: Resource, networkInterface: NetworkInterface, audience: Audience) =>
    internetIngress(index, resource, networkInterface, audience),
  );
  return memoizeBy(
    ({ id }: Resource) => id,
    (resource: Resource) => ingressOf(index, resource, pathOf),
  );
});

function pathKey({ account, region }: Resource, networkInterface: NetworkInterface, audience: Audience): string {
  const { subnet, firewalls, allowedIngress } = networkInterface;
  const own = allowedIngress === undefined ? firewalls : [JSON.stringify(allowedIngress)];
  return [account, region, audience, subnet, ...own].join('\n');
}

function ingressOf(index: InventoryIndex, resource: Resource, pathOf: PathOf): Reading<Ingress> {
  if (resource.kind === 'firewall' || hasOwnFirewall(resource)) return throughFirewall(resource);
  if (resource.kind === 'subnet') return intoSubnet(resource, pathOf);
  if (isEdge(resource.kind)) return byAccess(resource);
  const interfaces = facet(resource, 'networkInterfaces');
  if (interfaces.state === 'unread') return interfaces;
  // Outside of customer networks the service's own access setting decides.
  if (interfaces.state === 'absent' && facet(resource, 'publicAccess').state !== 'absent') {
    const reached = byAccess(resource);
    if (reached.state === 'unread' && reached.reason === 'not-collected') return value(NOT_REACHED);
    return throughTargets(index, resource, reached);
  }
  if (isInUnseenNetwork(index, resource)) return byAccess(resource);
  const paths = (valueOrNull(interfaces) ?? []).flatMap(one =>
    audiencesOf(one).map(audience => pathOf(resource, one, audience)),
  );
  return throughTargets(index, resource, combine(paths, listeningPorts(resource)));
}

/** Open by its own setting, in a network that no list shows: its rules are not ours to read, and the setting decides. */
function isInUnseenNetwork(index: InventoryIndex, resource: Resource): boolean {
  const interfaces = valueOrNull(facet(resource, 'networkInterfaces')) ?? [];
  const { account, region } = resource;
  return (
    valueOrNull(facet(resource, 'publicAccess')) === 'public' &&
    index.gap('subnet', { account, region }) === undefined &&
    interfaces.every(({ subnet }) => index.byId(subnet) === undefined)
  );
}

const isNotCollected = (reading: Reading<unknown>): boolean =>
  reading.state === 'unread' && reading.reason === 'not-collected';

const audiencesOf = ({ addressFamilies }: NetworkInterface): readonly Audience[] =>
  addressFamilies.includes('ipv4') ? [...addressFamilies, PROVIDER_CUSTOMERS] : addressFamilies;

/** Whether it has rules of its own, without a firewall beside it. */
export function hasOwnFirewall(resource: Resource): boolean {
  const rules = facet(resource, 'allowedIngress');
  return rules.state === 'value' || (rules.state === 'unread' && !isNotCollected(rules));
}

/** What a firewall lets through to whatever stands behind it. */
function throughFirewall(firewall: Resource): Reading<Ingress> {
  const rules = facet(firewall, 'allowedIngress');
  if (rules.state !== 'value') return rules;
  const paths = AUDIENCES.map(audience => ({ audience, ...throughFirewallRules(rules.value, audience) }));
  return combine(paths, value(EVERYTHING));
}

/** What would reach a server in this subnet that has a public address and no firewall. Nothing, where nothing is in it. */
function intoSubnet(subnet: Resource, pathOf: PathOf): Reading<Ingress> {
  const inUse = facet(subnet, 'addressesInUse');
  if (valueOrNull(inUse) === 0) return value(NOT_REACHED);
  const open: NetworkInterface = { subnet: subnet.id, firewalls: [], addressFamilies: ['ipv4', 'ipv6'] };
  const ingress = combine(
    audiencesOf(open).map(audience => pathOf(subnet, open, audience)),
    value(EVERYTHING),
  );
  // Where no collector counts addresses, something is taken to be in it.
  return inUse.state === 'unread' && inUse.reason !== 'not-collected'
    ? mapReading(ingress, found => withGap(found, inUse))
    : ingress;
}

/** Reachability of what is in no customer network. Absent where it only is a DNS name. */
function byAccess(resource: Resource): Reading<Ingress> {
  const access = facet(resource, 'publicAccess');
  if (access.state !== 'value') return access;
  const audience = access.value === 'public' ? 'ipv4' : access.value === PROVIDER_CUSTOMERS ? access.value : undefined;
  if (audience === undefined) return value(NOT_REACHED);
  const ports = listeningPorts(resource);
  if (ports.state !== 'value') return ports;
  return combine([{ audience, ...passage(ports.value) }], ports);
}

/** Kinds whose ports the provider may not know: their firewalls decide. */
const OF_UNKNOWN_PORTS: readonly Kind[] = ['managed-service', 'app'];

/** The ports on which it listens; all ports for a server, and where no collector reads the port of an app, database or managed service. */
export function listeningPorts(resource: Resource): Reading<PortSet> {
  if (resource.kind === 'server') return value(EVERYTHING);
  const listeners = facet(resource, 'listeners');
  if (OF_UNKNOWN_PORTS.includes(resource.kind) && (listeners.state === 'absent' || isNotCollected(listeners)))
    return value(EVERYTHING);
  if (listeners.state === 'unread') {
    return resource.kind === 'database' && isNotCollected(listeners) ? value(EVERYTHING) : listeners;
  }
  return value(
    portSet(
      (valueOrNull(listeners) ?? []).flatMap(({ protocol, port, toPort = port }) =>
        transportsOf(protocol).map(name => ({ protocol: name, fromPort: port, toPort })),
      ),
    ),
  );
}
