import type { Address, InternetGateway, NatGateway, Subnet, Vpc } from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { ResourceDraft } from '../../../kit/collector.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import { sharedByOf } from '../../facets/shared-by.ts';
import { tagsOf } from '../../facets/tag-facets.ts';
import { regionalPlacement, singleZonePlacement } from '../../facets/zone-placement.ts';
import { ec2Relationship } from '../../resource-ids.ts';
import { dnsFilteringOf, dnsQueryLoggingOf, type ResolverConfig } from '../route53-resolver/route53-resolver.ts';
import { flowLogsOf, type FlowLogs } from './flow-logs.ts';

export function networkDraft(ctx: AwsContext, vpc: Vpc, flowLogs: FlowLogs, resolver: ResolverConfig): ResourceDraft {
  const id = assertField(vpc.VpcId, 'VpcId');
  return draft(ctx, 'network', 'AWS::EC2::VPC', `vpc/${id}`, vpc, {
    infrastructureAsCode: infrastructureAsCodeOf(tagsOf(vpc.Tags)),
    defaultNetwork: requireField(vpc.IsDefault, 'IsDefault'),
    sharedBy: sharedByOf(ctx, vpc.OwnerId),
    flowLogs: flowLogsOf(flowLogs, id),
    accessLogging: dnsQueryLoggingOf(resolver, id),
    dnsFiltering: dnsFilteringOf(resolver, id),
  });
}

export async function natGatewayDraft(
  ctx: AwsContext,
  gateway: NatGateway,
  subnets: Reading<readonly Subnet[]>,
): Promise<ResourceDraft> {
  const id = assertField(gateway.NatGatewayId, 'NatGatewayId');
  return draft(ctx, 'gateway', 'AWS::EC2::NatGateway', `natgateway/${id}`, gateway, {
    state: mapReading(requireField(gateway.State, 'State'), state => (state === 'available' ? 'running' : 'other')),
    placement: await natPlacement(ctx, gateway, subnets),
    infrastructureAsCode: infrastructureAsCodeOf(tagsOf(gateway.Tags)),
    relationships: value([
      ...ec2Relationship(ctx, 'network', 'vpc', gateway.VpcId),
      ...ec2Relationship(ctx, 'subnet', 'subnet', gateway.SubnetId),
      ...(gateway.NatGatewayAddresses ?? []).flatMap(({ AllocationId }) =>
        ec2Relationship(ctx, 'address', 'elastic-ip', AllocationId),
      ),
    ]),
  });
}

/** A NAT gateway is in the zone of its subnet; a regional one spans all zones. */
async function natPlacement(
  ctx: AwsContext,
  { AvailabilityMode, SubnetId }: NatGateway,
  subnets: Reading<readonly Subnet[]>,
): Promise<Reading<Facets['placement']>> {
  if (AvailabilityMode === 'regional') return regionalPlacement(ctx);
  if (subnets.state !== 'value') return subnets;
  const subnet = subnets.value.find(candidate => candidate.SubnetId === SubnetId);
  if (subnet === undefined) return unread('failed', `its subnet ${SubnetId ?? ''} is not in the list of subnets`);
  return singleZonePlacement(ctx, subnet.AvailabilityZoneId, subnet.AvailabilityZone);
}

export function internetGatewayDraft(ctx: AwsContext, gateway: InternetGateway): ResourceDraft {
  const id = assertField(gateway.InternetGatewayId, 'InternetGatewayId');
  const attachments = requireField(gateway.Attachments, 'Attachments');
  return draft(ctx, 'gateway', 'AWS::EC2::InternetGateway', `internet-gateway/${id}`, gateway, {
    // AWS reports `available` for an attached internet gateway.
    state: mapReading(attachments, all =>
      all.some(({ State }) => /^(available|attached)$/.test(State ?? '')) ? 'running' : 'stopped',
    ),
    placement: regionalPlacement(ctx),
    infrastructureAsCode: infrastructureAsCodeOf(tagsOf(gateway.Tags)),
    relationships: mapReading(attachments, all =>
      all.flatMap(({ VpcId }) => ec2Relationship(ctx, 'network', 'vpc', VpcId)),
    ),
  });
}

export function publicIpDraft(ctx: AwsContext, address: Address): ResourceDraft {
  const id = assertField(address.AllocationId ?? address.PublicIp, 'AllocationId');
  const resource = draft(ctx, 'public-ip', 'AWS::EC2::EIP', `elastic-ip/${id}`, address, {
    infrastructureAsCode: infrastructureAsCodeOf(tagsOf(address.Tags)),
    relationships: value([
      ...ec2Relationship(ctx, 'server', 'instance', address.InstanceId === '' ? undefined : address.InstanceId),
      ...ec2Relationship(ctx, 'interface', 'network-interface', address.NetworkInterfaceId),
    ]),
    addresses: value(address.PublicIp === undefined ? [] : [address.PublicIp]),
  });
  return { ...resource, name: resource.tags['Name'] ?? address.PublicIp ?? id };
}

function draft(
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
