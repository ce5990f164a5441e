import type { NetworkAcl, NetworkAclEntry, Route, RouteTable, Subnet } from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import type { ResourceDraft } from '../../../kit/collector.ts';
import type { AwsContext } from '../../context.ts';
import { protocolName } from './security-groups.ts';
import { flowLogsOf, type FlowLogs } from './flow-logs.ts';
import { facetFrom, IncompleteResponseError, assertField } from '../../client/failure.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { tagsOf, requireField } from '../../client/response-fields.ts';
import { dnsZoneOf } from '../../facets/zones.ts';

/** What stands around the subnets and is listed beside them. */
export interface SubnetContext {
  readonly routeTables: Reading<readonly RouteTable[]>;
  readonly networkAcls: Reading<readonly NetworkAcl[]>;
  readonly flowLogs: FlowLogs;
}

export async function subnetDraft(ctx: AwsContext, subnet: Subnet, around: SubnetContext): Promise<ResourceDraft> {
  const id = assertField(subnet.SubnetId, 'SubnetId');
  const tags = tagsOf(subnet.Tags);
  const zone = await dnsZoneOf(ctx, subnet.AvailabilityZoneId, subnet.AvailabilityZone);
  return {
    id: ctx.arn('ec2', `subnet/${id}`),
    stableId: id,
    slot: slotOf(tags),
    kind: 'subnet',
    type: 'AWS::EC2::Subnet',
    name: tags['Name'] ?? id,
    tags,
    facets: {
      placement: mapReading(zone, zoneId => ({
        spread: 'single-zone' as const,
        locations: [{ region: ctx.region, zone: zoneId, role: 'primary' as const }],
      })),
      routes: routesOf(ctx, subnet, around.routeTables),
      ingressRules: ingressRulesOf(id, around.networkAcls),
      flowLogs: flowLogsOf(around.flowLogs, id),
      autoAssignPublicIp: requireField(subnet.MapPublicIpOnLaunch, 'MapPublicIpOnLaunch'),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: value(
        subnet.VpcId === undefined ? [] : [{ to: ctx.arn('ec2', `vpc/${subnet.VpcId}`), role: 'network' }],
      ),
    },
  };
}

/** A subnet without a route table of its own follows its network's main one. */
function routesOf(
  ctx: AwsContext,
  { SubnetId, VpcId }: Subnet,
  tables: SubnetContext['routeTables'],
): Reading<Facets['routes']> {
  if (tables.state !== 'value') return tables;
  return facetFrom(() => {
    const own = tables.value.find(({ Associations = [] }) =>
      Associations.some(association => association.SubnetId === SubnetId),
    );
    const main = (): RouteTable | undefined =>
      tables.value.find(table => table.VpcId === VpcId && (table.Associations ?? []).some(({ Main }) => Main === true));
    const table = assertField(own ?? main(), `route table of ${SubnetId ?? ''}`);
    return assertField(table.Routes, 'Routes').map(route => routeOf(ctx, route));
  });
}

function routeOf(ctx: AwsContext, route: Route): Facets['routes'][number] {
  const to = assertField(
    route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId,
    'route destination',
  );
  // A black hole is a route whose target is gone: nothing passes.
  const dead = route.State === 'blackhole';
  const through = (via: Facets['routes'][number]['via'], target: string): Facets['routes'][number] => ({
    to,
    via: dead ? 'other' : via,
    target,
  });
  const { GatewayId, NatGatewayId, EgressOnlyInternetGatewayId } = route;
  if (NatGatewayId !== undefined) return through('nat', ctx.arn('ec2', `natgateway/${NatGatewayId}`));
  if (EgressOnlyInternetGatewayId !== undefined) {
    return through('egress-only', ctx.arn('ec2', `egress-only-internet-gateway/${EgressOnlyInternetGatewayId}`));
  }
  if (GatewayId?.startsWith('igw-') === true)
    return through('internet', ctx.arn('ec2', `internet-gateway/${GatewayId}`));
  const other =
    GatewayId ??
    route.TransitGatewayId ??
    route.VpcPeeringConnectionId ??
    route.InstanceId ??
    route.NetworkInterfaceId ??
    route.LocalGatewayId ??
    route.CarrierGatewayId ??
    route.CoreNetworkArn;
  return through('other', other ?? 'unknown');
}

function ingressRulesOf(subnet: string, lists: SubnetContext['networkAcls']): Reading<Facets['ingressRules']> {
  if (lists.state !== 'value') return lists;
  return facetFrom(() => {
    const list = lists.value.find(({ Associations = [] }) => Associations.some(({ SubnetId }) => SubnetId === subnet));
    return assertField(assertField(list, `network ACL of ${subnet}`).Entries, 'Entries')
      .filter(({ Egress }) => Egress !== true)
      .map(ruleOf)
      .sort((a, b) => a.order - b.order);
  });
}

function ruleOf(entry: NetworkAclEntry): Facets['ingressRules'][number] {
  const action: string = assertField(entry.RuleAction, 'RuleAction');
  if (action !== 'allow' && action !== 'deny')
    throw new IncompleteResponseError('the answer has an unknown RuleAction');
  const protocol = protocolName(assertField(entry.Protocol, 'Protocol'));
  const ports = protocol === 'tcp' || protocol === 'udp';
  return {
    order: assertField(entry.RuleNumber, 'RuleNumber'),
    allow: action === 'allow',
    protocol,
    fromPort: ports ? (entry.PortRange?.From ?? 0) : 0,
    toPort: ports ? (entry.PortRange?.To ?? 65_535) : 65_535,
    source: assertField(entry.CidrBlock ?? entry.Ipv6CidrBlock, 'CidrBlock'),
  };
}
