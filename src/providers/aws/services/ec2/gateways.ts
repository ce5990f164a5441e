import type { Address, InternetGateway, NatGateway, Subnet, Vpc } from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { Sighting } from '../../../kit/collector.ts';
import type { AwsContext } from '../../context.ts';
import { trafficRecord, type FlowLogs } from './flow-logs.ts';
import { present } from '../../client/failure.ts';
import { managementOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { tagsOf, told } from '../../client/response-fields.ts';
import { nameFilterOf, nameLogOf, type NameService } from '../route53resolver/route53resolver.ts';
import { zoneOf } from '../../facets/zones.ts';

export function networkSighting(ctx: AwsContext, vpc: Vpc, flowLogs: FlowLogs, names: NameService): Sighting {
  const id = present(vpc.VpcId, 'VpcId');
  return sighting(ctx, 'network', 'AWS::EC2::VPC', `vpc/${id}`, vpc, {
    management: managementOf(tagsOf(vpc.Tags)),
    trafficRecord: trafficRecord(flowLogs, id),
    accessLog: nameLogOf(names, id),
    nameFilter: nameFilterOf(names, id),
  });
}

export async function natGatewaySighting(
  ctx: AwsContext,
  gateway: NatGateway,
  subnets: Reading<readonly Subnet[]>,
): Promise<Sighting> {
  const id = present(gateway.NatGatewayId, 'NatGatewayId');
  return sighting(ctx, 'gateway', 'AWS::EC2::NatGateway', `natgateway/${id}`, gateway, {
    state: mapReading(told(gateway.State, 'State'), state => (state === 'available' ? 'running' : 'other')),
    placement: await natPlacement(ctx, gateway, subnets),
    management: managementOf(tagsOf(gateway.Tags)),
    links: value([
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
    return value({ spread: 'region', places: [{ region: ctx.region, role: 'primary' }] });
  if (subnets.state !== 'value') return subnets;
  const subnet = subnets.value.find(candidate => candidate.SubnetId === SubnetId);
  if (subnet === undefined) return unread('failed', `its subnet ${SubnetId ?? ''} is not among those listed`);
  const zone = await zoneOf(ctx, subnet.AvailabilityZoneId, subnet.AvailabilityZone);
  return mapReading(zone, id => ({
    spread: 'zone' as const,
    places: [{ region: ctx.region, zone: id, role: 'primary' as const }],
  }));
}

export function internetGatewaySighting(ctx: AwsContext, gateway: InternetGateway): Sighting {
  const id = present(gateway.InternetGatewayId, 'InternetGatewayId');
  const attachments = told(gateway.Attachments, 'Attachments');
  return sighting(ctx, 'gateway', 'AWS::EC2::InternetGateway', `internet-gateway/${id}`, gateway, {
    // For these AWS says `available` where it means attached.
    state: mapReading(attachments, all =>
      all.some(({ State }) => /^(available|attached)$/.test(State ?? '')) ? 'running' : 'stopped',
    ),
    placement: value({ spread: 'region', places: [{ region: ctx.region, role: 'primary' }] }),
    management: managementOf(tagsOf(gateway.Tags)),
    links: mapReading(attachments, all => all.flatMap(({ VpcId }) => link(ctx, 'network', 'vpc', VpcId))),
  });
}

export function addressSighting(ctx: AwsContext, address: Address): Sighting {
  const id = present(address.AllocationId ?? address.PublicIp, 'AllocationId');
  const made = sighting(ctx, 'address', 'AWS::EC2::EIP', `elastic-ip/${id}`, address, {
    management: managementOf(tagsOf(address.Tags)),
    links: value([
      ...link(ctx, 'server', 'instance', address.InstanceId === '' ? undefined : address.InstanceId),
      ...link(ctx, 'interface', 'network-interface', address.NetworkInterfaceId),
    ]),
    knownAs: value(address.PublicIp === undefined ? [] : [address.PublicIp]),
  });
  return { ...made, name: made.tags['Name'] ?? address.PublicIp ?? id };
}

function sighting(
  ctx: AwsContext,
  kind: Sighting['kind'],
  type: string,
  resource: string,
  tagged: Pick<Vpc, 'Tags'> & { readonly CreateTime?: Date | undefined },
  facets: Sighting['facets'],
): Sighting {
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

const link = (ctx: AwsContext, role: string, type: string, id: string | undefined): Facets['links'] =>
  id === undefined ? [] : [{ to: ctx.arn('ec2', `${type}/${id}`), role }];
