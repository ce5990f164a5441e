import type { Facts } from '../../model/facts.ts';
import { CORE_DATA_KINDS, DATA_KINDS, type Kind, type Provider } from '../../model/kinds.ts';
import { absent, valueOrNull, mapReading, unread, value, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import {
  backupOutsideAccount,
  HOLDER_NEEDS,
  listedKinds,
  forCompanyOnly,
  readHolders,
  type Holders,
} from './concentration.ts';
import { defineFact, ofEach } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';

/** A provider that holds a copy of another's data, if we saw one; else what a person said about a second one. */
export const backupsOutsideProvider = defineFact({
  name: 'backupsOutsideProvider',
  on: ['organization'],
  needs: { ...HOLDER_NEEDS, practice: ['answer'] },
  prepare: index => ({ holders: readHolders(index), answer: secondProvider(index) }),
  compute: (resource, { holders, answer }, index) => forCompanyOnly(resource, () => outside(index, holders, answer)),
});

type Answer = ReturnType<typeof secondProvider>;

function secondProvider(index: InventoryIndex) {
  const practice = index.seen('practice').find(one => one.slot === 'second-provider');
  return practice === undefined ? unread('not-collected', 'second-provider') : facet(practice, 'answer');
}

function outside(index: InventoryIndex, holders: Holders, answer: Answer): Reading<Facts['backupsOutsideProvider']> {
  if (holders.seen.length === 0) return holders.hidden() ?? absent;
  const copy = backupOutsideProvider(index, holders);
  if (copy.state === 'value') return value({ seen: copy.value, answer: null });
  // Where somebody says that there is one, what we were not shown need not prove it; a no must not stand on what is hidden.
  if (valueOrNull(answer)?.status === 'yes') return value({ seen: null, answer: valueOrNull(answer) ?? null });
  if (copy.state === 'unread') return copy;
  return answer.state === 'unread' ? answer : value({ seen: null, answer: valueOrNull(answer) ?? null });
}

/** The provider of a copy that is not with the provider of its original. */
function backupOutsideProvider(index: InventoryIndex, holders: Holders): Reading<Provider> {
  const [only, ...others] = new Set(index.inventory.header.targets.map(target => target.provider));
  if (only !== undefined && others.length === 0) return copyNotWith(only, index);
  const copy = backupOutsideAccount(holders.seen, (one, original) => one.provider !== original.provider);
  // The copy may be of something that we were not shown.
  return copy.state === 'absent' ? (holders.hidden() ?? copy) : mapReading(copy, ({ provider }) => provider);
}

/** Where there is one provider only, every original is with it, also one that we were not shown. */
function copyNotWith(only: Provider, index: InventoryIndex): Reading<Provider> {
  let hidden = firstGap(index, ['backup', 'bucket']);
  for (const resource of index.seen('backup')) {
    const copy = facet(resource, 'backup');
    if (copy.state === 'unread') hidden ??= copy;
    const { provider = only, takenAt } = valueOrNull(copy) ?? {};
    if (takenAt !== undefined && provider !== only) return value(provider);
  }
  // A rule that copies a bucket as it is written names buckets of the same provider only; one that is unread may not.
  const rules = index.seen('bucket').map(bucket => facet(bucket, 'replicationDestinations'));
  return hidden ?? rules.find(rule => rule.state === 'unread') ?? absent;
}

/** A cache is filled again from its source. */
const EXPORTED_KINDS = DATA_KINDS.filter(kind => kind !== 'cache');
const OPTIONAL_KINDS = EXPORTED_KINDS.filter(kind => !(CORE_DATA_KINDS as readonly Kind[]).includes(kind));

/** How many bytes of data of its own the company would have to take along; unread while the size of anything is. */
export const storedBytes = defineFact({
  name: 'storedBytes',
  on: ['organization'],
  needs: ofEach(EXPORTED_KINDS, ['dataDurability', 'size']),
  prepare: index => [...CORE_DATA_KINDS, ...listedKinds(index, OPTIONAL_KINDS)],
  compute: (resource, kinds, index) => forCompanyOnly(resource, () => bytesIn(kinds, index)),
});

function bytesIn(kinds: readonly Kind[], index: InventoryIndex): Reading<number> {
  const gap = firstGap(index, kinds);
  if (gap !== undefined) return gap;
  let bytes = 0;
  for (const store of kinds.flatMap(kind => index.seen(kind))) {
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
