import { valueOrNull } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { isFacetRefused, isRefused } from './refused.ts';

/** Buckets that no request needs: they only receive copies of another bucket, or logs. */
export const spareBuckets = memoizePerInventory((index): ReadonlySet<Resource> => {
  const buckets = index.seen('bucket');
  const destinationsOf = (bucket: Resource): readonly string[] =>
    (valueOrNull(facet(bucket, 'replicationDestinations')) ?? []).map(({ id }) => id);
  const received = new Set<string>();
  for (const bucket of buckets) {
    for (const to of destinationsOf(bucket)) {
      const other = index.byId(to);
      // Each of two buckets that copy to each other is written to; whether the other copies back may not have been read.
      const isBack =
        other !== undefined &&
        (isFacetRefused(other, 'replicationDestinations') || destinationsOf(other).includes(bucket.id));
      if (to !== bucket.id && !isBack) received.add(to);
    }
    const log = valueOrNull(facet(bucket, 'accessLogTarget'));
    if (log !== undefined && log !== null && log !== bucket.id) received.add(log);
  }
  for (const trail of index.seen('audit-log')) {
    const { bucket } = valueOrNull(facet(trail, 'auditLog')) ?? {};
    // Some name the bucket, others its id.
    if (bucket !== undefined) received.add(bucket).add(`${trail.provider}\n${bucket}`);
  }
  return new Set(buckets.filter(({ id, name, provider }) => received.has(id) || received.has(`${provider}\n${name}`)));
});

/** Whether all that could show that a bucket is spare was read. */
export const areBucketUsesRead = memoizePerInventory(
  (index): boolean =>
    !isRefused(index.gap('bucket', { with: 'replicationDestinations' })) &&
    !isRefused(index.gap('audit-log')) &&
    index
      .seen('bucket')
      .every(
        bucket => !isFacetRefused(bucket, 'replicationDestinations') && !isFacetRefused(bucket, 'accessLogTarget'),
      ) &&
    index.seen('audit-log').every(trail => !isFacetRefused(trail, 'auditLog')),
);
