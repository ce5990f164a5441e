import { portSet, type PortSet } from '../../../../lib/port-set.ts';
import type { Row } from '../../facets/common.ts';

/** A VPC firewall rule as the API returns it. */
export interface Firewall extends Row {
  readonly network?: string;
  readonly direction?: string;
  readonly priority?: number;
  readonly disabled?: boolean;
  readonly allowed?: readonly Layer4[] | null;
  readonly denied?: readonly Layer4[] | null;
  readonly sourceRanges?: readonly string[] | null;
  readonly sourceTags?: readonly string[] | null;
  readonly sourceServiceAccounts?: readonly string[] | null;
  readonly targetTags?: readonly string[] | null;
  readonly targetServiceAccounts?: readonly string[] | null;
}

/** `IPProtocol` in firewall rules, `ipProtocol` in policies. */
export interface Layer4 {
  readonly IPProtocol?: string;
  readonly ipProtocol?: string;
  readonly ports?: readonly string[] | null;
}

/** A rule as it is evaluated. `next`: what it matches is left to the next layer. */
export interface IngressRule {
  /** The address of a VPC firewall rule; rules of policies are no resources. */
  readonly address?: string | undefined;
  readonly action: 'allow' | 'deny' | 'next';
  readonly sources: readonly string[];
  readonly ports: PortSet;
  readonly targetTags: readonly string[];
  readonly targetServiceAccounts: readonly string[];
  /** Networks that it is limited to, by full resource name; empty: all. */
  readonly targetNetworks: readonly string[];
  /** Secure tags decide whether it applies, and which machines have them is not read. */
  readonly bySecureTag: boolean;
}

/** What a rule may come from and go to, for one that names nothing. */
const ANYWHERE = ['0.0.0.0/0'];
const LAST_PORT = 65_535;
const PROTOCOL_NUMBERS: Readonly<Record<string, string>> = { '1': 'icmp', '6': 'tcp', '17': 'udp', '58': 'icmp' };

/** Ingress rules of the VPC firewall in the order of evaluation: at the same priority, a deny comes first. */
export function ingressRulesOf(firewalls: readonly Firewall[]): readonly IngressRule[] {
  return firewalls
    .filter(isActiveIngress)
    .map(rule => ({ rule, parsed: parseFirewall(rule) }))
    .sort((a, b) => priorityOf(a.rule) - priorityOf(b.rule) || rank(a.parsed) - rank(b.parsed))
    .map(({ parsed }) => parsed);
}

export const isActiveIngress = ({ direction = 'INGRESS', disabled }: Firewall): boolean =>
  direction === 'INGRESS' && disabled !== true;

const priorityOf = ({ priority = 1000 }: Firewall): number => priority;
const rank = ({ action }: IngressRule): number => (action === 'deny' ? 0 : 1);

export function parseFirewall(rule: Firewall): IngressRule {
  const { allowed, denied, sourceRanges, sourceTags, sourceServiceAccounts } = rule;
  const sources = [
    ...(sourceRanges ?? []),
    ...(sourceTags ?? []).map(tag => `tag:${tag}`),
    ...(sourceServiceAccounts ?? []).map(email => `serviceAccount:${email}`),
  ];
  return {
    address: rule.selfLink,
    action: (allowed ?? []).length > 0 ? 'allow' : 'deny',
    sources: sources.length === 0 ? ANYWHERE : sources,
    ports: portsOf((allowed ?? []).length > 0 ? (allowed ?? []) : (denied ?? [])),
    targetTags: rule.targetTags ?? [],
    targetServiceAccounts: rule.targetServiceAccounts ?? [],
    targetNetworks: [],
    bySecureTag: false,
  };
}

/** Ports of protocols; a protocol without ports is all of it. */
export const portsOf = (layers: readonly Layer4[]): PortSet =>
  portSet(
    layers.flatMap(({ IPProtocol, ipProtocol, ports }) => {
      const name = (IPProtocol ?? ipProtocol ?? 'all').toLowerCase();
      const protocol = PROTOCOL_NUMBERS[name] ?? name;
      const ranges = (ports ?? []).length === 0 ? [`0-${String(LAST_PORT)}`] : (ports ?? []);
      return ranges.map(range => ({ protocol, ...portRangeOf(range) }));
    }),
  );

/** A range that cannot be parsed counts as all ports. */
function portRangeOf(range: string): { fromPort: number; toPort: number } {
  const [fromPort = Number.NaN, toPort = fromPort] = range.split('-').map(Number);
  return Number.isInteger(fromPort) && Number.isInteger(toPort)
    ? { fromPort, toPort }
    : { fromPort: 0, toPort: LAST_PORT };
}
