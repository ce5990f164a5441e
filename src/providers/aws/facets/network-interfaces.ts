import type { Facets } from '../../../model/facets.ts';
import { value, type Reading } from '../../../model/reading.ts';
import { requireField } from '../../kit/response-fields.ts';
import type { AwsContext } from '../context.ts';

type NetworkInterfaces = Facets['networkInterfaces'];

/** One interface in each of the subnets, behind the security groups; `addressFamilies` are those with a public address. */
export function networkInterfacesIn(
  ctx: AwsContext,
  subnets: readonly (string | undefined)[] | undefined,
  securityGroups: readonly (string | undefined)[] | undefined,
  addressFamilies: NetworkInterfaces[number]['addressFamilies'] = [],
): Reading<NetworkInterfaces> {
  if (subnets === undefined || subnets.includes(undefined))
    return requireField<NetworkInterfaces>(undefined, 'subnets');
  if (securityGroups === undefined || securityGroups.includes(undefined))
    return requireField<NetworkInterfaces>(undefined, 'security groups');
  const firewalls = securityGroups.map(group => ctx.arn('ec2', `security-group/${group ?? ''}`));
  return value(
    [...new Set(subnets)].map(id => ({ subnet: ctx.arn('ec2', `subnet/${id ?? ''}`), firewalls, addressFamilies })),
  );
}
