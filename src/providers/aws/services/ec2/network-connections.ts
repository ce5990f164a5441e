import type * as Ec2Sdk from '@aws-sdk/client-ec2';
import type { Facets, Placement } from '../../../../model/facets.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { managementOf } from '../../../kit/infrastructure-as-code.ts';
import type { AwsContext } from '../../context.ts';
import { facetOf, present } from '../../client/failure.ts';
import { settleAll, slotOf, tagsOf, told } from '../../client/response-fields.ts';
import { placesIn, spreadOver } from '../../facets/zone-placement.ts';

type Ec2 = typeof Ec2Sdk;
type Client = Ec2Sdk.EC2Client;
type Subnets = Reading<readonly Ec2Sdk.Subnet[]>;

/** What of a link counts: one that is being taken down, or was refused, is none. */
const GONE = /^(deleted|deleting|rejected|failed|expired)$/i;

/** Lists what joins networks to something else: endpoints of services, transit attachments, VPN connections. */
export async function listLinks(ctx: AwsContext, sdk: Ec2, client: Client, subnets: Subnets): Promise<void> {
  await settleAll([
    ctx.list('link', 'ec2:DescribeVpcEndpoints', async () => {
      for await (const page of sdk.paginateDescribeVpcEndpoints({ client, pageSize: 1000 }, {})) {
        for (const endpoint of alive(present(page.VpcEndpoints, 'VpcEndpoints')))
          await emitEndpoint(ctx, endpoint, subnets);
      }
    }),
    ctx.list('link', 'ec2:DescribeTransitGatewayVpcAttachments', async () => {
      const pages = sdk.paginateDescribeTransitGatewayVpcAttachments({ client, pageSize: 1000 }, {});
      for await (const page of pages) {
        for (const attachment of alive(present(page.TransitGatewayVpcAttachments, 'TransitGatewayVpcAttachments')))
          await emitAttachment(ctx, attachment, subnets);
      }
    }),
    ctx.list('link', 'ec2:DescribeVpcPeeringConnections', async () => {
      for await (const page of sdk.paginateDescribeVpcPeeringConnections({ client, pageSize: 1000 }, {})) {
        for (const peering of present(page.VpcPeeringConnections, 'VpcPeeringConnections'))
          if (!GONE.test(peering.Status?.Code ?? '')) emitPeering(ctx, peering);
      }
    }),
    ctx.list('link', 'ec2:DescribeVpnConnections', async () => {
      const answer = await client.send(new sdk.DescribeVpnConnectionsCommand({}));
      for (const connection of alive(present(answer.VpnConnections, 'VpnConnections'))) emitVpn(ctx, connection);
    }),
  ]);
}

const alive = <T extends { readonly State?: string | undefined }>(all: readonly T[]): T[] =>
  all.filter(({ State: state }) => !GONE.test(state ?? ''));

async function emitEndpoint(ctx: AwsContext, endpoint: Ec2Sdk.VpcEndpoint, subnets: Subnets): Promise<void> {
  const id = present(endpoint.VpcEndpointId, 'VpcEndpointId');
  emitLink(ctx, 'AWS::EC2::VPCEndpoint', `vpc-endpoint/${id}`, endpoint, {
    placement: await endpointPlacement(ctx, endpoint, subnets),
    uplink: absent,
    farEnd: absent,
    links: value(networkLink(ctx, endpoint.VpcId)),
  });
}

async function endpointPlacement(
  ctx: AwsContext,
  { VpcEndpointType: type, SubnetIds: ids }: Ec2Sdk.VpcEndpoint,
  subnets: Subnets,
): Promise<Reading<Placement>> {
  // Those of the first kind are entries in route tables: the whole region has them.
  if (type === 'Gateway') return value({ spread: 'region', places: [{ region: ctx.region, role: 'primary' }] });
  // In front of a filter there is one for each zone by design; what shares it shows in the filter's own zones.
  if (type === 'GatewayLoadBalancer') return absent;
  return placementIn(ctx, ids, subnets);
}

async function emitAttachment(
  ctx: AwsContext,
  attachment: Ec2Sdk.TransitGatewayVpcAttachment,
  subnets: Subnets,
): Promise<void> {
  const id = present(attachment.TransitGatewayAttachmentId, 'TransitGatewayAttachmentId');
  emitLink(ctx, 'AWS::EC2::TransitGatewayVpcAttachment', `transit-gateway-attachment/${id}`, attachment, {
    placement: await placementIn(ctx, attachment.SubnetIds, subnets),
    uplink: absent,
    farEnd: absent,
    links: value(networkLink(ctx, attachment.VpcId)),
  });
}

/** Our end of a VPN stands in two zones by construction; the other end is one device. */
function emitVpn(ctx: AwsContext, connection: Ec2Sdk.VpnConnection): void {
  const id = present(connection.VpnConnectionId, 'VpnConnectionId');
  emitLink(ctx, 'AWS::EC2::VPNConnection', `vpn-connection/${id}`, connection, {
    placement: absent,
    uplink: facetOf(() => {
      const tunnels = present(connection.VgwTelemetry, 'VgwTelemetry');
      return {
        to: [connection.VpnGatewayId, connection.TransitGatewayId].flatMap(to =>
          to === undefined || to === '' ? [] : [to],
        ),
        via: present(connection.CustomerGatewayId, 'CustomerGatewayId'),
        tunnels: tunnels.length,
        up: tunnels.filter(({ Status: status }) => status === 'UP').length,
      };
    }),
    farEnd: absent,
    links: value([]),
  });
}

/** A peering stands on no machine that could fail, in no zone; what matters is whom it brings near. */
function emitPeering(ctx: AwsContext, peering: Ec2Sdk.VpcPeeringConnection): void {
  const id = present(peering.VpcPeeringConnectionId, 'VpcPeeringConnectionId');
  const { AccepterVpcInfo: accepter, RequesterVpcInfo: requester, Status: status } = peering;
  const ends = [requester, accepter];
  const isNear = (end: Ec2Sdk.VpcPeeringConnectionVpcInfo | undefined): boolean =>
    end?.OwnerId === ctx.account && end.Region === ctx.region;
  const far = isNear(requester) ? accepter : requester;
  emitLink(
    ctx,
    'AWS::EC2::VPCPeeringConnection',
    `vpc-peering-connection/${id}`,
    { Tags: peering.Tags, State: status?.Code },
    {
      placement: absent,
      uplink: absent,
      farEnd:
        status?.Code === 'active'
          ? facetOf(() => ({
              account: present(far?.OwnerId, 'OwnerId'),
              region: present(far?.Region, 'Region'),
              blocks: [
                ...present(far?.CidrBlockSet, 'CidrBlockSet').map(({ CidrBlock: block }) =>
                  present(block, 'CidrBlock'),
                ),
                ...(far?.Ipv6CidrBlockSet ?? []).flatMap(({ Ipv6CidrBlock: block }) => block ?? []),
              ],
            }))
          : absent,
      links: value(
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

function emitLink(
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
    kind: 'link',
    type,
    name: tags['Name'] ?? stableId,
    tags,
    createdAt: made?.toISOString(),
    facets: {
      ...facets,
      state: mapReading(told(state, 'State'), word => (/^(available|active)$/i.test(word) ? 'running' : 'other')),
      management: managementOf(tags),
    },
  });
}

/** The zones of these subnets; one that was not listed, because it is shared by nobody knows whom, leaves it unread. */
export async function placementIn(
  ctx: AwsContext,
  ids: readonly string[] | undefined,
  subnets: Subnets,
): Promise<Reading<Placement>> {
  if (ids === undefined) return told<Placement>(undefined, 'SubnetIds');
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
  return mapReading(await placesIn(ctx, [...zones.values()]), places => ({ spread: spreadOver(zones.keys()), places }));
}

export const networkLink = (ctx: AwsContext, vpc: string | undefined): Facets['links'] =>
  vpc === undefined ? [] : [{ to: ctx.arn('ec2', `vpc/${vpc}`), role: 'network' }];
