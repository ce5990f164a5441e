import type { Facts } from '../../model/facts.ts';
import type { Kind, Provider } from '../../model/kinds.ts';
import { absent, known, mapReading, unread, value, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { copyApart, HOLDER_NEEDS, listedKinds, ofCompany, readHolders, type Holders } from './concentration.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';

/** A provider that holds a copy of another's data, if we saw one; else what a person said about a second one. */
export const copiesOutside = defineFact({
  name: 'copiesOutside',
  on: ['organization'],
  needs: { ...HOLDER_NEEDS, practice: ['answer'] },
  prepare: index => ({ holders: readHolders(index), answer: secondProvider(index) }),
  compute: (resource, { holders, answer }, index) => ofCompany(resource, () => outside(index, holders, answer)),
});

type Answer = ReturnType<typeof secondProvider>;

function secondProvider(index: InventoryIndex) {
  const practice = index.seen('practice').find(one => one.slot === 'second-provider');
  return practice === undefined ? unread('not-collected', 'second-provider') : facet(practice, 'answer');
}

function outside(index: InventoryIndex, holders: Holders, answer: Answer): Reading<Facts['copiesOutside']> {
  if (holders.seen.length === 0) return holders.hidden() ?? absent;
  const copy = foreignCopy(index, holders);
  if (copy.state === 'value') return value({ seen: copy.value, answer: null });
  // Where somebody says that there is one, what we were not shown need not prove it; a no must not stand on what is hidden.
  if (known(answer)?.holds === 'yes') return value({ seen: null, answer: known(answer) ?? null });
  if (copy.state === 'unread') return copy;
  return answer.state === 'unread' ? answer : value({ seen: null, answer: known(answer) ?? null });
}

/** The provider of a copy that is not with the provider of its original. */
function foreignCopy(index: InventoryIndex, holders: Holders): Reading<Provider> {
  const [only, ...others] = new Set(index.inventory.header.targets.map(target => target.provider));
  if (only !== undefined && others.length === 0) return copyNotWith(only, index);
  const copy = copyApart(holders.seen, (one, original) => one.provider !== original.provider);
  // The copy may be of something that we were not shown.
  return copy.state === 'absent' ? (holders.hidden() ?? copy) : mapReading(copy, ({ provider }) => provider);
}

/** Where there is one provider only, every original is with it, also one that we were not shown. */
function copyNotWith(only: Provider, index: InventoryIndex): Reading<Provider> {
  let hidden = firstGap(index, ['copy', 'bucket']);
  for (const resource of index.seen('copy')) {
    const copy = facet(resource, 'copy');
    if (copy.state === 'unread') hidden ??= copy;
    const { provider = only, takenAt } = known(copy) ?? {};
    if (takenAt !== undefined && provider !== only) return value(provider);
  }
  // A rule that copies a bucket as it is written names buckets of the same provider only; one that is unread may not.
  const rules = index.seen('bucket').map(bucket => facet(bucket, 'replicatesTo'));
  return hidden ?? rules.find(rule => rule.state === 'unread') ?? absent;
}

const STORES: readonly Kind[] = ['database', 'disk', 'bucket'];
const ALSO_STORES: readonly Kind[] = ['warehouse', 'search', 'file-share'];

/** How many bytes of data of its own the company would have to take along; unread while the size of anything is. */
export const storedBytes = defineFact({
  name: 'storedBytes',
  on: ['organization'],
  needs: {
    database: ['holds', 'size'], disk: ['holds', 'size'], bucket: ['holds', 'size'],
    warehouse: ['holds', 'size'], search: ['holds', 'size'], 'file-share': ['holds', 'size'],
  },
  prepare: index => [...STORES, ...listedKinds(index, ALSO_STORES)],
  compute: (resource, kinds, index) => ofCompany(resource, () => bytesIn(kinds, index)),
}); // prettier-ignore

function bytesIn(kinds: readonly Kind[], index: InventoryIndex): Reading<number> {
  const gap = firstGap(index, kinds);
  if (gap !== undefined) return gap;
  let bytes = 0;
  for (const store of kinds.flatMap(kind => index.seen(kind))) {
    const holds = facet(store, 'holds');
    if (holds.state === 'unread') return holds;
    if (known(holds) !== 'durable') continue;
    const size = sizeOf(store);
    if (size.state !== 'value') return size;
    bytes += size.value;
  }
  return value(bytes);
}

function sizeOf(store: Resource): Reading<number> {
  const size = facet(store, 'size');
  if (size.state === 'unread') return size;
  const bytes = known(size)?.bytes;
  return bytes === undefined ? unread('unsupported', `the size of ${store.name}`) : value(bytes);
}
