import type { Placement } from '../../../model/facets.ts';
import { mapReading, type Reading } from '../../../model/reading.ts';
import { requireField } from '../../kit/response-fields.ts';
import type { AwsContext } from '../context.ts';
import { locationsIn, spreadOver, type NamedLocation } from './zone-placement.ts';

/**
 * Sharded data survives the loss of a zone only where every shard does: each needs nodes in two zones and automatic failover.
 */
export async function shardPlacement(
  ctx: AwsContext,
  shards: readonly (readonly NamedLocation[])[],
  automaticFailover: boolean,
): Promise<Reading<Placement>> {
  const nodes = shards.flat();
  if (nodes.some(({ zoneName }) => zoneName === undefined))
    return requireField<Placement>(undefined, 'availability zone');
  const isMultiZone = shards.every(shard => spreadOver(shard.map(({ zoneName }) => zoneName ?? '')) === 'multi-zone');
  const spread = isMultiZone && automaticFailover ? 'multi-zone' : 'single-zone';
  return mapReading(await locationsIn(ctx, nodes), locations => ({ spread, locations }));
}
