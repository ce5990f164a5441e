import type { Facets, Placement } from '../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../model/reading.ts';
import type { AwsContext } from '../context.ts';
import { requireField } from '../client/response-fields.ts';
import { placesIn, spreadOver, type NamedPlace } from './zone-placement.ts';

/** Network cards in these subnets behind these security groups; `families` are those with a public address. */
export function networkInterfacesIn(
  ctx: AwsContext,
  subnets: readonly (string | undefined)[] | undefined,
  groups: readonly (string | undefined)[] | undefined,
  addressFamilies: Facets['networkInterfaces'][number]['addressFamilies'] = [],
): Reading<Facets['networkInterfaces']> {
  if (subnets === undefined || subnets.includes(undefined))
    return requireField<Facets['networkInterfaces']>(undefined, 'subnets');
  if (groups === undefined || groups.includes(undefined))
    return requireField<Facets['networkInterfaces']>(undefined, 'security groups');
  const firewalls = groups.map(group => ctx.arn('ec2', `security-group/${group ?? ''}`));
  return value(
    [...new Set(subnets)].map(id => ({ subnet: ctx.arn('ec2', `subnet/${id ?? ''}`), firewalls, addressFamilies })),
  );
}

/** One TCP port. */
export function portOf(port: number | undefined): Reading<Facets['listeners']> {
  return mapReading(requireField(port, 'port'), known => [{ protocol: 'tcp', port: known, redirectsToHttps: false }]);
}

/** A node of a part (a shard) of the data, and where it runs. */
export type ShardNode = NamedPlace;

/**
 * Data in parts lives through the loss of a zone only when every part does: each must have nodes in two zones, and
 * somebody must take over. `takesOver`: whether a replica becomes the primary by itself.
 */
export async function placementOfShards(
  ctx: AwsContext,
  shards: readonly (readonly ShardNode[])[],
  takesOver: boolean,
): Promise<Reading<Placement>> {
  const nodes = shards.flat();
  if (nodes.some(({ zoneName }) => zoneName === undefined))
    return requireField<Placement>(undefined, 'availability zone');
  const spread = shards.every(shard => spreadOver(shard.map(({ zoneName }) => zoneName ?? '')) === 'multi-zone');
  const places = await placesIn(ctx, nodes);
  return mapReading(places, at => ({ spread: spread && takesOver ? 'multi-zone' : 'single-zone', locations: at }));
}
