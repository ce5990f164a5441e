import type { AllowedIngress } from '../../../model/facets.ts';
import type { Plan, PlannedBlock, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, unread, value, type Unread } from '../../../model/reading.ts';
import { about, isNew, known, number, OUTSIDE, text, texts } from '../../kit/planned.ts';
import { protocolName } from '../services/ec2/security-groups.ts';

const GROUP = ['aws_security_group'];

export const securityGroup: PlannedType = {
  kind: 'firewall',
  type: 'AWS::EC2::SecurityGroup',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'name'),
  facets: (resource, { plan }) => ({
    allowedIngress: value(ingressOf(resource, plan)),
    defaultSecurityGroup: value(false),
    deletionProtection: absent,
    placement: absent,
    accessLogging: absent,
    firewallDefaultAction: absent,
    wafRules: absent,
  }),
};

/** Rules that are resources of their own: the old type with all members, the new one with one source. */
const OLD_RULE = { type: 'aws_security_group_rule', by: 'security_group_id' };
const NEW_RULE = { type: 'aws_vpc_security_group_ingress_rule', by: 'security_group_id' };

/** Inline rules and rules of their own, with a hole where there may be more. */
function ingressOf(group: PlannedResource, plan: Plan): AllowedIngress[] {
  const [old, single] = [about(plan, group, OLD_RULE), about(plan, group, NEW_RULE)];
  const own = [
    ...old.found.filter(rule => known(rule, 'type') !== 'egress').map(oldRule),
    ...single.found.map(singleRule),
  ];
  const inline = group.blocks('ingress');
  const isMade = isNew(group);
  // The list is computed where rules are resources of their own. Without any, it may be made of something unknown.
  const isElsewhere = isMade && own.length > 0 && plan.isUnset(group, 'ingress');
  // What exists shows the rules as they were, those of their own included.
  const isStale = !isMade && hasChangedRules(group, plan, [...old.found, ...single.found]);
  const holes = [
    old.hidden,
    single.hidden,
    isStale ? unread('unsupported', 'the plan changes its rules') : undefined,
    !isMade && inline.state !== 'value' ? OUTSIDE : undefined,
    inline.state === 'unread' && !isElsewhere ? inline : undefined,
  ].filter(hole => hole !== undefined);
  const written = inline.state === 'value' && !isStale ? inline.value.map(oldRule) : [];
  return [...written, ...own, ...holes.map(hole)];
}

function hasChangedRules(group: PlannedResource, plan: Plan, found: readonly PlannedResource[]): boolean {
  const isOfGroup = (rule: PlannedResource): boolean => {
    const named = plan.named(rule, 'security_group_id', GROUP);
    return named.state !== 'value' || named.value.includes(group);
  };
  return (
    found.some(({ change }) => change === 'update' || change === 'replace') ||
    [OLD_RULE, NEW_RULE].some(({ type }) => plan.deleted(type).some(isOfGroup))
  );
}

const LAST_PORT = 65_535;
const hole = ({ reason, detail = '' }: Unread): AllowedIngress => ({
  protocol: 'all',
  fromPort: 0,
  toPort: LAST_PORT,
  sources: [],
  unread: { reason, detail },
});

const oldRule = (rule: PlannedBlock): AllowedIngress =>
  ruleOf(rule, 'protocol', ['cidr_blocks', 'ipv6_cidr_blocks', 'prefix_list_ids', 'security_groups'], 'source_security_group_id'); // prettier-ignore

const singleRule = (rule: PlannedBlock): AllowedIngress =>
  ruleOf(rule, 'ip_protocol', ['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id'], 'referenced_security_group_id');

function ruleOf(rule: PlannedBlock, protocolAt: string, sourcesAt: readonly string[], groupAt: string): AllowedIngress {
  const protocol = text(rule, protocolAt);
  const [from, to] = [number(rule, 'from_port'), number(rule, 'to_port')];
  const readings = sourcesAt.map(path => oneOrMany(rule, path));
  const name = protocol.state === 'value' ? protocolName(protocol.value) : 'all';
  const hasPorts = name === 'tcp' || name === 'udp';
  const gap = [protocol, ...(hasPorts ? [from, to] : []), ...readings].find(one => one.state === 'unread');
  const group = known(rule, groupAt);
  return {
    protocol: name,
    fromPort: hasPorts && from.state === 'value' ? from.value : 0,
    toPort: hasPorts && to.state === 'value' ? to.value : LAST_PORT,
    // With ports that are not known, nothing is said of who reaches which.
    sources: from.state === 'unread' || to.state === 'unread' || protocol.state === 'unread' ? [] : [
      ...readings.flatMap(one => (one.state === 'value' ? one.value : [])),
      ...(group === undefined ? [] : [group]),
    ],
    ...(gap?.state === 'unread' ? { unread: { reason: gap.reason, detail: gap.detail ?? '' } } : {}),
  }; // prettier-ignore
}

function oneOrMany(rule: PlannedBlock, path: string) {
  const one = text(rule, path);
  return one.state === 'value' ? value([one.value]) : one.state === 'absent' ? one : texts(rule, path);
}
