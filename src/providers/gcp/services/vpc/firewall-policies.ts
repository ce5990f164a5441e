import { fullNameOfNetwork } from './names.ts';
import { portsOf, type IngressRule, type Layer4 } from './firewall-rules.ts';

/** A firewall policy as the effective firewalls of a network name it. */
export interface FirewallPolicy {
  /** `HIERARCHY`: of the organization or a folder; `NETWORK`: global, of the network; `NETWORK_REGIONAL`. */
  readonly type?: string;
  readonly rules?: readonly PolicyRule[] | null;
}

interface PolicyRule {
  readonly action?: string;
  readonly direction?: string;
  readonly disabled?: boolean;
  readonly priority?: number;
  readonly targetResources?: readonly string[] | null;
  readonly targetServiceAccounts?: readonly string[] | null;
  readonly targetSecureTags?: readonly unknown[] | null;
  readonly match?: {
    readonly srcIpRanges?: readonly string[] | null;
    readonly srcRegionCodes?: readonly string[] | null;
    readonly srcThreatIntelligences?: readonly string[] | null;
    readonly srcFqdns?: readonly string[] | null;
    readonly srcAddressGroups?: readonly string[] | null;
    readonly srcSecureTags?: readonly { readonly name?: string }[] | null;
    readonly srcNetworks?: readonly string[] | null;
    readonly layer4Configs?: readonly Layer4[] | null;
  } | null;
}

/** The active ingress rules of a policy by priority. */
export const policyRulesOf = ({ rules }: FirewallPolicy): readonly IngressRule[] =>
  (rules ?? [])
    .filter(({ direction, disabled }) => direction === 'INGRESS' && disabled !== true)
    .toSorted((a, b) => (a.priority ?? 0) - (b.priority ?? 0))
    .map(parseRule);

function parseRule({ action = '', match, ...rule }: PolicyRule): IngressRule {
  return {
    // `apply_security_profile_group`: it inspects what it lets in.
    action: action === 'deny' ? 'deny' : action === 'goto_next' ? 'next' : 'allow',
    sources: sourcesOf(match ?? {}),
    ports: portsOf(match?.layer4Configs ?? [{}]),
    targetTags: [],
    targetServiceAccounts: rule.targetServiceAccounts ?? [],
    targetNetworks: (rule.targetResources ?? []).map(fullNameOfNetwork),
    bySecureTag: (rule.targetSecureTags ?? []).length > 0,
  };
}

/** Addresses, else the names of what stands for some: none of these is the whole internet. */
function sourcesOf(match: NonNullable<PolicyRule['match']>): readonly string[] {
  const names = [
    ...(match.srcRegionCodes ?? []).map(code => `region:${code}`),
    ...(match.srcThreatIntelligences ?? []).map(list => `list:${list}`),
    ...(match.srcFqdns ?? []),
    ...(match.srcAddressGroups ?? []),
    ...(match.srcNetworks ?? []),
    ...(match.srcSecureTags ?? []).flatMap(({ name }) => name ?? []),
  ];
  const sources = [...(match.srcIpRanges ?? []), ...names];
  return sources.length === 0 ? ['0.0.0.0/0', '::/0'] : sources;
}
