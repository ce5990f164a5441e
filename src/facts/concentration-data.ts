import type { Facts } from '../model/facts.ts';
import type { Kind } from '../model/kinds.ts';
import { absent, known, unread, value, type Reading } from '../model/reading.ts';
import { facet, type Resource } from '../model/resource.ts';
import { copyApart, HOLDER_NEEDS, listedKinds, ofCompany, readHolders, type Holders } from './concentration.ts';
import { defineFact } from './define-fact.ts';
import type { InventoryIndex } from './inventory-index.ts';
import { firstGap } from './scope.ts';

/** A provider that holds a copy of another's data, if we saw one; else what a person said about a second one. */
export const copiesOutside = defineFact({
  name: 'copiesOutside',
  on: ['organization'],
  needs: { ...HOLDER_NEEDS, practice: ['answer'] },
  prepare: index => ({ holders: readHolders(index), answer: secondProvider(index) }),
  compute: (resource, { holders, answer }) => ofCompany(resource, () => outside(holders, answer)),
});

type Answer = ReturnType<typeof secondProvider>;

function secondProvider(index: InventoryIndex) {
  const practice = index.seen('practice').find(one => one.slot === 'second-provider');
  return practice === undefined ? unread('not-collected', 'second-provider') : facet(practice, 'answer');
}

function outside({ seen, hidden }: Holders, answer: Answer): Reading<Facts['copiesOutside']> {
  const gap = hidden();
  if (seen.length === 0) return gap ?? absent;
  const copy = copyApart(seen, (one, original) => one.provider !== original.provider);
  if (copy.state === 'value') return value({ seen: copy.value.provider, answer: null });
  // Where somebody says that there is one, what we were not shown need not prove it; a no must not stand on what is hidden.
  if (known(answer)?.holds === 'yes') return value({ seen: null, answer: known(answer) ?? null });
  if (copy.state === 'unread') return copy;
  if (gap !== undefined) return gap;
  return answer.state === 'unread' ? answer : value({ seen: null, answer: known(answer) ?? null });
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
