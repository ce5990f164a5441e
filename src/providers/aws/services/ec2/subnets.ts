import type { NetworkAcl, NetworkAclEntry, Route, RouteTable, Subnet } from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';
import { value, type Reading, type Unread } from '../../../../model/reading.ts';
import type { ResourceDraft } from '../../../kit/collector.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { assertField, facetFrom, IncompleteResponseError, requireField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import { sharedByOf } from '../../facets/shared-by.ts';
import { tagsOf } from '../../facets/tag-facets.ts';
import { singleZonePlacement } from '../../facets/zone-placement.ts';
import { ec2Relationship } from '../../resource-ids.ts';
import { flowLogsOf, type FlowLogs } from './flow-logs.ts';
import type { PrefixListEntries } from './prefix-lists.ts';
import { protocolName } from './security-groups.ts';

/** Route tables, network ACLs and flow logs of the region, which are listed beside the subnets. */
export interface SubnetContext {
  readonly routeTables: Reading<readonly RouteTable[]>;
  readonly networkAcls: Reading<readonly NetworkAcl[]>;
  readonly flowLogs: FlowLogs;
  /** Of the prefix lists to which an internet gateway routes. */
  readonly prefixLists: ReadonlyMap<string, PrefixListEntries>;
}

export async function subnetDraft(ctx: AwsContext, subnet: Subnet, context: SubnetContext): Promise<ResourceDraft> {
  const id = assertField(subnet.SubnetId, 'SubnetId');
  const tags = tagsOf(subnet.Tags);
  return {
    id: ctx.arn('ec2', `subnet/${id}`),
    stableId: id,
    slot: slotOf(tags),
    kind: 'subnet',
    type: 'AWS::EC2::Subnet',
    name: tags['Name'] ?? id,
    tags,
    facets: {
      placement: await singleZonePlacement(ctx, subnet.AvailabilityZoneId, subnet.AvailabilityZone),
      routes: routesOf(ctx, subnet, context),
      ingressRules: ingressRulesOf(id, context.networkAcls),
      flowLogs: flowLogsOf(context.flowLogs, id),
      autoAssignPublicIp: requireField(subnet.MapPublicIpOnLaunch, 'MapPublicIpOnLaunch'),
      defaultNetwork: requireField(subnet.DefaultForAz, 'DefaultForAz'),
      addressesInUse: addressesInUse(subnet),
      sharedBy: sharedByOf(ctx, subnet.OwnerId),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: value(ec2Relationship(ctx, 'network', 'vpc', subnet.VpcId)),
    },
  };
}

/** AWS keeps five addresses of every subnet. An IPv6-only subnet counts none. */
const RESERVED = 5;

function addressesInUse({ CidrBlock, AvailableIpAddressCount }: Subnet): Reading<number> {
  return facetFrom(() => {
    const bits = 32 - Number(assertField(CidrBlock, 'CidrBlock').split('/')[1]);
    return Math.max(0, 2 ** bits - RESERVED - assertField(AvailableIpAddressCount, 'AvailableIpAddressCount'));
  });
}

/** A subnet without an associated route table uses the main route table of its VPC. */
function routesOf(
  ctx: AwsContext,
  { SubnetId, VpcId }: Subnet,
  { routeTables: tables, prefixLists }: SubnetContext,
): Reading<Facets['routes']> {
  if (tables.state !== 'value') return tables;
  const unreadLists: Unread[] = [];
  const routes = facetFrom(() => {
    const own = tables.value.find(({ Associations = [] }) =>
      Associations.some(association => association.SubnetId === SubnetId),
    );
    const main = (): RouteTable | undefined =>
      tables.value.find(table => table.VpcId === VpcId && (table.Associations ?? []).some(({ Main }) => Main === true));
    const table = assertField(own ?? main(), `route table of ${SubnetId ?? ''}`);
    return assertField(table.Routes, 'Routes').flatMap(route => {
      const entries = prefixLists.get(internetPrefixListOf(route) ?? '');
      if (entries?.state === 'unread') unreadLists.push(entries);
      const found = routeOf(ctx, route);
      return entries?.state === 'value' ? entries.value.map(to => ({ ...found, to })) : [found];
    });
  });
  return unreadLists[0] ?? routes;
}

/** The prefix list to which a route through an internet gateway leads; it may be the whole internet. */
export const internetPrefixListOf = ({
  DestinationPrefixListId: list,
  GatewayId: gateway,
}: Route): string | undefined => (gateway?.startsWith('igw-') === true ? list : undefined);

function routeOf(ctx: AwsContext, route: Route): Facets['routes'][number] {
  const to = assertField(
    route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId,
    'route destination',
  );
  // The target of a blackhole route does not exist.
  const isBlackhole = route.State === 'blackhole';
  const through = (via: Facets['routes'][number]['via'], target: string): Facets['routes'][number] => ({
    to,
    via: isBlackhole ? 'other' : via,
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

function ingressRulesOf(subnet: string, acls: SubnetContext['networkAcls']): Reading<Facets['ingressRules']> {
  if (acls.state !== 'value') return acls;
  return facetFrom(() => {
    const acl = acls.value.find(({ Associations = [] }) => Associations.some(({ SubnetId }) => SubnetId === subnet));
    return assertField(assertField(acl, `network ACL of ${subnet}`).Entries, 'Entries')
      .filter(({ Egress }) => Egress !== true)
      .map(ruleOf)
      .sort((a, b) => a.order - b.order);
  });
}

function ruleOf(entry: NetworkAclEntry): Facets['ingressRules'][number] {
  const action: string = assertField(entry.RuleAction, 'RuleAction');
  if (action !== 'allow' && action !== 'deny')
    throw new IncompleteResponseError('the response has an unknown RuleAction');
  const protocol = protocolName(assertField(entry.Protocol, 'Protocol'));
  const hasPorts = protocol === 'tcp' || protocol === 'udp';
  return {
    order: assertField(entry.RuleNumber, 'RuleNumber'),
    allow: action === 'allow',
    protocol,
    fromPort: hasPorts ? (entry.PortRange?.From ?? 0) : 0,
    toPort: hasPorts ? (entry.PortRange?.To ?? 65_535) : 65_535,
    source: assertField(entry.CidrBlock ?? entry.Ipv6CidrBlock, 'CidrBlock'),
  };
}
