import { CORE_DATA_KINDS, type Kind } from '../../model/kinds.ts';
import { absent, valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { backupCatalogue, type Catalogue, type Found } from '../backups/catalogue.ts';
import { ofEach, type Fact } from '../define-fact.ts';
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

/** What `readHolders` reads, for the facts that stand on it. */
export const HOLDER_NEEDS = {
  ...ofEach(CORE_DATA_KINDS, ['dataDurability']),
  bucket: ['dataDurability', 'replicationDestinations'],
  backup: ['backup'],
} satisfies Fact['needs'];

/** Everything that holds data of its own, with its copies. */
export const readHolders = memoizePerInventory((index): Holders => {
  const catalogue = backupCatalogue(index);
  const seen: Holder[] = [];
  const silent: { readonly account: string; readonly why: Unread }[] = [];
  for (const resource of CORE_DATA_KINDS.flatMap(kind => index.seen(kind))) {
    const holds = facet(resource, 'dataDurability');
    if (holds.state === 'unread') silent.push({ account: resource.account, why: holds });
    if (valueOrNull(holds) !== 'durable') continue;
    seen.push({ resource, copies: backupsOf(resource, catalogue, index) });
  }
  return {
    seen,
    hidden: account =>
      firstGap(index, CORE_DATA_KINDS, account === undefined ? {} : { account }) ??
      silent.find(one => account === undefined || one.account === account)?.why,
  };
});

/** Backups, and the buckets that a bucket replicates to: where they are, whatever is known of their immutability. */
function backupsOf(resource: Resource, catalogue: Catalogue, index: InventoryIndex): Reading<readonly Whereabouts[]> {
  if (resource.kind !== 'bucket') return whole(catalogue.of(resource));
  const taken = whole(catalogue.of({ ...resource, facets: { ...resource.facets, replicationDestinations: absent } }));
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

const whole = ({ backups, hidden }: Found): Reading<readonly Whereabouts[]> =>
  backups.length > 0 ? value(backups) : (hidden ?? value([]));

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
