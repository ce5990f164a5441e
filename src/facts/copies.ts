import { compareText } from '../lib/text.ts';
import type { Facets } from '../model/facets.ts';
import type { KnownCopy } from '../model/facts.ts';
import { known, mapReading, unread, value, type Reading, type Unread } from '../model/reading.ts';
import { facet, type Resource } from '../model/resource.ts';
import { defineFact } from './define-fact.ts';
import type { InventoryIndex } from './inventory-index.ts';

interface Catalogue {
  readonly of: ReadonlyMap<string, readonly KnownCopy[]>;
  /** Why there may be more: a list of copies was refused, or a copy does not say what it is of. */
  readonly gap: Unread | undefined;
}

/** Every copy from which something that holds data can be restored, wherever it lies. Copies may lie anywhere, so one refused list hides all. */
export const copies = defineFact({
  name: 'copies',
  on: ['database', 'disk', 'bucket', 'warehouse', 'file-share', 'cache'],
  needs: { copy: ['copy'], bucket: ['replicatesTo', 'lock'] },
  prepare: prepareCatalogue,
  compute(resource, { of, gap }, index) {
    if (gap !== undefined) return gap;
    const replicas = replicasOf(resource, index);
    if (replicas.state !== 'value') return replicas;
    const own = namesOf(resource).flatMap(name => of.get(name) ?? []);
    return value([...own, ...replicas.value].sort((a, b) => compareText(a.id, b.id)));
  },
});

/** Of the copies, those under a lock that nobody can lift; unread while a lock that nobody told us about could be one. */
export const lockedCopies = defineFact({
  name: 'lockedCopies',
  on: copies.on,
  needs: copies.needs,
  prepare: copies.prepare,
  compute(resource, shared, index) {
    const reading = copies.compute(resource, shared, index) as Reading<readonly KnownCopy[]>;
    const locked = mapReading(reading, all => all.filter(copy => copy.lock === 'nobody-can-lift'));
    const hidden = reading.state === 'value' && reading.value.some(copy => copy.lock === 'unread');
    return hidden && locked.state === 'value' && locked.value.length === 0
      ? unread('denied', 'locks of copies')
      : locked;
  },
});

/** A copy may name its source by the identity that survives a rename: `…:cluster:cluster-ABC` for `…:cluster:orders`. */
function namesOf({ id, stableId }: Resource): string[] {
  const end = id.lastIndexOf(':') + 1;
  return stableId === undefined || end === 0 || id.endsWith(stableId) ? [id] : [id, id.slice(0, end) + stableId];
}

function prepareCatalogue(index: InventoryIndex): Catalogue {
  const of = new Map<string, KnownCopy[]>();
  let gap = index.gap('copy');
  for (const resource of index.seen('copy')) {
    const copy = facet(resource, 'copy');
    if (copy.state === 'unread') gap ??= copy;
    if (copy.state !== 'value') continue;
    const { of: source, provider, account, region, lock, takenAt, until } = copy.value;
    // One without a date is not finished, or has stopped following what it copies: nobody can restore from it.
    if (takenAt === undefined) continue;
    const found = {
      id: resource.id,
      provider,
      account,
      region,
      takenAt,
      lock,
      ...(until === undefined ? {} : { until }),
    };
    const others = of.get(source);
    if (others === undefined) of.set(source, [found]);
    else others.push(found);
  }
  return { of, gap };
}

/** Where a bucket is copied to as it is written; unread unless we know where each of those buckets lies. */
function replicasOf(resource: Resource, index: InventoryIndex): Reading<KnownCopy[]> {
  if (resource.kind !== 'bucket') return value([]);
  const targets = facet(resource, 'replicatesTo');
  if (targets.state === 'unread') return targets;
  const replicas: KnownCopy[] = [];
  for (const target of known<Facets['replicatesTo']>(targets) ?? []) {
    const seen = index.byId(target.id);
    const account = seen?.account ?? target.account;
    const region = seen === undefined || seen.region === 'global' ? target.region : seen.region;
    if (account === undefined || region === undefined) return unread('not-collected', target.id);
    const lock = seen === undefined ? undefined : facet(seen, 'lock');
    if (lock?.state === 'unread') return lock;
    replicas.push({
      id: target.id,
      provider: seen?.provider ?? resource.provider,
      account,
      region,
      lock: lock?.state === 'value' ? lock.value.state : 'none',
    });
  }
  return value(replicas);
}
