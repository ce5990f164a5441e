import type { Facets } from '../../../model/facets.ts';
import type { Plan, PlannedBlock, PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { about, allOf, isNew, known, OUTSIDE } from '../../kit/planned.ts';
import { inboundRulesOf, namedIngressOf, type InboundRule } from '../services/network/security-rules.ts';
import { resourceId } from './resource-id.ts';

export const networkSecurityGroup: PlannedType = {
  kind: 'firewall',
  type: 'Microsoft.Network/networkSecurityGroups',
  id: resourceId,
  name: resource => known(resource, 'name'),
  facets: (resource, context) => ({
    allowedIngress: allowedIngressOf(resource, context),
    defaultSecurityGroup: value(false),
    placement: value({ spread: 'regional', locations: [{ region: context.region, role: 'primary' }] }),
    accessLogging: absent,
    firewallDefaultAction: absent,
    wafRules: absent,
  }),
};

/** A rule of its own names its group by name. */
const RULE = { type: 'azurerm_network_security_rule', by: 'network_security_group_name' };

const allowedIngressOf = (resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['allowedIngress']> =>
  mapReading(rulesOf(resource, plan), namedIngressOf);

/** Rules are evaluated in order: where one is not known, nothing is said of the others. */
export function rulesOf(resource: PlannedResource, plan: Plan): Reading<readonly InboundRule[]> {
  const own = about(plan, resource, RULE);
  const inline = resource.blocks('security_rule');
  const isMade = isNew(resource);
  // The list is computed where rules are resources of their own. Without any, it may be made of something unknown.
  const isElsewhere = isMade && own.found.length > 0 && plan.isUnset(resource, 'security_rule');
  const isOpen = inline.state === 'unread' && !isElsewhere;
  const gap =
    own.hidden ?? (isOpen ? inline : undefined) ?? (!isMade && inline.state !== 'value' ? OUTSIDE : undefined);
  if (gap?.state === 'unread') return gap;
  if (!isMade && (plan.deleted(RULE.type).length > 0 || own.found.some(({ change }) => change !== 'none')))
    return unread('unsupported', 'the plan changes its rules');
  // What exists shows the rules of their own among its blocks.
  const blocks = [...(inline.state === 'value' ? inline.value : []), ...(isMade ? own.found : [])];
  const rules = allOf(blocks.map(securityRule));
  return mapReading(rules, securityRules => inboundRulesOf({ properties: { securityRules } } as never));
}

const MEMBERS = {
  name: 'name',
  access: 'access',
  direction: 'direction',
  priority: 'priority',
  protocol: 'protocol',
  source_address_prefix: 'sourceAddressPrefix',
  source_address_prefixes: 'sourceAddressPrefixes',
  destination_address_prefix: 'destinationAddressPrefix',
  destination_address_prefixes: 'destinationAddressPrefixes',
  destination_port_range: 'destinationPortRange',
  destination_port_ranges: 'destinationPortRanges',
} as const;

/** A rule in the names of Resource Manager. */
function securityRule(block: PlannedBlock): Reading<object> {
  const members: [string, unknown][] = [];
  for (const [from, to] of Object.entries(MEMBERS)) {
    const reading = block.read(from);
    if (reading.state === 'unread') return reading;
    if (reading.state === 'value') members.push([to, reading.value]);
  }
  const { name, ...properties } = Object.fromEntries(members);
  return value({ name, properties });
}
