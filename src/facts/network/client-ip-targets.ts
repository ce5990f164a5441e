import { PROVIDER_CUSTOMERS, type Audience } from '../../lib/internet.ts';
import { EVERYTHING, intersect, isEmpty, NOTHING, portSet, subtract, union, type PortSet } from '../../lib/port-set.ts';
import type { Facets } from '../../model/facets.ts';
import { mapReading, unread, value, valueOrNull, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { filteredIngress, passage, throughAny, type NetworkInterface, type Passage } from './ingress-path.ts';
import { AUDIENCES, transportsOf, withGap, type Ingress } from './ingress.ts';

type Target = Facets['clientIpTargets'][number]['targets'][number];

/** Within what reaches a load balancer: what the firewalls of its targets let in, where it passes the client IP on. */
export function throughTargets(index: InventoryIndex, balancer: Resource, ingress: Reading<Ingress>): Reading<Ingress> {
  const targets = facet(balancer, 'clientIpTargets');
  if (targets.state === 'absent' || (targets.state === 'unread' && targets.reason === 'not-collected')) return ingress;
  if (targets.state === 'unread') return mapReading(ingress, found => withGap(found, targets));
  return mapReading(ingress, ({ reached, gaps }) => {
    const all = AUDIENCES.map(audience => reached[audience]).reduce(union);
    const narrowed = AUDIENCES.map(audience => {
      const before = audience === PROVIDER_CUSTOMERS ? all : reached[audience];
      return narrow(before, listenerPassages(index, balancer, targets.value, audience));
    });
    const [ipv4 = NOTHING, ipv6 = NOTHING, customers = NOTHING] = narrowed.map(({ ports }) => ports);
    const certain = union(ipv4, ipv6);
    return {
      reached: { ipv4, ipv6, [PROVIDER_CUSTOMERS]: subtract(customers, certain) },
      gaps: [...gaps, ...narrowed.flatMap(({ unsure }) => unsure)],
    };
  });
}

/** One listener, and what gets through it to its targets. */
interface ListenerPassage extends Passage {
  readonly ports: PortSet;
  /** Each port leads to the same port of the targets. */
  readonly samePorts: boolean;
}

/** Takes away the listeners behind which no target lets anybody in. */
function narrow(
  ports: PortSet,
  listeners: readonly ListenerPassage[],
): { readonly ports: PortSet; readonly unsure: Ingress['gaps'] } {
  let left = ports;
  const unsure: Ingress['gaps'][number][] = [];
  for (const listener of listeners) {
    const own = intersect(ports, listener.ports);
    // Of a listener whose port is another one at the targets, all is open or nothing.
    const closed = listener.samePorts ? subtract(own, listener.certain) : isEmpty(listener.certain) ? own : NOTHING;
    if (isEmpty(closed)) continue;
    left = subtract(left, closed);
    const possible = listener.samePorts ? intersect(closed, listener.most) : isEmpty(listener.most) ? NOTHING : closed;
    if (listener.gap !== undefined && !isEmpty(possible)) unsure.push({ ports: possible, gap: listener.gap });
  }
  return { ports: left, unsure };
}

function listenerPassages(
  index: InventoryIndex,
  balancer: Resource,
  listeners: Facets['clientIpTargets'],
  audience: Audience,
): readonly ListenerPassage[] {
  const from = (valueOrNull(facet(balancer, 'networkInterfaces')) ?? []).flatMap(({ firewalls }) => firewalls);
  return listeners.map(({ protocol, port, toPort, targets }) => {
    const onPorts = (fromPort: number, last: number): PortSet =>
      portSet(transportsOf(protocol).map(name => ({ protocol: name, fromPort, toPort: last })));
    const ports = onPorts(port, toPort ?? port);
    const passages = targets.map(target => {
      const through = targetPassage(index, balancer, target, audience, from);
      const wanted = toPort === undefined ? onPorts(target.port, target.port) : ports;
      return { ...through, certain: intersect(through.certain, wanted), most: intersect(through.most, wanted) };
    });
    return { ports, samePorts: toPort !== undefined, ...throughAny(passages) };
  });
}

function targetPassage(
  index: InventoryIndex,
  place: Resource,
  target: Target,
  audience: Audience,
  from: readonly string[],
): Passage {
  const { account, region } = place;
  const interfaces = interfacesOf(index, place, target);
  if (interfaces.state === 'unread') return unsure(interfaces);
  return throughAny(
    facing(valueOrNull(interfaces) ?? []).map(one => {
      if (isUnfiltered(index, one)) return passage(NOTHING);
      return filteredIngress(index, { account, region }, one, audience, from);
    }),
  );
}

/** Those of the resource that is registered, or the one that has the registered address. */
function interfacesOf(
  index: InventoryIndex,
  { account, region }: Resource,
  { to, network }: Target,
): Reading<Facets['networkInterfaces']> {
  const target = index.byId(to);
  if (target !== undefined) return facet(target, 'networkInterfaces');
  const found = interfacesByAddress(index).get(`${network ?? ''} ${to}`);
  if (found !== undefined) return value([found]);
  return index.gap('server', { account, region }) ?? unread('not-collected', to);
}

const interfacesByAddress = memoizePerInventory((index: InventoryIndex): ReadonlyMap<string, NetworkInterface> => {
  const interfaces = index.seen('server').flatMap(server => valueOrNull(facet(server, 'networkInterfaces')) ?? []);
  return new Map(
    interfaces.flatMap(one => {
      const { network = '', addresses = [] } = one.privateAddresses ?? {};
      return addresses.map(address => [`${network} ${address}`, one] as const);
    }),
  );
});

const unsure = (gap: NonNullable<Passage['gap']>): Passage => ({ certain: NOTHING, most: EVERYTHING, gap });

/** Those that the load balancer forwards to, where the provider says which. */
function facing(interfaces: readonly NetworkInterface[]): readonly NetworkInterface[] {
  const forwarded = interfaces.filter(({ allowedIngress }) => allowedIngress !== undefined);
  return forwarded.length > 0 ? forwarded : interfaces;
}

/** An interface without any firewall accepts nothing from a load balancer that passes the client IP on. */
const isUnfiltered = (index: InventoryIndex, { subnet, firewalls, allowedIngress }: NetworkInterface): boolean => {
  const home = index.byId(subnet);
  return (
    allowedIngress === undefined &&
    firewalls.length === 0 &&
    home !== undefined &&
    facet(home, 'ingressRules').state === 'absent'
  );
};
