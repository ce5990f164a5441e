import { isEmpty, NOTHING, rangesOf, subtract, union, type PortSet } from '../../../../lib/port-set.ts';
import type { AllowedIngress } from '../../../../model/facets.ts';
import { flatMapReading, mapReading, type Reading, type Unread } from '../../../../model/reading.ts';
import { ingressOf, isSourceWithin } from '../../../kit/ingress.ts';
import type { GcpContext, GcpRead } from '../../context.ts';
import { leafName } from '../../facets/common.ts';
import { ingressRulesOf, type Firewall, type IngressRule } from './firewall-rules.ts';
import { policyRulesOf, type FirewallPolicy } from './firewall-policies.ts';
import { sourceName } from './google-ranges.ts';
import { readNetworks, type Network } from './networks.ts';

/** VPC firewall rules of a network, with the policies of the organization, its folders and the network, in one call. */
export const EFFECTIVE_FIREWALLS: GcpRead = {
  call: 'compute:networks.getEffectiveFirewalls',
  permission: 'compute.networks.getEffectiveFirewalls',
  path: '/compute/v1/projects/{owner}/global/networks/{network}/getEffectiveFirewalls',
  lists: ['firewalls', 'firewallPolicys'],
};

interface EffectiveFirewalls {
  readonly firewalls?: readonly Firewall[] | null;
  readonly firewallPolicys?: readonly FirewallPolicy[] | null;
}

/** The rules of a network, layer by layer, in the order in which they are evaluated. */
export type Layers = readonly (readonly IngressRule[])[];

/** One machine as the destination of rules. */
export interface Destination {
  readonly network: string;
  readonly tags: readonly string[];
  readonly serviceAccounts: readonly string[];
}

/** The layers of a network by its address, read once; that of a shared VPC is in its host project. */
export function layersOf(ctx: GcpContext, network: string): Promise<Reading<Layers>> {
  const id = ctx.fullName('compute', network);
  return ctx.shared(`effective firewalls of ${id}`, async () => {
    const owner = /\/projects\/([^/]+)\//.exec(id)?.[1] ?? ctx.account;
    const answer = await ctx.read(EFFECTIVE_FIREWALLS.call, () =>
      ctx.get<EffectiveFirewalls>(EFFECTIVE_FIREWALLS, { owner, network: leafName(id) }),
    );
    if (answer.state !== 'value' || (answer.value.firewallPolicys ?? []).every(isOfHierarchy))
      return mapReading(answer, found => layersIn(found, false));
    return flatMapReading(await readNetworks(ctx), networks =>
      mapReading(answer, found => layersIn(found, isPolicyFirst(networks, id, ctx))),
    );
  });
}

const isOfHierarchy = ({ type }: FirewallPolicy): boolean => type === undefined || type === 'HIERARCHY';

/** Whether a network evaluates its policy before its VPC firewall rules; one of another project mostly does not. */
const isPolicyFirst = (networks: readonly Network[], id: string, ctx: GcpContext): boolean =>
  networks.some(
    ({ selfLink, networkFirewallPolicyEnforcementOrder: order }) =>
      order === 'BEFORE_CLASSIC_FIREWALL' && ctx.fullName('compute', selfLink ?? '') === id,
  );

/** Policies of the organization and its folders come first, each in its order. */
function layersIn({ firewalls, firewallPolicys }: EffectiveFirewalls, policyFirst: boolean): Layers {
  const policies = firewallPolicys ?? [];
  const isBefore = (policy: FirewallPolicy): boolean => policyFirst || isOfHierarchy(policy);
  return [
    ...policies.filter(isBefore).map(policyRulesOf),
    ingressRulesOf(firewalls ?? []),
    ...policies.filter(policy => !isBefore(policy)).map(policyRulesOf),
  ];
}

export function appliesTo(rule: IngressRule, { network, tags, serviceAccounts }: Destination): boolean {
  if (rule.targetNetworks.length > 0 && !rule.targetNetworks.includes(network)) return false;
  const named = rule.targetTags.length > 0 || rule.targetServiceAccounts.length > 0;
  return (
    !named ||
    rule.targetTags.some(tag => tags.includes(tag)) ||
    rule.targetServiceAccounts.some(email => serviceAccounts.includes(email))
  );
}

interface Taken {
  readonly source: string;
  readonly ports: PortSet;
  /** What a layer had left to the next one when it denied the rest. */
  readonly except: readonly Taken[];
}

/** What the layers together let in to a machine. What no rule allows is denied: the implied rule. */
export function ingressThrough(layers: Layers, destination: Destination): AllowedIngress[] {
  const allowed = new Map<string, PortSet>();
  const unsure: IngressRule[] = [];
  const denied: Taken[] = [];
  for (const layer of layers) {
    const left: Taken[] = [];
    for (const rule of layer.filter(one => appliesTo(one, destination))) {
      if (rule.bySecureTag) {
        if (rule.action === 'allow') unsure.push(rule);
        continue;
      }
      for (const source of rule.sources) {
        if (rule.action === 'next') left.push({ source, ports: rule.ports, except: [] });
        else if (rule.action === 'deny') denied.push({ source, ports: rule.ports, except: [...left] });
        else {
          const open = subtract(subtract(rule.ports, takenFrom(source, denied)), takenFrom(source, left));
          if (!isEmpty(open)) allowed.set(source, union(allowed.get(source) ?? NOTHING, open));
        }
      }
    }
  }
  return [...ingressOf(named(allowed)), ...unsure.flatMap(unsureIngress)];
}

/** By name where the range is one of Google's own. */
function named(allowed: ReadonlyMap<string, PortSet>): ReadonlyMap<string, PortSet> {
  const byName = new Map<string, PortSet>();
  for (const [range, ports] of allowed)
    byName.set(sourceName(range), union(byName.get(sourceName(range)) ?? NOTHING, ports));
  return byName;
}

/** The ports that are decided for all of a source. */
const takenFrom = (source: string, taken: readonly Taken[]): PortSet =>
  taken
    .filter(one => isSourceWithin(source, one.source))
    .map(({ ports, except }) => subtract(ports, takenFrom(source, except)))
    .reduce(union, NOTHING);

const unsureIngress = ({ ports }: IngressRule): AllowedIngress[] =>
  rangesOf(ports).map(range => ({
    ...range,
    sources: [],
    unread: { reason: 'not-collected', detail: 'which machines have the secure tags of a firewall policy' },
  }));

/** Whether a rule applies to every machine that another one applies to. */
function coversTargetsOf(rule: IngressRule, { targetTags, targetServiceAccounts }: IngressRule): boolean {
  if (rule.targetTags.length === 0 && rule.targetServiceAccounts.length === 0) return true;
  const named = targetTags.length > 0 || targetServiceAccounts.length > 0;
  return (
    named &&
    targetTags.every(tag => rule.targetTags.includes(tag)) &&
    targetServiceAccounts.every(email => rule.targetServiceAccounts.includes(email))
  );
}

/** What one rule lets in, without what others deny to all of its targets. */
export function ingressOfRule(layers: Layers, own: IngressRule, network: string): AllowedIngress[] {
  const everywhere: Destination = { network, tags: own.targetTags, serviceAccounts: own.targetServiceAccounts };
  const others = layers.map(layer =>
    layer.filter(rule =>
      rule.action === 'allow' ? rule.address === own.address : !rule.bySecureTag && coversTargetsOf(rule, own),
    ),
  );
  return ingressThrough(others, everywhere);
}

/** Every rule is unread: anything may be let in, and nothing is certain. */
export const unreadIngress = ({ reason, detail = '' }: Unread): AllowedIngress[] => [
  { protocol: 'all', fromPort: 0, toPort: 65_535, sources: [], unread: { reason, detail } },
];
