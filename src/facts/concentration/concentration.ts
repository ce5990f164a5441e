import type { Kind } from '../../model/kinds.ts';
import { absent, valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { backups } from '../backups/backups.ts';
import type { KnownBackup } from '../../model/facts.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { firstGap } from '../scope.ts';

/** What is true of the company as a whole is absent on an organization of a provider. */
export function forCompanyOnly<T>(resource: Resource, reading: () => Reading<T>): Reading<T> {
  return resource.provider === 'any' ? reading() : absent;
}

/** Those of the kinds that some collector of this run lists: from the silence about the others nothing follows. */
export function listedKinds(index: InventoryIndex, kinds: readonly Kind[]): Kind[] {
  const listed = new Set(index.inventory.populations.map(population => population.kind));
  return kinds.filter(kind => listed.has(kind));
}

/** Where a copy lies. */
type Whereabouts = Pick<KnownBackup, 'provider' | 'account'>;

/** Something with data of its own, and where its copies lie. */
interface Holder {
  readonly resource: Resource;
  readonly copies: Reading<readonly Whereabouts[]>;
}

export interface Holders {
  readonly seen: readonly Holder[];
  /** Why there may be more than those: everywhere, or in one account. */
  readonly hidden: (account?: string) => Unread | undefined;
}

const DATA: readonly Kind[] = ['database', 'disk', 'bucket'];

/** What `readHolders` reads, for the facts that stand on it. */
export const HOLDER_NEEDS = {
  database: ['dataDurability'],
  disk: ['dataDurability'],
  bucket: ['dataDurability', 'replicationDestinations'],
  backup: ['backup'],
} as const;

/** Everything that holds data of its own, with its copies. */
export const readHolders = memoizePerInventory((index): Holders => {
  const catalogue = backups.prepare(index);
  const seen: Holder[] = [];
  const silent: { readonly account: string; readonly why: Unread }[] = [];
  for (const resource of DATA.flatMap(kind => index.seen(kind))) {
    const holds = facet(resource, 'dataDurability');
    if (holds.state === 'unread') silent.push({ account: resource.account, why: holds });
    if (valueOrNull(holds) !== 'durable') continue;
    seen.push({ resource, copies: backupsOf(resource, catalogue, index) });
  }
  return {
    seen,
    hidden: account =>
      firstGap(index, DATA, account === undefined ? {} : { account }) ??
      silent.find(one => account === undefined || one.account === account)?.why,
  };
});

/** Copies, and the buckets that a bucket is copied to: where they lie, whatever we know of their locks. */
function backupsOf(resource: Resource, catalogue: unknown, index: InventoryIndex): Reading<readonly Whereabouts[]> {
  if (resource.kind !== 'bucket') return backups.compute(resource, catalogue, index) as Reading<readonly KnownBackup[]>;
  const unruled = { ...resource, facets: { ...resource.facets, replicationDestinations: absent } };
  const taken = backups.compute(unruled, catalogue, index) as Reading<readonly KnownBackup[]>;
  if (taken.state !== 'value') return taken;
  const rules = facet(resource, 'replicationDestinations');
  if (rules.state === 'unread') return rules;
  const written: Whereabouts[] = [];
  for (const rule of valueOrNull(rules) ?? []) {
    const seen = index.byId(rule.id);
    const account = rule.account ?? seen?.account;
    if (account === undefined) return unread('not-collected', rule.id);
    written.push({ account, provider: seen?.provider ?? resource.provider });
  }
  return value([...taken.value, ...written]);
}

/**
 * Whether a copy that is `apart` from its original exists. One that was seen settles it; else one that we were not shown
 * may be it.
 */
export function backupOutsideAccount(
  holders: readonly Holder[],
  apart: (copy: Whereabouts, original: Resource) => boolean,
): Reading<Whereabouts> {
  let hidden: Unread | undefined;
  for (const { resource, copies: found } of holders) {
    const copy = valueOrNull(found)?.find(one => apart(one, resource));
    if (copy !== undefined) return value(copy);
    if (found.state === 'unread') hidden ??= found;
  }
  return hidden ?? absent;
}

/** An account that could not be read at all may hold whatever we look for. */
export function unreadTarget(index: InventoryIndex): Unread | undefined {
  const failed = index.inventory.header.targets.find(target => target.failed !== undefined);
  return failed === undefined ? undefined : unread('not-collected', failed.account);
}
