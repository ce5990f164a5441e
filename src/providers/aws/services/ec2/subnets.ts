import type { NetworkAcl, NetworkAclEntry, Route, RouteTable, Subnet } from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import type { Sighting } from '../../../kit/collector.ts';
import type { AwsContext } from '../../context.ts';
import { protocolName } from './security-groups.ts';
import { trafficRecord, type FlowLogs } from './flow-logs.ts';
import { facetOf, IncompleteAnswer, present } from '../../client/failure.ts';
import { managementOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { tagsOf, told } from '../../client/response-fields.ts';
import { zoneOf } from '../../facets/zones.ts';

/** What stands around the subnets and is listed beside them. */
export interface Surroundings {
  readonly routeTables: Reading<readonly RouteTable[]>;
  readonly networkAcls: Reading<readonly NetworkAcl[]>;
  readonly flowLogs: FlowLogs;
}

export async function subnetSighting(ctx: AwsContext, subnet: Subnet, around: Surroundings): Promise<Sighting> {
  const id = present(subnet.SubnetId, 'SubnetId');
  const tags = tagsOf(subnet.Tags);
  const zone = await zoneOf(ctx, subnet.AvailabilityZoneId, subnet.AvailabilityZone);
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
        spread: 'zone' as const,
        places: [{ region: ctx.region, zone: zoneId, role: 'primary' as const }],
      })),
      routes: routesOf(ctx, subnet, around.routeTables),
      inboundRules: inboundRulesOf(id, around.networkAcls),
      trafficRecord: trafficRecord(around.flowLogs, id),
      publicByDefault: told(subnet.MapPublicIpOnLaunch, 'MapPublicIpOnLaunch'),
      management: managementOf(tags),
      links: value(subnet.VpcId === undefined ? [] : [{ to: ctx.arn('ec2', `vpc/${subnet.VpcId}`), role: 'network' }]),
    },
  };
}

/** A subnet without a route table of its own follows its network's main one. */
function routesOf(
  ctx: AwsContext,
  { SubnetId, VpcId }: Subnet,
  tables: Surroundings['routeTables'],
): Reading<Facets['routes']> {
  if (tables.state !== 'value') return tables;
  return facetOf(() => {
    const own = tables.value.find(({ Associations = [] }) =>
      Associations.some(association => association.SubnetId === SubnetId),
    );
    const main = (): RouteTable | undefined =>
      tables.value.find(table => table.VpcId === VpcId && (table.Associations ?? []).some(({ Main }) => Main === true));
    const table = present(own ?? main(), `route table of ${SubnetId ?? ''}`);
    return present(table.Routes, 'Routes').map(route => routeOf(ctx, route));
  });
}

function routeOf(ctx: AwsContext, route: Route): Facets['routes'][number] {
  const to = present(
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

function inboundRulesOf(subnet: string, lists: Surroundings['networkAcls']): Reading<Facets['inboundRules']> {
  if (lists.state !== 'value') return lists;
  return facetOf(() => {
    const list = lists.value.find(({ Associations = [] }) => Associations.some(({ SubnetId }) => SubnetId === subnet));
    return present(present(list, `network ACL of ${subnet}`).Entries, 'Entries')
      .filter(({ Egress }) => Egress !== true)
      .map(ruleOf)
      .sort((a, b) => a.order - b.order);
  });
}

function ruleOf(entry: NetworkAclEntry): Facets['inboundRules'][number] {
  const action: string = present(entry.RuleAction, 'RuleAction');
  if (action !== 'allow' && action !== 'deny') throw new IncompleteAnswer('the answer has an unknown RuleAction');
  const protocol = protocolName(present(entry.Protocol, 'Protocol'));
  const ports = protocol === 'tcp' || protocol === 'udp';
  return {
    order: present(entry.RuleNumber, 'RuleNumber'),
    allow: action === 'allow',
    protocol,
    from: ports ? (entry.PortRange?.From ?? 0) : 0,
    to: ports ? (entry.PortRange?.To ?? 65_535) : 65_535,
    source: present(entry.CidrBlock ?? entry.Ipv6CidrBlock, 'CidrBlock'),
  };
}
