import type { Address, InternetGateway, NatGateway, Subnet, Vpc } from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { ResourceDraft } from '../../../kit/collector.ts';
import type { AwsContext } from '../../context.ts';
import { flowLogsOf, type FlowLogs } from './flow-logs.ts';
import { assertField } from '../../client/failure.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { tagsOf, requireField } from '../../client/response-fields.ts';
import { dnsFilteringOf, dnsQueryLoggingOf, type ResolverConfig } from '../route53resolver/route53resolver.ts';
import { dnsZoneOf } from '../../facets/zones.ts';

export function networkDraft(ctx: AwsContext, vpc: Vpc, flowLogs: FlowLogs, names: ResolverConfig): ResourceDraft {
  const id = assertField(vpc.VpcId, 'VpcId');
  return sighting(ctx, 'network', 'AWS::EC2::VPC', `vpc/${id}`, vpc, {
    infrastructureAsCode: infrastructureAsCodeOf(tagsOf(vpc.Tags)),
    flowLogs: flowLogsOf(flowLogs, id),
    accessLogging: dnsQueryLoggingOf(names, id),
    dnsFiltering: dnsFilteringOf(names, id),
  });
}

export async function natGatewayDraft(
  ctx: AwsContext,
  gateway: NatGateway,
  subnets: Reading<readonly Subnet[]>,
): Promise<ResourceDraft> {
  const id = assertField(gateway.NatGatewayId, 'NatGatewayId');
  return sighting(ctx, 'gateway', 'AWS::EC2::NatGateway', `natgateway/${id}`, gateway, {
    state: mapReading(requireField(gateway.State, 'State'), state => (state === 'available' ? 'running' : 'other')),
    placement: await natPlacement(ctx, gateway, subnets),
    infrastructureAsCode: infrastructureAsCodeOf(tagsOf(gateway.Tags)),
    relationships: value([
      ...link(ctx, 'network', 'vpc', gateway.VpcId),
      ...link(ctx, 'subnet', 'subnet', gateway.SubnetId),
      ...(gateway.NatGatewayAddresses ?? []).flatMap(({ AllocationId }) =>
        link(ctx, 'address', 'elastic-ip', AllocationId),
      ),
    ]),
  });
}

/** A NAT gateway is as safe as its subnet's zone, unless it is one of the kind that spans them all. */
async function natPlacement(
  ctx: AwsContext,
  { AvailabilityMode, SubnetId }: NatGateway,
  subnets: Reading<readonly Subnet[]>,
): Promise<Reading<Facets['placement']>> {
  if (AvailabilityMode === 'regional')
    return value({ spread: 'regional', locations: [{ region: ctx.region, role: 'primary' }] });
  if (subnets.state !== 'value') return subnets;
  const subnet = subnets.value.find(candidate => candidate.SubnetId === SubnetId);
  if (subnet === undefined) return unread('failed', `its subnet ${SubnetId ?? ''} is not among those listed`);
  const zone = await dnsZoneOf(ctx, subnet.AvailabilityZoneId, subnet.AvailabilityZone);
  return mapReading(zone, id => ({
    spread: 'single-zone' as const,
    locations: [{ region: ctx.region, zone: id, role: 'primary' as const }],
  }));
}

export function internetGatewayDraft(ctx: AwsContext, gateway: InternetGateway): ResourceDraft {
  const id = assertField(gateway.InternetGatewayId, 'InternetGatewayId');
  const attachments = requireField(gateway.Attachments, 'Attachments');
  return sighting(ctx, 'gateway', 'AWS::EC2::InternetGateway', `internet-gateway/${id}`, gateway, {
    // For these AWS says `available` where it means attached.
    state: mapReading(attachments, all =>
      all.some(({ State }) => /^(available|attached)$/.test(State ?? '')) ? 'running' : 'stopped',
    ),
    placement: value({ spread: 'regional', locations: [{ region: ctx.region, role: 'primary' }] }),
    infrastructureAsCode: infrastructureAsCodeOf(tagsOf(gateway.Tags)),
    relationships: mapReading(attachments, all => all.flatMap(({ VpcId }) => link(ctx, 'network', 'vpc', VpcId))),
  });
}

export function publicIpDraft(ctx: AwsContext, address: Address): ResourceDraft {
  const id = assertField(address.AllocationId ?? address.PublicIp, 'AllocationId');
  const made = sighting(ctx, 'public-ip', 'AWS::EC2::EIP', `elastic-ip/${id}`, address, {
    infrastructureAsCode: infrastructureAsCodeOf(tagsOf(address.Tags)),
    relationships: value([
      ...link(ctx, 'server', 'instance', address.InstanceId === '' ? undefined : address.InstanceId),
      ...link(ctx, 'interface', 'network-interface', address.NetworkInterfaceId),
    ]),
    addresses: value(address.PublicIp === undefined ? [] : [address.PublicIp]),
  });
  return { ...made, name: made.tags['Name'] ?? address.PublicIp ?? id };
}

function sighting(
  ctx: AwsContext,
  kind: ResourceDraft['kind'],
  type: string,
  resource: string,
  tagged: Pick<Vpc, 'Tags'> & { readonly CreateTime?: Date | undefined },
  facets: ResourceDraft['facets'],
): ResourceDraft {
  const tags = tagsOf(tagged.Tags);
  const stableId = resource.slice(resource.indexOf('/') + 1);
  const createdAt = tagged.CreateTime?.toISOString();
  return {
    id: ctx.arn('ec2', resource),
    stableId,
    slot: slotOf(tags),
    kind,
    type,
    name: tags['Name'] ?? stableId,
    tags,
    createdAt,
    facets,
  };
}

const link = (ctx: AwsContext, role: string, type: string, id: string | undefined): Facets['relationships'] =>
  id === undefined ? [] : [{ to: ctx.arn('ec2', `${type}/${id}`), role }];
