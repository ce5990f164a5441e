import { PROVIDER_CUSTOMERS } from '../../lib/internet.ts';
import { portSet, rangesOf, subtract, union, type PortRange, type PortSet } from '../../lib/port-set.ts';
import type { Facets } from '../../model/facets.ts';
import type { Exposure } from '../../model/facts.ts';
import type { Kind } from '../../model/kinds.ts';
import { PORT_SERVICES, portOf, type PortService } from '../../model/port-services.ts';
import { absent, flatMapReading, mapReading, value, valueOrNull, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { isAtLeast, shiftSeverity } from '../../model/severity.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import type { Ingress } from './ingress.ts';
import { hasOwnFirewall, INGRESS_NEEDS, INGRESS_OPTIONAL, internetIngressOf } from './internet-ingress.ts';
import { byLargeAccess, byLargeRules, toLargeRanges, type FindIn } from './large-ranges.ts';

/** More ports in a row name no service: a web host with all ports open is not "SQL Server". */
const NAMED_RANGE = 1024;

const isDataStore = (service: PortService): boolean => service.class === 'data-store';
const isManagement = (service: PortService): boolean => !isDataStore(service) && !service.publicByDesign;

const { server, database, warehouse, subnet, firewall, 'load-balancer': loadBalancer } = INGRESS_NEEDS;

/** Of an app: containers with addresses of their own, and what the provider forwards to them. */
const APP_NEEDS = ['networkInterfaces', 'listeners'] as const;

/** Services besides data stores that the internet reaches. */
export const exposedManagementServices = defineFact({
  name: 'exposedManagementServices',
  on: ['server', 'load-balancer', 'app', 'subnet'],
  needs: { server, 'load-balancer': loadBalancer, app: APP_NEEDS, subnet, firewall },
  optional: INGRESS_OPTIONAL,
  prepare: internetIngressOf,
  compute(resource, ingressOf, index) {
    const find: FindIn = ports => exposures(ports, isManagement);
    const reached = exposuresIn(ingressOf(resource), find);
    return resource.kind === 'app' ? orLargeRanges(index, resource, reached, find) : reached;
  },
});

const STORES: readonly Kind[] = ['database', 'warehouse'];
/** Large ranges of a server and a load balancer are a finding of the firewall in front of them. */
const WITH_OWN_RANGES: readonly Kind[] = [...STORES, 'app'];

export const exposedDataStores = defineFact({
  name: 'exposedDataStores',
  on: ['database', 'warehouse', 'server', 'load-balancer', 'app'],
  needs: { server, 'load-balancer': loadBalancer, app: APP_NEEDS, database, warehouse, subnet, firewall },
  optional: INGRESS_OPTIONAL,
  prepare: internetIngressOf,
  compute(resource, ingressOf, index) {
    const find: FindIn = STORES.includes(resource.kind) ? tcpRanges : ports => exposures(ports, isDataStore);
    const reached = exposuresIn(ingressOf(resource), find);
    return WITH_OWN_RANGES.includes(resource.kind) ? orLargeRanges(index, resource, reached, find) : reached;
  },
});

/** What a firewall opens to strangers and does not belong on the internet. */
export const exposedServices = defineFact({
  name: 'exposedServices',
  on: ['firewall'],
  needs: { firewall: ['allowedIngress'] },
  prepare: internetIngressOf,
  compute: (firewall, ingressOf) =>
    mapReading(
      exposuresIn(ingressOf(firewall), ports => exposures(ports, () => true)),
      found => (found.length > 0 ? found : toLargeRanges(rulesOf(firewall), ports => exposures(ports, () => true))),
    ),
});

const MANAGED_NEEDS = ['networkInterfaces', 'publicAccess', 'listeners'] as const;

/** What strangers reach of a managed service or broker: any port of it, known ports of a virtual machine with rules of its own. */
export const exposedManagedServices = defineFact({
  name: 'exposedManagedServices',
  on: ['managed-service', 'messaging'],
  needs: { 'managed-service': [...MANAGED_NEEDS, 'allowedIngress'], messaging: MANAGED_NEEDS, subnet, firewall },
  optional: [...MANAGED_NEEDS, ...INGRESS_OPTIONAL],
  prepare: internetIngressOf,
  compute(resource, ingressOf, index) {
    const ways = (['networkInterfaces', 'publicAccess', 'allowedIngress'] as const).map(name => facet(resource, name));
    if (ways.every(way => way.state === 'absent' || (way.state === 'unread' && way.reason === 'not-collected')))
      return absent;
    const find: FindIn = ports =>
      hasOwnFirewall(resource)
        ? exposures(ports, one => isDataStore(one) || isManagement(one))
        : tcpRanges(ports).map(one => ({ ...one, severity: 'high' }));
    return orLargeRanges(index, resource, exposuresIn(ingressOf(resource), find), find);
  },
});

type Found = ReturnType<FindIn>[number];

const rulesOf = (resource: Resource): Facets['allowedIngress'] => valueOrNull(facet(resource, 'allowedIngress')) ?? [];

/** What strangers reach; where they reach nothing, what a large part of the internet reaches. */
const orLargeRanges = (
  index: InventoryIndex,
  resource: Resource,
  reached: Reading<readonly Exposure[]>,
  find: FindIn,
): Reading<readonly Exposure[]> =>
  flatMapReading(reached, found => {
    if (found.length > 0) return value(found);
    const large = [...toLargeRanges(rulesOf(resource), find), ...byLargeAccess(resource, find)];
    return large.length > 0 ? value(large) : byLargeRules(index, resource, find);
  });

/** What is found for certain; unread where nothing is, and something unread could show more. */
function exposuresIn(
  ingress: Reading<Ingress>,
  find: (ports: PortSet) => readonly Found[],
): Reading<readonly Exposure[]> {
  return flatMapReading(ingress, ({ reached, gaps }) => {
    const everybody = find(union(reached.ipv4, reached.ipv6)).map((one): Exposure => ({
      ...one,
      audience: 'internet',
    }));
    const customers = find(reached[PROVIDER_CUSTOMERS]).map((one): Exposure => {
      return { ...one, severity: shiftSeverity(one.severity, -1), audience: PROVIDER_CUSTOMERS };
    });
    const found = [...everybody, ...customers].sort((a, b) => rank(a) - rank(b));
    if (found.length > 0) return value(found);
    return gaps.find(({ ports }) => find(ports).length > 0)?.gap ?? value([]);
  });
}

/** The most severe first. */
const rank = ({ severity }: Exposure): number =>
  (['critical', 'high', 'medium'] as const).findIndex(floor => isAtLeast(severity, floor));

/** Wide ranges as they are, and what is known behind single ports. */
function exposures(ports: PortSet, isWanted: (service: PortService) => boolean): readonly Found[] {
  const wide = rangesOf(ports).filter(isWide);
  const narrow = subtract(ports, portSet(wide));
  const named = PORT_SERVICES.filter(isWanted).flatMap((one): Found[] => {
    const { service, protocol, severity } = one;
    const port = portOf(one, narrow);
    return port === undefined ? [] : [{ service, protocol, fromPort: port, toPort: port, severity }];
  });
  return [...wide.map(nameless), ...named];
}

const isWide = ({ protocol, fromPort, toPort }: PortRange): boolean =>
  ['all', 'tcp', 'udp'].includes(protocol) && toPort - fromPort > NAMED_RANGE;

const nameless = ({ protocol, fromPort, toPort }: PortRange): Found => ({
  service: null,
  protocol,
  fromPort,
  toPort,
  // Media and tunnels use ranges of UDP; all of it holds memcached and SNMP.
  severity: protocol === 'udp' && toPort - fromPort < 65_000 ? 'high' : 'critical',
});

const tcpRanges = (ports: PortSet): readonly Found[] =>
  rangesOf(ports)
    .filter(({ protocol }) => protocol === 'tcp' || protocol === 'all')
    .map(nameless);
