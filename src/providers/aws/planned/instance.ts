import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { flag, known, text } from '../../kit/planned.ts';

export const instance: PlannedType = {
  kind: 'server',
  type: 'AWS::EC2::Instance',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'tags.Name'),
  facets: (resource, context) => ({
    networkInterfaces: interfacesOf(resource, context),
    metadataService: metadataServiceOf(resource),
    placement: value({ spread: 'single-zone', locations: [{ region: context.region, role: 'primary' }] }),
  }),
};

/** The one interface of an instance that names its subnet and groups itself. */
function interfacesOf(resource: PlannedResource, { plan, idOf }: PlannedContext): Reading<Facets['networkInterfaces']> {
  const subnets = plan.named(resource, 'subnet_id', ['aws_subnet']);
  const groups = plan.named(resource, 'vpc_security_group_ids', ['aws_security_group']);
  const [subnet] = subnets.state === 'value' ? subnets.value : [];
  if (subnets.state === 'unread') return subnets;
  if (subnet === undefined) return unread('unsupported', 'it uses a subnet that is not in the plan');
  if (groups.state !== 'value')
    return groups.state === 'unread' ? groups : unread('unsupported', 'it uses the default security group');
  const assigned = flag(resource, 'associate_public_ip_address');
  const isPublic = assigned.state === 'unread' ? flag(subnet, 'map_public_ip_on_launch') : assigned;
  return mapReading(isPublic, given => [
    {
      subnet: idOf(subnet),
      firewalls: groups.value.map(idOf),
      addressFamilies: given ? ['ipv4' as const] : [],
    },
  ]);
}

/** Without the block, the account or the image decides. */
const metadataServiceOf = (resource: PlannedResource): Reading<Facets['metadataService']> =>
  flatMapReading(text(resource, 'metadata_options.0.http_endpoint'), endpoint =>
    endpoint === 'disabled'
      ? value('disabled' as const)
      : mapReading(text(resource, 'metadata_options.0.http_tokens'), tokens =>
          tokens === 'required' ? ('imdsv2-required' as const) : ('imdsv1-allowed' as const),
        ),
  );
