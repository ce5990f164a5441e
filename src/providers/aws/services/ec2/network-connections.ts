import type * as Ec2Sdk from '@aws-sdk/client-ec2';
import type { Facets, Placement } from '../../../../model/facets.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import type { AwsContext } from '../../context.ts';
import { facetFrom, assertField } from '../../client/failure.ts';
import { awaitAll, slotOf, tagsOf, requireField } from '../../client/response-fields.ts';
import { placesIn, spreadOver } from '../../facets/zone-placement.ts';

type Ec2 = typeof Ec2Sdk;
type Client = Ec2Sdk.EC2Client;
type Subnets = Reading<readonly Ec2Sdk.Subnet[]>;

/** What of a link counts: one that is being taken down, or was refused, is none. */
const DELETED_STATES = /^(deleted|deleting|rejected|failed|expired)$/i;

/** Lists what joins networks to something else: endpoints of services, transit attachments, VPN connections. */
export async function listNetworkConnections(
  ctx: AwsContext,
  sdk: Ec2,
  client: Client,
  subnets: Subnets,
): Promise<void> {
  await awaitAll([
    ctx.list('network-connection', 'ec2:DescribeVpcEndpoints', async () => {
      for await (const page of sdk.paginateDescribeVpcEndpoints({ client, pageSize: 1000 }, {})) {
        for (const endpoint of alive(assertField(page.VpcEndpoints, 'VpcEndpoints')))
          await emitEndpoint(ctx, endpoint, subnets);
      }
    }),
    ctx.list('network-connection', 'ec2:DescribeTransitGatewayVpcAttachments', async () => {
      const pages = sdk.paginateDescribeTransitGatewayVpcAttachments({ client, pageSize: 1000 }, {});
      for await (const page of pages) {
        for (const attachment of alive(assertField(page.TransitGatewayVpcAttachments, 'TransitGatewayVpcAttachments')))
          await emitAttachment(ctx, attachment, subnets);
      }
    }),
    ctx.list('network-connection', 'ec2:DescribeVpcPeeringConnections', async () => {
      for await (const page of sdk.paginateDescribeVpcPeeringConnections({ client, pageSize: 1000 }, {})) {
        for (const peering of assertField(page.VpcPeeringConnections, 'VpcPeeringConnections'))
          if (!DELETED_STATES.test(peering.Status?.Code ?? '')) emitPeering(ctx, peering);
      }
    }),
    ctx.list('network-connection', 'ec2:DescribeVpnConnections', async () => {
      const answer = await client.send(new sdk.DescribeVpnConnectionsCommand({}));
      for (const connection of alive(assertField(answer.VpnConnections, 'VpnConnections'))) emitVpn(ctx, connection);
    }),
  ]);
}

const alive = <T extends { readonly State?: string | undefined }>(all: readonly T[]): T[] =>
  all.filter(({ State: state }) => !DELETED_STATES.test(state ?? ''));

async function emitEndpoint(ctx: AwsContext, endpoint: Ec2Sdk.VpcEndpoint, subnets: Subnets): Promise<void> {
  const id = assertField(endpoint.VpcEndpointId, 'VpcEndpointId');
  emitNetworkConnection(ctx, 'AWS::EC2::VPCEndpoint', `vpc-endpoint/${id}`, endpoint, {
    placement: await endpointPlacement(ctx, endpoint, subnets),
    hybridConnection: absent,
    peerNetwork: absent,
    relationships: value(networkLink(ctx, endpoint.VpcId)),
  });
}

async function endpointPlacement(
  ctx: AwsContext,
  { VpcEndpointType: type, SubnetIds: ids }: Ec2Sdk.VpcEndpoint,
  subnets: Subnets,
): Promise<Reading<Placement>> {
  // Those of the first kind are entries in route tables: the whole region has them.
  if (type === 'Gateway') return value({ spread: 'regional', locations: [{ region: ctx.region, role: 'primary' }] });
  // In front of a filter there is one for each zone by design; what shares it shows in the filter's own zones.
  if (type === 'GatewayLoadBalancer') return absent;
  return placementIn(ctx, ids, subnets);
}

async function emitAttachment(
  ctx: AwsContext,
  attachment: Ec2Sdk.TransitGatewayVpcAttachment,
  subnets: Subnets,
): Promise<void> {
  const id = assertField(attachment.TransitGatewayAttachmentId, 'TransitGatewayAttachmentId');
  emitNetworkConnection(ctx, 'AWS::EC2::TransitGatewayVpcAttachment', `transit-gateway-attachment/${id}`, attachment, {
    placement: await placementIn(ctx, attachment.SubnetIds, subnets),
    hybridConnection: absent,
    peerNetwork: absent,
    relationships: value(networkLink(ctx, attachment.VpcId)),
  });
}

/** Our end of a VPN stands in two zones by construction; the other end is one device. */
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

/** A peering stands on no machine that could fail, in no zone; what matters is whom it brings near. */
function emitPeering(ctx: AwsContext, peering: Ec2Sdk.VpcPeeringConnection): void {
  const id = assertField(peering.VpcPeeringConnectionId, 'VpcPeeringConnectionId');
  const { AccepterVpcInfo: accepter, RequesterVpcInfo: requester, Status: status } = peering;
  const ends = [requester, accepter];
  const isNear = (end: Ec2Sdk.VpcPeeringConnectionVpcInfo | undefined): boolean =>
    end?.OwnerId === ctx.account && end.Region === ctx.region;
  const far = isNear(requester) ? accepter : requester;
  emitNetworkConnection(
    ctx,
    'AWS::EC2::VPCPeeringConnection',
    `vpc-peering-connection/${id}`,
    { Tags: peering.Tags, State: status?.Code },
    {
      placement: absent,
      hybridConnection: absent,
      peerNetwork:
        status?.Code === 'active'
          ? facetFrom(() => ({
              account: assertField(far?.OwnerId, 'OwnerId'),
              region: assertField(far?.Region, 'Region'),
              cidrBlocks: [
                ...assertField(far?.CidrBlockSet, 'CidrBlockSet').map(({ CidrBlock: block }) =>
                  assertField(block, 'CidrBlock'),
                ),
                ...(far?.Ipv6CidrBlockSet ?? []).flatMap(({ Ipv6CidrBlock: block }) => block ?? []),
              ],
            }))
          : absent,
      relationships: value(
        ends.flatMap(end =>
          end?.VpcId === undefined || end.Region === undefined || end.OwnerId === undefined
            ? []
            : [
                {
                  to: ctx.arn('ec2', `vpc/${end.VpcId}`, { region: end.Region, account: end.OwnerId }),
                  role: 'network',
                },
              ],
        ),
      ),
    },
  );
}

function emitNetworkConnection(
  ctx: AwsContext,
  type: string,
  resource: string,
  {
    Tags: named,
    State: state,
    CreationTimestamp: made,
  }: {
    readonly Tags?: Ec2Sdk.Tag[] | undefined;
    readonly State?: string | undefined;
    readonly CreationTimestamp?: Date | undefined;
  },
  facets: FacetReadings,
): void {
  const tags = tagsOf(named);
  const stableId = resource.slice(resource.indexOf('/') + 1);
  ctx.emit({
    id: ctx.arn('ec2', resource),
    stableId,
    slot: slotOf(tags),
    kind: 'network-connection',
    type,
    name: tags['Name'] ?? stableId,
    tags,
    createdAt: made?.toISOString(),
    facets: {
      ...facets,
      state: mapReading(requireField(state, 'State'), word =>
        /^(available|active)$/i.test(word) ? 'running' : 'other',
      ),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
    },
  });
}

/** The zones of these subnets; one that was not listed, because it is shared by nobody knows whom, leaves it unread. */
export async function placementIn(
  ctx: AwsContext,
  ids: readonly string[] | undefined,
  subnets: Subnets,
): Promise<Reading<Placement>> {
  if (ids === undefined) return requireField<Placement>(undefined, 'SubnetIds');
  if (subnets.state !== 'value') return subnets;
  const found = subnets.value.filter(({ SubnetId: id }) => id !== undefined && ids.includes(id));
  const missing = ids.find(id => !found.some(subnet => subnet.SubnetId === id));
  if (missing !== undefined) return unread('failed', `its subnet ${missing} is not among those listed`);
  const zones = new Map(
    found.map(({ AvailabilityZone: zoneName = '', AvailabilityZoneId: zoneId }) => [
      zoneName,
      { zoneName, zoneId, role: 'primary' as const },
    ]),
  );
  return mapReading(await placesIn(ctx, [...zones.values()]), locations => ({
    spread: spreadOver(zones.keys()),
    locations,
  }));
}

export const networkLink = (ctx: AwsContext, vpc: string | undefined): Facets['relationships'] =>
  vpc === undefined ? [] : [{ to: ctx.arn('ec2', `vpc/${vpc}`), role: 'network' }];
