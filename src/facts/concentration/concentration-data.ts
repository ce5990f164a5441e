import type { Facts } from '../../model/facts.ts';
import { CORE_DATA_KINDS, DATA_KINDS, type Kind, type Provider } from '../../model/kinds.ts';
import { absent, valueOrNull, mapReading, unread, value, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { DATA_STORE_NEEDS, dataStores, forCompanyOnly, outsideBackup, type DataStores } from './concentration.ts';
import { defineFact, ofEach } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';

/** A provider that holds a backup of another's data, else the answer about a second one. */
export const backupsOutsideProvider = defineFact({
  name: 'backupsOutsideProvider',
  on: ['organization'],
  needs: { ...DATA_STORE_NEEDS, practice: ['answer'] },
  prepare: index => ({ stores: dataStores(index), answer: secondProvider(index) }),
  compute: (resource, { stores, answer }, index) =>
    forCompanyOnly(resource, (): Reading<Facts['backupsOutsideProvider']> => {
      if (stores.seen.length === 0) return stores.gap() ?? absent;
      const backup = providerOfBackup(index, stores);
      if (backup.state === 'value') return value({ seen: backup.value, answer: null });
      // A yes needs no complete lists; a no does.
      if (valueOrNull(answer)?.status === 'yes') return value({ seen: null, answer: valueOrNull(answer) ?? null });
      if (backup.state === 'unread') return backup;
      return answer.state === 'unread' ? answer : value({ seen: null, answer: valueOrNull(answer) ?? null });
    }),
});

function secondProvider(index: InventoryIndex) {
  const practice = index.seen('practice').find(one => one.slot === 'second-provider');
  return practice === undefined ? unread('not-collected', 'second-provider') : facet(practice, 'answer');
}

/** The provider of a backup that is not with the provider of its source. */
function providerOfBackup(index: InventoryIndex, stores: DataStores): Reading<Provider> {
  const [only, ...others] = new Set(index.inventory.header.targets.map(target => target.provider));
  if (only !== undefined && others.length === 0) return providerOtherThan(only, index);
  const backup = outsideBackup(stores.seen, (one, source) => one.provider !== source.provider);
  // The backup may be of a store that was not read.
  return backup.state === 'absent' ? (stores.gap() ?? backup) : mapReading(backup, ({ provider }) => provider);
}

/** With one provider, every source is with it, also one that was not read. */
function providerOtherThan(only: Provider, index: InventoryIndex): Reading<Provider> {
  let gap = firstGap(index, ['backup', 'bucket']);
  for (const resource of index.seen('backup')) {
    const backup = facet(resource, 'backup');
    if (backup.state === 'unread') gap ??= backup;
    const { provider = only, takenAt } = valueOrNull(backup) ?? {};
    if (takenAt !== undefined && provider !== only) return value(provider);
  }
  // Replication rules name buckets of the same provider only; one that is unread may not.
  const rules = index.seen('bucket').map(bucket => facet(bucket, 'replicationDestinations'));
  return gap ?? rules.find(rule => rule.state === 'unread') ?? absent;
}

/** A cache is filled again from its source. */
const EXPORTED_KINDS = DATA_KINDS.filter(kind => kind !== 'cache');
const OPTIONAL_KINDS = EXPORTED_KINDS.filter(kind => !(CORE_DATA_KINDS as readonly Kind[]).includes(kind));

/** Bytes of durable data that an exit has to export; unread while the size of any store is. */
export const storedBytes = defineFact({
  name: 'storedBytes',
  on: ['organization'],
  needs: ofEach(EXPORTED_KINDS, ['dataDurability', 'size']),
  prepare: () => undefined,
  compute: (resource, _, index) => forCompanyOnly(resource, () => totalSize(index)),
});

function totalSize(index: InventoryIndex): Reading<number> {
  const gap = firstGap(index, CORE_DATA_KINDS, {}, OPTIONAL_KINDS);
  if (gap !== undefined) return gap;
  let bytes = 0;
  for (const store of EXPORTED_KINDS.flatMap(kind => index.seen(kind))) {
    const dataDurability = facet(store, 'dataDurability');
    if (dataDurability.state === 'unread') return dataDurability;
    if (valueOrNull(dataDurability) !== 'durable') continue;
    const size = sizeOf(store);
    if (size.state !== 'value') return size;
    bytes += size.value;
  }
  return value(bytes);
}

function sizeOf(store: Resource): Reading<number> {
  const size = facet(store, 'size');
  if (size.state === 'unread') return size;
  const bytes = valueOrNull(size)?.bytes;
  return bytes === undefined ? unread('unsupported', `the size of ${store.name}`) : value(bytes);
}
