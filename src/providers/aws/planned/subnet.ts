import type { Facets } from '../../../model/facets.ts';
import type { Plan, PlannedBlock, PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { flatMapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { about, flag, known, settingOf } from '../../kit/planned.ts';

export const subnet: PlannedType = {
  kind: 'subnet',
  type: 'AWS::EC2::Subnet',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'tags.Name'),
  facets: (resource, context) => ({
    placement: value({ spread: 'single-zone', locations: [{ region: context.region, role: 'primary' }] }),
    routes: routesOf(resource, context),
    ingressRules: ingressRulesOf(resource, context),
    autoAssignPublicIp: flag(resource, 'map_public_ip_on_launch'),
  }),
};

/** The routes of the table that the plan associates with it; else the main table of the network decides, which is not read. */
function routesOf(resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['routes']> {
  const association = settingOf(plan, resource, { type: 'aws_route_table_association', by: 'subnet_id' });
  if (association.state === 'absent') return unread('unsupported', 'the main route table of its network decides');
  const tables = flatMapReading(association, one => plan.named(one, 'route_table_id', ['aws_route_table']));
  return flatMapReading(tables, ([table]): Reading<Facets['routes']> => {
    if (table === undefined) return unread('unsupported', 'its route table is not in the plan');
    const inline = table.blocks('route');
    const own = about(plan, table, { type: 'aws_route', by: 'route_table_id' });
    const hidden = own.hidden ?? (inline.state === 'unread' && own.found.length === 0 ? inline : undefined);
    if (hidden !== undefined) return hidden;
    const routes = [
      ...(inline.state === 'value' ? inline.value : []).map((one, _, all) =>
        // Terraform sorts the blocks: the expression of one among several cannot be told.
        routeOf(one, all.length === 1 && isInternet(plan, table, 'route.0.gateway_id')),
      ),
      ...own.found.map(one => routeOf(one, isInternet(plan, one, 'gateway_id'))),
    ];
    return routes.includes(undefined)
      ? unread('unsupported', 'the target of a route is known after apply')
      : value(routes.filter(route => route !== undefined));
  });
}

const isInternet = (plan: Plan, from: PlannedResource, path: string): boolean =>
  plan.named(from, path, ['aws_internet_gateway']).state === 'value';

type Route = Facets['routes'][number];

/** Undefined where it may lead to the internet. */
function routeOf(block: PlannedBlock, toInternet: boolean): Route | undefined {
  const to =
    known(block, 'destination_cidr_block') ??
    known(block, 'cidr_block') ??
    known(block, 'destination_ipv6_cidr_block') ??
    known(block, 'ipv6_cidr_block');
  if (to === undefined) return undefined;
  const gateway = known(block, 'gateway_id');
  if (toInternet || gateway?.startsWith('igw-') === true)
    return { to, via: 'internet', target: gateway ?? 'aws_internet_gateway' };
  if (gateway !== undefined) return { to, via: 'other', target: gateway };
  const unknown = block.read('gateway_id');
  // An attribute that is not set leaves another target: none of them is an internet gateway.
  return unknown.state === 'absent' ? { to, via: 'other', target: 'other' } : undefined;
}

const ACLS = ['aws_network_acl', 'aws_default_network_acl', 'aws_network_acl_association'];
const OPEN = { order: 100, allow: true, protocol: 'all', fromPort: 0, toPort: 65_535 };

/** The default network ACL of a new network lets everything through (AWS, "Default network ACL"). */
function ingressRulesOf(resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['ingressRules']> {
  const networks = plan.named(resource, 'vpc_id', ['aws_vpc']);
  const isNew = networks.state === 'value' && networks.value.every(({ change }) => change === 'create');
  if (!isNew || ACLS.some(type => plan.ofType(type).length > 0))
    return unread('unsupported', 'network ACLs are not read from a plan');
  return value(['0.0.0.0/0', '::/0'].map(source => ({ ...OPEN, source })));
}
