import { EVERYTHING, NOTHING, portSet, union, type PortSet } from '../../../../lib/port-set.ts';
import type { Facets, AllowedIngress } from '../../../../model/facets.ts';
import { valueOrNull, type Reading, type Unread, unread, value } from '../../../../model/reading.ts';
import { armId, type ArmResource } from '../../client/arm.ts';
import type { NetworkContext } from './network.ts';
import { refId, type Ref, resourcesIn } from './network-types.ts';
import {
  inboundOf,
  onlyPorts,
  allowedIngressOf,
  intersectIngress,
  type NetworkInterface,
} from './network-security-groups.ts';

type Interface = Facets['networkInterfaces'][number];

export interface IpConfiguration {
  readonly id?: string;
  readonly properties?: {
    readonly privateIPAddress?: string;
    readonly subnet?: Ref | null;
    readonly publicIPAddress?: Ref | null;
    readonly applicationSecurityGroups?: readonly Ref[];
    readonly loadBalancerInboundNatRules?: readonly Ref[];
    readonly loadBalancerBackendAddressPools?: readonly Ref[];
  };
}

interface NetworkInterfaceProperties {
  readonly virtualMachine?: Ref | null;
  readonly networkSecurityGroup?: Ref | null;
  readonly ipConfigurations?: readonly IpConfiguration[];
  readonly enableAcceleratedNetworking?: boolean;
}

/** Whether what comes and goes skips the switch in the software of the host. */
export const hasAcceleratedNetworking = ({ properties }: ArmResource): boolean =>
  (properties as NetworkInterfaceProperties | null | undefined)?.enableAcceleratedNetworking === true;

/** The machine that a card belongs to. */
export const machineOf = ({ properties }: ArmResource): string | undefined =>
  refId((properties as NetworkInterfaceProperties | null | undefined)?.virtualMachine);

/** How a network card is wired: one entry for each subnet of its configurations. */
export function networkInterfacesOf(row: ArmResource, around: NetworkContext): Reading<readonly Interface[]> {
  const card = (row.properties ?? {}) as NetworkInterfaceProperties;
  const group = refId(card.networkSecurityGroup);
  const bySubnet = Map.groupBy(card.ipConfigurations ?? [], ({ properties }) => refId(properties?.subnet) ?? '');
  const found: Interface[] = [];
  for (const [subnet, configurations] of bySubnet) {
    const wired = wire(subnet, group, configurations, around);
    if (wired.state === 'unread') return wired;
    found.push(wired.value);
  }
  return value(found);
}

function wire(
  subnet: string,
  group: string | undefined,
  configurations: readonly IpConfiguration[],
  around: NetworkContext,
): { readonly state: 'value'; readonly value: Interface } | Unread {
  const ways = configurations.map(one => publicIngressOf(one, around));
  const gap = ways.find(way => way.state === 'unread');
  if (gap?.state === 'unread') return gap;
  const open = ways.flatMap(way => valueOrNull(way) ?? []);
  const addressFamilies = [...new Set(open.map(({ family }) => family))].sort();
  if (addressFamilies.length === 0)
    return { state: 'value', value: { subnet, firewalls: groupsOf(group, undefined), addressFamilies } };
  const home = subnetGroup(subnet, around);
  if (home.state === 'unread') return home;
  const firewalls = groupsOf(group, valueOrNull(home) ?? undefined);
  const requiresExternalIdOrMfa = firewalls.length > 0;
  // A standard address lets nothing in where no security group says what may come (Microsoft, "Public IP addresses").
  const reaching = open.filter(({ closedByDefault }) => requiresExternalIdOrMfa || !closedByDefault);
  const named: Interface = {
    subnet,
    firewalls,
    addressFamilies: [...new Set(reaching.map(({ family }) => family))].sort(),
  };
  const letIn = openingsThrough(firewalls, configurations, around);
  // Groups that could not be read stay names: whoever asks for them is told why.
  if (letIn === undefined) return { state: 'value', value: named };
  const ports = reaching.map(way => way.ports).reduce(union, NOTHING);
  return { state: 'value', value: { ...named, allowedIngress: onlyPorts(letIn, ports) } };
}

const groupsOf = (own: string | undefined, subnets: string | undefined): string[] =>
  [own, subnets].filter(one => one !== undefined);

function subnetGroup(subnet: string, { subnets }: NetworkContext): Reading<string> {
  if (subnets.state !== 'value') return subnets;
  const found = subnets.value.get(subnet);
  if (found === undefined) return unread('not-collected', subnet);
  return found.group === undefined ? { state: 'absent' } : value(found.group);
}

function openingsThrough(
  firewalls: readonly string[],
  configurations: readonly IpConfiguration[],
  { groups }: NetworkContext,
): AllowedIngress[] | undefined {
  if (groups.state !== 'value') return undefined;
  const card: NetworkInterface = {
    addresses: configurations.flatMap(({ properties }) => properties?.privateIPAddress ?? []),
    groups: configurations.flatMap(({ properties }) =>
      (properties?.applicationSecurityGroups ?? []).flatMap(one => refId(one) ?? []),
    ),
  };
  let all: AllowedIngress[] | undefined;
  for (const id of firewalls) {
    const group = groups.value.get(id);
    if (group === undefined) return undefined;
    const own = allowedIngressOf(inboundOf(group), card);
    all = all === undefined ? own : intersectIngress(all, own);
  }
  return all ?? [{ protocol: 'all', fromPort: 0, toPort: 65_535, sources: ['0.0.0.0/0', '::/0'] }];
}

interface PublicIngress {
  readonly family: 'ipv4' | 'ipv6';
  readonly ports: PortSet;
  readonly closedByDefault: boolean;
}

/** Public addresses that lead to a card: its own, and those of balancers that pass something on to it. */
function publicIngressOf(
  { properties = {} }: IpConfiguration,
  { addresses, balancers }: NetworkContext,
): Reading<readonly PublicIngress[]> {
  const ways: PublicIngress[] = [];
  const own = refId(properties.publicIPAddress);
  if (own !== undefined) {
    if (addresses.state !== 'value') return addresses;
    ways.push({ ...addressOf(addresses.value.get(own)), ports: EVERYTHING });
  }
  const passed = [
    ...(properties.loadBalancerInboundNatRules ?? []),
    ...(properties.loadBalancerBackendAddressPools ?? []),
  ].flatMap(one => refId(one) ?? []);
  if (passed.length === 0) return value(ways);
  if (balancers.state !== 'value') return balancers;
  if (addresses.state !== 'value') return addresses;
  for (const id of passed) {
    const balancer = balancers.value.get(id.split('/').slice(0, -2).join('/'));
    if (balancer === undefined) return unread('not-collected', id);
    for (const { front, ports } of passedOn(balancer, id)) {
      const address = publicAddressOf(balancer, front);
      if (address !== undefined) ways.push({ ...addressOf(addresses.value.get(address)), ports });
    }
  }
  return value(ways);
}

/** An address of another subscription is taken for a standard one of the usual family. */
function addressOf(row: ArmResource | undefined): Omit<PublicIngress, 'ports'> {
  const { publicIPAddressVersion = 'IPv4' } = (row?.properties ?? {}) as { readonly publicIPAddressVersion?: string };
  return {
    family: publicIPAddressVersion === 'IPv6' ? 'ipv6' : 'ipv4',
    closedByDefault: row?.sku?.name?.toLowerCase() !== 'basic',
  };
}

interface BalancerRule {
  readonly id?: string;
  readonly properties?: {
    readonly protocol?: string;
    readonly frontendPort?: number;
    readonly backendPort?: number;
    readonly frontendIPConfiguration?: Ref | null;
    readonly backendAddressPool?: Ref | null;
    readonly backendAddressPools?: readonly Ref[];
    readonly frontendPortRangeStart?: number;
    readonly probe?: Ref | null;
    readonly loadDistribution?: string;
  };
}

export interface BalancerProperties {
  readonly frontendIPConfigurations?: readonly {
    readonly id?: string;
    readonly zones?: readonly string[];
    readonly properties?: { readonly publicIPAddress?: Ref | null; readonly subnet?: Ref | null };
  }[];
  readonly loadBalancingRules?: readonly BalancerRule[];
  readonly inboundNatRules?: readonly BalancerRule[];
  readonly backendAddressPools?: readonly {
    readonly id?: string;
    readonly properties?: { readonly backendIPConfigurations?: readonly Ref[] };
  }[];
}

export const balancerOf = (row: ArmResource): BalancerProperties => row.properties ?? {};

/** What a balancer passes on by this rule or to this pool: from which of its fronts, to which ports. */
function passedOn(row: ArmResource, id: string): { readonly front: string; readonly ports: PortSet }[] {
  const { inboundNatRules = [], loadBalancingRules = [] } = balancerOf(row);
  return [...inboundNatRules, ...loadBalancingRules].flatMap(({ id: own, properties = {} }) => {
    const pools = [properties.backendAddressPool, ...(properties.backendAddressPools ?? [])].map(refId);
    const front = refId(properties.frontendIPConfiguration);
    if (front === undefined || !(pools.includes(id) || (own !== undefined && armId(own) === id))) return [];
    const port = properties.backendPort ?? 0;
    const protocol = (properties.protocol ?? 'all').toLowerCase();
    // Port 0 is all of them: a rule for every port.
    const ports = portSet([{ protocol, fromPort: port, toPort: port === 0 ? 65_535 : port }]);
    return [{ front, ports }];
  });
}

export function publicAddressOf(row: ArmResource, front: string): string | undefined {
  const found = balancerOf(row).frontendIPConfigurations?.find(({ id }) => id !== undefined && armId(id) === front);
  return refId(found?.properties?.publicIPAddress);
}

/** The machines behind each ip configuration, to find who stands in a pool. */
export function machinesByConfiguration({ cards }: NetworkContext): ReadonlyMap<string, string> {
  return new Map(
    resourcesIn(cards).flatMap(row => {
      const machine = machineOf(row);
      const { ipConfigurations = [] } = (row.properties ?? {}) as NetworkInterfaceProperties;
      return machine === undefined
        ? []
        : ipConfigurations.flatMap(({ id }) => (id === undefined ? [] : [[armId(id), machine] as const]));
    }),
  );
}
