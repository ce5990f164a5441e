import type { KnownBackup } from '../../model/facts.ts';
import { CORE_DATA_KINDS } from '../../model/kinds.ts';
import { absent, valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { backupCatalogue, type Catalogue, type Found } from '../backups/catalogue.ts';
import { ofEach, type Fact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { firstGap } from '../scope.ts';

/** Facts about the company as a whole are absent on an organization of a provider. */
export function forCompanyOnly<T>(resource: Resource, reading: () => Reading<T>): Reading<T> {
  return resource.provider === 'any' ? reading() : absent;
}

type BackupLocation = Pick<KnownBackup, 'provider' | 'account'>;

/** A resource with durable data, and where its backups are. */
interface DataStore {
  readonly resource: Resource;
  readonly backups: Reading<readonly BackupLocation[]>;
}

export interface DataStores {
  readonly seen: readonly DataStore[];
  /** Why there may be more, in one account or anywhere. */
  readonly gap: (account?: string) => Unread | undefined;
}

/** What `dataStores` reads, for the facts that use it. */
export const DATA_STORE_NEEDS = {
  ...ofEach(CORE_DATA_KINDS, ['dataDurability']),
  bucket: ['dataDurability', 'replicationDestinations'],
  backup: ['backup'],
} satisfies Fact['needs'];

export const dataStores = memoizePerInventory((index): DataStores => {
  const catalogue = backupCatalogue(index);
  const seen: DataStore[] = [];
  const gaps: { readonly account: string; readonly durability: Unread }[] = [];
  for (const resource of CORE_DATA_KINDS.flatMap(kind => index.seen(kind))) {
    const durability = facet(resource, 'dataDurability');
    if (durability.state === 'unread') gaps.push({ account: resource.account, durability });
    if (valueOrNull(durability) !== 'durable') continue;
    seen.push({ resource, backups: locationsOf(resource, catalogue, index) });
  }
  return {
    seen,
    gap: account =>
      firstGap(index, CORE_DATA_KINDS, account === undefined ? {} : { account }) ??
      gaps.find(one => account === undefined || one.account === account)?.durability,
  };
});

/** Where the backups of a resource and the replicas of a bucket are, whatever is known of their immutability. */
function locationsOf(
  resource: Resource,
  catalogue: Catalogue,
  index: InventoryIndex,
): Reading<readonly BackupLocation[]> {
  if (resource.kind !== 'bucket') return readingOf(catalogue.of(resource));
  const withoutReplicas = { ...resource, facets: { ...resource.facets, replicationDestinations: absent } };
  const backups = readingOf(catalogue.of(withoutReplicas));
  if (backups.state !== 'value') return backups;
  const destinations = facet(resource, 'replicationDestinations');
  if (destinations.state === 'unread') return destinations;
  const replicas: BackupLocation[] = [];
  for (const destination of valueOrNull(destinations) ?? []) {
    if (destination.partial === true) continue;
    const seen = index.byId(destination.id);
    const account = destination.account ?? seen?.account;
    if (account === undefined) return unread('not-collected', destination.id);
    replicas.push({ account, provider: seen?.provider ?? resource.provider });
  }
  return value([...backups.value, ...replicas]);
}

const readingOf = ({ backups, hidden }: Found): Reading<readonly BackupLocation[]> =>
  backups.length > 0 ? value(backups) : (hidden ?? value([]));

/** The location of one backup that `isOutside` accepts; unread where a backup that was not read may be one. */
export function outsideBackup(
  stores: readonly DataStore[],
  isOutside: (backup: BackupLocation, source: Resource) => boolean,
): Reading<BackupLocation> {
  let gap: Unread | undefined;
  for (const { resource, backups } of stores) {
    const found = valueOrNull(backups)?.find(backup => isOutside(backup, resource));
    if (found !== undefined) return value(found);
    if (backups.state === 'unread') gap ??= backups;
  }
  return gap ?? absent;
}

/** An account that could not be read may hold anything. */
export function unreadTarget(index: InventoryIndex): Unread | undefined {
  const failed = index.inventory.header.targets.find(target => target.failed !== undefined);
  return failed === undefined ? undefined : unread('not-collected', failed.account);
}
