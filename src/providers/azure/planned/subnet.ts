import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { allAbout, known } from '../../kit/planned.ts';
import { ingressRulesOf } from '../services/network/security-rules.ts';
import { rulesOf } from './network-security-group.ts';
import { resourceId } from './resource-id.ts';

export const subnet: PlannedType = {
  kind: 'subnet',
  type: 'Microsoft.Network/virtualNetworks/subnets',
  id: resourceId,
  name: resource => known(resource, 'name'),
  facets: (resource, context) => ({
    routes: routesOf(resource, context),
    ingressRules: ingressRulesIn(resource, context),
    // Azure subnets never assign public addresses by themselves.
    autoAssignPublicIp: value(false),
  }),
};

const INTERNET = ['0.0.0.0/0', '::/0'].map(to => ({ to, via: 'internet' as const, target: 'internet' }));

/** System routes lead to the internet, unless a route table or NAT gateway replaces them. */
const routesOf = (resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['routes']> =>
  flatMapReading(allAbout(plan, resource, { type: 'azurerm_subnet_route_table_association', by: 'subnet_id' }), tables =>
    flatMapReading(
      allAbout(plan, resource, { type: 'azurerm_subnet_nat_gateway_association', by: 'subnet_id' }),
      gateways =>
        tables.length + gateways.length > 0
          ? unread('unsupported', 'route tables and NAT gateways are not read from a plan')
          : value(INTERNET),
    ),
  ); // prettier-ignore

const GROUPS = { type: 'azurerm_subnet_network_security_group_association', by: 'subnet_id' };

/** Absent without a security group: nothing is filtered for the whole subnet. */
const ingressRulesIn = (resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['ingressRules']> =>
  flatMapReading(allAbout(plan, resource, GROUPS), ([association]) => {
    if (association === undefined) return absent;
    const group = plan.named(association, 'network_security_group_id', ['azurerm_network_security_group']);
    return flatMapReading(group, ([one]) =>
      one === undefined
        ? unread('unsupported', 'its security group is not in the plan')
        : mapReading(rulesOf(one, plan), ingressRulesOf),
    );
  });
