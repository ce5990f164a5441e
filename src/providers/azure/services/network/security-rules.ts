import { prefixLength } from '../../../../lib/cidr.ts';
import { PROVIDER_CUSTOMERS } from '../../../../lib/internet.ts';
import { EVERYTHING, intersect, isEmpty, portSet, rangesOf, type PortSet } from '../../../../lib/port-set.ts';
import type { AllowedIngress, Facets } from '../../../../model/facets.ts';
import { armId, type ArmResource } from '../../client/arm.ts';
import { allowedInOrder, isSourceWithin } from '../../../kit/ingress.ts';

/** One rule of a network security group, as the service returns it. */
interface SecurityRule {
  readonly name?: string;
  readonly properties?: {
    readonly access?: string;
    readonly direction?: string;
    readonly priority?: number;
    readonly protocol?: string;
    readonly sourceAddressPrefix?: string;
    readonly sourceAddressPrefixes?: readonly string[];
    readonly sourceApplicationSecurityGroups?: readonly { readonly id?: string }[];
    readonly destinationAddressPrefix?: string;
    readonly destinationAddressPrefixes?: readonly string[];
    readonly destinationApplicationSecurityGroups?: readonly { readonly id?: string }[];
    readonly destinationPortRange?: string;
    readonly destinationPortRanges?: readonly string[];
  };
}

export interface InboundRule {
  /** Undefined for a default rule that the response leaves out. */
  readonly name?: string | undefined;
  readonly priority: number;
  readonly allow: boolean;
  readonly sources: readonly string[];
  readonly ports: PortSet;
  /** Destination addresses; empty: everything behind the group. */
  readonly addresses: readonly string[];
  /** Destination application security groups. */
  readonly groups: readonly string[];
}

/** One network interface as the destination of rules. */
export interface Destination {
  readonly addresses: readonly string[];
  /** Its application security groups. */
  readonly groups: readonly string[];
}

/** Rules that apply last, where the response leaves them out (Microsoft, "Network security groups", default rules). */
const DEFAULT_RULES: readonly InboundRule[] = [
  defaultRule(65_000, true, ['VirtualNetwork']),
  defaultRule(65_001, true, ['AzureLoadBalancer']),
  defaultRule(65_500, false, ['*']),
];

function defaultRule(priority: number, allow: boolean, sources: readonly string[]): InboundRule {
  return { priority, allow, sources, ports: EVERYTHING, addresses: [], groups: [] };
}

const LAST_PORT = 65_535;
/** What `*`, `Any` and `Internet` mean. Other service tags stay names: they are not the whole internet. */
const INTERNET = ['0.0.0.0/0', '::/0'];

/** The inbound rules of a security group in the order of their priority. */
export function inboundRulesOf({ properties }: ArmResource): readonly InboundRule[] {
  const { securityRules = [], defaultSecurityRules } = (properties ?? {}) as {
    readonly securityRules?: readonly SecurityRule[];
    readonly defaultSecurityRules?: readonly SecurityRule[];
  };
  const defaults = defaultSecurityRules === undefined ? DEFAULT_RULES : defaultSecurityRules.flatMap(parseInbound);
  return [...securityRules.flatMap(parseInbound), ...defaults].sort((a, b) => a.priority - b.priority);
}

function parseInbound({ name, properties = {} }: SecurityRule): InboundRule[] {
  const { direction = '', access = '', priority = 0, protocol = '*' } = properties;
  if (direction.toLowerCase() !== 'inbound') return [];
  const ranges = listOf(properties.destinationPortRange, properties.destinationPortRanges);
  const protocolName = protocol === '*' ? 'all' : protocol.toLowerCase();
  const allow = access.toLowerCase() === 'allow';
  const destinations = listOf(properties.destinationAddressPrefix, properties.destinationAddressPrefixes);
  return [
    {
      name,
      priority,
      allow,
      sources: [
        ...listOf(properties.sourceAddressPrefix, properties.sourceAddressPrefixes).flatMap(prefix =>
          sourcesOf(prefix, allow),
        ),
        ...idsOf(properties.sourceApplicationSecurityGroups),
      ],
      ports: portSet(ranges.map(range => ({ protocol: protocolName, ...portRangeOf(range) }))),
      addresses: destinations.some(isEveryDestination) ? [] : destinations,
      groups: idsOf(properties.destinationApplicationSecurityGroups),
    },
  ];
}

const listOf = (one: string | undefined, many: readonly string[] = []): readonly string[] =>
  one === undefined || one === '' ? many : [one, ...many];

const idsOf = (refs: readonly { readonly id?: string }[] = []): string[] =>
  refs.flatMap(({ id }) => (id === undefined ? [] : [armId(id)]));

/** `VirtualNetwork` as a destination is everything behind the group. */
const isEveryDestination = (prefix: string): boolean =>
  prefix === '*' || /^(any|virtualnetwork)$/i.test(prefix) || prefixLength(prefix)?.bits === 0;

function sourcesOf(prefix: string, allow: boolean): readonly string[] {
  if (prefix === '*' || /^(any|internet)$/i.test(prefix)) return INTERNET;
  // All addresses of Azure, or of one region: any customer has one there. To deny a region is not to deny Azure.
  if (/^azurecloud$/i.test(prefix) || (allow && /^azurecloud\./i.test(prefix))) return [PROVIDER_CUSTOMERS];
  return [/^\d+(\.\d+){3}$/.test(prefix) ? `${prefix}/32` : prefix];
}

/** A range that cannot be parsed counts as all ports. */
function portRangeOf(range: string): { fromPort: number; toPort: number } {
  if (range === '*') return { fromPort: 0, toPort: LAST_PORT };
  const [fromPort = Number.NaN, toPort = fromPort] = range.split('-').map(Number);
  return Number.isInteger(fromPort) && Number.isInteger(toPort) ? { fromPort, toPort } : { fromPort: 0, toPort: LAST_PORT }; // prettier-ignore
}

/** The rules of a subnet: what is allowed to some destinations is allowed, what is denied to some is not denied. */
export function ingressRulesOf(rules: readonly InboundRule[]): Facets['ingressRules'] {
  return rules
    .filter(rule => rule.allow || hasEveryDestination(rule))
    .flatMap(({ priority, allow, sources, ports }) =>
      sources.flatMap(source => rangesOf(ports).map(range => ({ order: priority, allow, ...range, source }))),
    );
}

const hasEveryDestination = ({ addresses, groups }: InboundRule): boolean =>
  addresses.length === 0 && groups.length === 0;

function appliesTo({ addresses, groups }: InboundRule, destination: Destination): boolean {
  if (groups.length > 0) return groups.some(group => destination.groups.includes(group));
  return (
    addresses.length === 0 ||
    addresses.some(prefix => destination.addresses.some(address => isSourceWithin(address, prefix)))
  );
}

/** What a security group allows, each with the names of the rules that allow it. */
export function namedIngressOf(rules: readonly InboundRule[]): AllowedIngress[] {
  return allowedIngressOf(rules).map(ingress => {
    const names = rules.flatMap(({ name, allow, sources, ports }) => {
      const matches = allow && sources.some(source => ingress.sources.includes(source));
      return name !== undefined && matches && !isEmpty(intersect(ports, portSet([ingress]))) ? [name] : [];
    });
    return names.length === 0 ? ingress : { ...ingress, names };
  });
}

/**
 * What the rules allow to a destination, after priorities and denials. Without a destination: to the one that they allow
 * most.
 */
export const allowedIngressOf = (rules: readonly InboundRule[], destination?: Destination): AllowedIngress[] =>
  allowedInOrder(
    rules.filter(rule =>
      destination === undefined ? rule.allow || hasEveryDestination(rule) : appliesTo(rule, destination),
    ),
  );
