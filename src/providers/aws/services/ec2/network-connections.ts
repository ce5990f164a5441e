import type * as Ec2Sdk from '@aws-sdk/client-ec2';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { assertField, facetFrom, requireField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import { storesNamedBy } from '../../policy/endpoint-stores.ts';
import { tagsOf } from '../../facets/tag-facets.ts';
import { locationsIn, regionalPlacement, spreadOver } from '../../facets/zone-placement.ts';
import { ec2Relationship } from '../../resource-ids.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

type Ec2 = typeof Ec2Sdk;
type Client = Ec2Sdk.EC2Client;
type Subnets = Reading<readonly Ec2Sdk.Subnet[]>;

/** States in which a connection does not exist (any more). */
const DELETED_STATES = /^(deleted|deleting|rejected|failed|expired)$/i;

/** Lists VPC endpoints, transit gateway attachments, peering and VPN connections. */
export async function listNetworkConnections(
  ctx: AwsContext,
  sdk: Ec2,
  client: Client,
  subnets: Subnets,
): Promise<void> {
  await awaitAll([
    ctx.list('network-connection', 'ec2:DescribeVpcEndpoints', async () => {
      await forEachPage(sdk.paginateDescribeVpcEndpoints({ client, pageSize: 1000 }, {}), page =>
        forEachItem(existing(assertField(page.VpcEndpoints, 'VpcEndpoints')), endpoint =>
          emitEndpoint(ctx, endpoint, subnets),
        ),
      );
    }),
    ctx.list('network-connection', 'ec2:DescribeTransitGatewayVpcAttachments', async () => {
      const pages = sdk.paginateDescribeTransitGatewayVpcAttachments({ client, pageSize: 1000 }, {});
      await forEachPage(pages, page =>
        forEachItem(
          existing(assertField(page.TransitGatewayVpcAttachments, 'TransitGatewayVpcAttachments')),
          async attachment => {
            await emitAttachment(ctx, attachment, subnets);
          },
        ),
      );
    }),
    ctx.list('network-connection', 'ec2:DescribeVpcPeeringConnections', async () => {
      await forEachPage(sdk.paginateDescribeVpcPeeringConnections({ client, pageSize: 1000 }, {}), page =>
        forEachItem(assertField(page.VpcPeeringConnections, 'VpcPeeringConnections'), peering => {
          if (!DELETED_STATES.test(peering.Status?.Code ?? '')) emitPeering(ctx, peering);
        }),
      );
    }),
    ctx.list('network-connection', 'ec2:DescribeVpnConnections', async () => {
      const answer = await client.send(new sdk.DescribeVpnConnectionsCommand({}));
      await forEachItem(existing(assertField(answer.VpnConnections, 'VpnConnections')), connection => {
        emitVpn(ctx, connection);
      });
    }),
  ]);
}

const existing = <T extends { readonly State?: string | undefined }>(all: readonly T[]): T[] =>
  all.filter(({ State: state }) => !DELETED_STATES.test(state ?? ''));

async function emitEndpoint(ctx: AwsContext, endpoint: Ec2Sdk.VpcEndpoint, subnets: Subnets): Promise<void> {
  const id = assertField(endpoint.VpcEndpointId, 'VpcEndpointId');
  emitNetworkConnection(ctx, 'AWS::EC2::VPCEndpoint', `vpc-endpoint/${id}`, endpoint, {
    placement: await endpointPlacement(ctx, endpoint, subnets),
    hybridConnection: absent,
    peerNetwork: absent,
    relationships: value([...ec2Relationship(ctx, 'network', 'vpc', endpoint.VpcId), ...servicesOf(endpoint)]),
  });
}

/**
 * What the endpoint leads to: buckets and tables that its policy lets through by name, one resource, or a service of somebody who is not
 * AWS. One to all of a service of AWS names nothing, as a way out to the internet does not.
 */
function servicesOf(endpoint: Ec2Sdk.VpcEndpoint): Facets['relationships'] {
  const { PolicyDocument: policy = '', ServiceName: service = '', ResourceConfigurationArn: resource } = endpoint;
  const named = [...storesNamedBy(policy), ...(resource === undefined ? [] : [resource])];
  const all = /\.vpce-svc-[0-9a-f]+$/.test(service) ? [...named, service] : named;
  return all.map(to => ({ to, role: 'private-endpoint' }));
}

async function endpointPlacement(
  ctx: AwsContext,
  { VpcEndpointType: type, SubnetIds: ids }: Ec2Sdk.VpcEndpoint,
  subnets: Subnets,
): Promise<Reading<Placement>> {
  // Gateway endpoints are entries in route tables, in every zone of the region.
  if (type === 'Gateway') return regionalPlacement(ctx);
  // Gateway Load Balancer endpoints are zonal by design, one for each zone.
  if (type === 'GatewayLoadBalancer') return absent;
  return subnetPlacement(ctx, ids, subnets);
}

async function emitAttachment(
  ctx: AwsContext,
  attachment: Ec2Sdk.TransitGatewayVpcAttachment,
  subnets: Subnets,
): Promise<void> {
  const id = assertField(attachment.TransitGatewayAttachmentId, 'TransitGatewayAttachmentId');
  emitNetworkConnection(ctx, 'AWS::EC2::TransitGatewayVpcAttachment', `transit-gateway-attachment/${id}`, attachment, {
    placement: await subnetPlacement(ctx, attachment.SubnetIds, subnets),
    hybridConnection: absent,
    peerNetwork: absent,
    relationships: value(ec2Relationship(ctx, 'network', 'vpc', attachment.VpcId)),
  });
}

/** The AWS side of a VPN connection always has tunnel endpoints in two zones; the peer is one device. */
function emitVpn(ctx: AwsContext, connection: Ec2Sdk.VpnConnection): void {
  const id = assertField(connection.VpnConnectionId, 'VpnConnectionId');
  emitNetworkConnection(ctx, 'AWS::EC2::VPNConnection', `vpn-connection/${id}`, connection, {
    placement: absent,
    hybridConnection: facetFrom(() => {
      const tunnels = assertField(connection.VgwTelemetry, 'VgwTelemetry');
      return {
        gateways: [connection.VpnGatewayId, connection.TransitGatewayId].flatMap(to =>
          to === undefined || to === '' ? [] : [to],
        ),
        peerDevice: assertField(connection.CustomerGatewayId, 'CustomerGatewayId'),
        tunnels: tunnels.length,
        tunnelsUp: tunnels.filter(({ Status: status }) => status === 'UP').length,
      };
    }),
    peerNetwork: absent,
    relationships: value([]),
  });
}

/** A peering connection has no placement: it is not a physical component. */
function emitPeering(ctx: AwsContext, peering: Ec2Sdk.VpcPeeringConnection): void {
  const id = assertField(peering.VpcPeeringConnectionId, 'VpcPeeringConnectionId');
  const { AccepterVpcInfo: accepter, RequesterVpcInfo: requester, Status: status } = peering;
  const isOwn = (vpc: PeerVpc | undefined): boolean => vpc?.OwnerId === ctx.account && vpc.Region === ctx.region;
  const peer = isOwn(requester) ? accepter : requester;
  emitNetworkConnection(
    ctx,
    'AWS::EC2::VPCPeeringConnection',
    `vpc-peering-connection/${id}`,
    { Tags: peering.Tags, State: status?.Code },
    {
      placement: absent,
      hybridConnection: absent,
      peerNetwork: status?.Code === 'active' ? facetFrom(() => peerNetworkOf(peer)) : absent,
      relationships: value([requester, accepter].flatMap(vpc => peerRelationship(ctx, vpc))),
    },
  );
}

type PeerVpc = Ec2Sdk.VpcPeeringConnectionVpcInfo;

const peerNetworkOf = (peer: PeerVpc | undefined): Facets['peerNetwork'] => ({
  account: assertField(peer?.OwnerId, 'OwnerId'),
  region: assertField(peer?.Region, 'Region'),
  cidrBlocks: [
    ...assertField(peer?.CidrBlockSet, 'CidrBlockSet').map(({ CidrBlock: block }) => assertField(block, 'CidrBlock')),
    ...(peer?.Ipv6CidrBlockSet ?? []).flatMap(({ Ipv6CidrBlock: block }) => block ?? []),
  ],
});

function peerRelationship(ctx: AwsContext, vpc: PeerVpc | undefined): Facets['relationships'] {
  const { VpcId: id, Region: region, OwnerId: account } = vpc ?? {};
  if (id === undefined || region === undefined || account === undefined) return [];
  return [{ to: ctx.arn('ec2', `vpc/${id}`, { region, account }), role: 'network' }];
}

function emitNetworkConnection(
  ctx: AwsContext,
  type: string,
  resource: string,
  {
    Tags: tagList,
    State: state,
    CreationTimestamp: created,
  }: {
    readonly Tags?: Ec2Sdk.Tag[] | undefined;
    readonly State?: string | undefined;
    readonly CreationTimestamp?: Date | undefined;
  },
  facets: FacetReadings,
): void {
  const tags = tagsOf(tagList);
  const stableId = resource.slice(resource.indexOf('/') + 1);
  ctx.emit({
    id: ctx.arn('ec2', resource),
    stableId,
    slot: slotOf(tags),
    kind: 'network-connection',
    type,
    name: tags['Name'] ?? stableId,
    tags,
    createdAt: created?.toISOString(),
    facets: {
      ...facets,
      state: mapReading(requireField(state, 'State'), known =>
        /^(available|active)$/i.test(known) ? 'running' : 'other',
      ),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
    },
  });
}

/** The zones of the subnets; a subnet that is not listed (shared by another account) leaves the placement unread. */
export async function subnetPlacement(
  ctx: AwsContext,
  ids: readonly string[] | undefined,
  subnets: Subnets,
): Promise<Reading<Placement>> {
  if (ids === undefined) return requireField<Placement>(undefined, 'SubnetIds');
  if (subnets.state !== 'value') return subnets;
  const found = subnets.value.filter(({ SubnetId: id }) => id !== undefined && ids.includes(id));
  const missing = ids.find(id => !found.some(subnet => subnet.SubnetId === id));
  if (missing !== undefined) return unread('failed', `its subnet ${missing} is not in the list of subnets`);
  const zones = new Map(
    found.map(({ AvailabilityZone: zoneName = '', AvailabilityZoneId: zoneId }) => [
      zoneName,
      { zoneName, zoneId, role: 'primary' as const },
    ]),
  );
  return mapReading(await locationsIn(ctx, [...zones.values()]), locations => ({
    spread: spreadOver(zones.keys()),
    locations,
  }));
}
