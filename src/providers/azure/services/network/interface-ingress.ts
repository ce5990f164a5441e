import { EVERYTHING, NOTHING, union, type PortSet } from '../../../../lib/port-set.ts';
import type { AllowedIngress, Facets } from '../../../../model/facets.ts';
import { absent, unread, value, valueOrNull, type Reading } from '../../../../model/reading.ts';
import { parentOf, type ArmResource } from '../../client/arm.ts';
import { refId, type Ref } from '../../resources-by-id.ts';
import { intersectIngress, restrictToPorts } from '../../../kit/ingress.ts';
import { forwardedTo, publicIpOf } from './load-balancer-rules.ts';
import type { NetworkContext } from './network-context.ts';
import { allowedIngressOf, inboundRulesOf, type Destination } from './security-rules.ts';
import { isEnumValue } from '../../enum-value.ts';

type NetworkInterface = Facets['networkInterfaces'][number];

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

/** A public address that reaches an IP configuration, and on which ports. */
interface PublicIngress {
  readonly family: 'ipv4' | 'ipv6';
  readonly ports: PortSet;
  /** A Standard address: closed unless a security group allows traffic. */
  readonly closedByDefault: boolean;
}

/** A network interface in one of its subnets: its firewalls, and what reaches it from public addresses. */
export function interfaceOf(
  subnet: string,
  ownGroup: string | undefined,
  configurations: readonly IpConfiguration[],
  context: NetworkContext,
): Reading<NetworkInterface> {
  const readings = configurations.map(one => publicIngressOf(one, context));
  const unreadOne = readings.find(reading => reading.state === 'unread');
  if (unreadOne?.state === 'unread') return unreadOne;
  const ingress = readings.flatMap(reading => valueOrNull(reading) ?? []);
  if (ingress.length === 0)
    return value({ subnet, firewalls: ownGroup === undefined ? [] : [ownGroup], addressFamilies: [] });
  const subnetGroup = securityGroupOf(subnet, context);
  if (subnetGroup.state === 'unread') return subnetGroup;
  const firewalls = [ownGroup, valueOrNull(subnetGroup)].filter(id => typeof id === 'string');
  // A Standard address accepts nothing without a security group (Microsoft, "Public IP addresses").
  const reaching = ingress.filter(({ closedByDefault }) => firewalls.length > 0 || !closedByDefault);
  const addressFamilies = [...new Set(reaching.map(({ family }) => family))].sort();
  const allowedIngress = ingressThrough(firewalls, configurations, context);
  // Security groups that are unread stay ids: reachability is then unread as well.
  if (allowedIngress === undefined) return value({ subnet, firewalls, addressFamilies });
  const ports = reaching.map(one => one.ports).reduce(union, NOTHING);
  return value({ subnet, firewalls, addressFamilies, allowedIngress: restrictToPorts(allowedIngress, ports) });
}

function securityGroupOf(subnet: string, { subnets }: NetworkContext): Reading<string> {
  if (subnets.state !== 'value') return subnets;
  const found = subnets.value.get(subnet);
  if (found === undefined) return unread('not-collected', subnet);
  return found.securityGroup === undefined ? absent : value(found.securityGroup);
}

/** What all security groups in a row allow; undefined while one of them is unread. */
function ingressThrough(
  firewalls: readonly string[],
  configurations: readonly IpConfiguration[],
  { securityGroups }: NetworkContext,
): AllowedIngress[] | undefined {
  if (securityGroups.state !== 'value') return undefined;
  const destination: Destination = {
    addresses: configurations.flatMap(({ properties }) => properties?.privateIPAddress ?? []),
    groups: configurations.flatMap(({ properties }) =>
      (properties?.applicationSecurityGroups ?? []).flatMap(one => refId(one) ?? []),
    ),
  };
  let allowed: AllowedIngress[] | undefined;
  for (const id of firewalls) {
    const group = securityGroups.value.get(id);
    if (group === undefined) return undefined;
    const ingress = allowedIngressOf(inboundRulesOf(group), destination);
    allowed = allowed === undefined ? ingress : intersectIngress(allowed, ingress);
  }
  return allowed ?? [{ protocol: 'all', fromPort: 0, toPort: 65_535, sources: ['0.0.0.0/0', '::/0'] }];
}

/** Ids of the NAT rules and backend pools that forward to an IP configuration. */
export const forwardingTo = (properties: NonNullable<IpConfiguration['properties']>): string[] =>
  [...(properties.loadBalancerInboundNatRules ?? []), ...(properties.loadBalancerBackendAddressPools ?? [])].flatMap(
    one => refId(one) ?? [],
  );

/** By the configuration's own public IP address, and by load balancers that forward to it. */
function publicIngressOf(
  { properties = {} }: IpConfiguration,
  { publicIps, loadBalancers }: NetworkContext,
): Reading<readonly PublicIngress[]> {
  const found: PublicIngress[] = [];
  const publicIp = refId(properties.publicIPAddress);
  if (publicIp !== undefined) {
    if (publicIps.state !== 'value') return publicIps;
    found.push({ ...publicIpFacts(publicIps.value.get(publicIp)), ports: EVERYTHING });
  }
  const forwarding = forwardingTo(properties);
  if (forwarding.length === 0) return value(found);
  if (loadBalancers.state !== 'value') return loadBalancers;
  if (publicIps.state !== 'value') return publicIps;
  for (const id of forwarding) {
    const loadBalancer = loadBalancers.value.get(parentOf(id));
    if (loadBalancer === undefined) return unread('not-collected', id);
    for (const { frontend, ports } of forwardedTo(loadBalancer, id)) {
      const address = publicIpOf(loadBalancer, frontend);
      if (address !== undefined) found.push({ ...publicIpFacts(publicIps.value.get(address)), ports });
    }
  }
  return value(found);
}

/** An address of another subscription is not listed: it counts as a Standard IPv4 address. */
function publicIpFacts(row: ArmResource | undefined): Omit<PublicIngress, 'ports'> {
  const { publicIPAddressVersion = 'IPv4' } = (row?.properties ?? {}) as { readonly publicIPAddressVersion?: string };
  return {
    family: isEnumValue(publicIPAddressVersion, 'IPv6') ? 'ipv6' : 'ipv4',
    closedByDefault: row?.sku?.name?.toLowerCase() !== 'basic',
  };
}
