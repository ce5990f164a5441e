import type { Kind } from '../model/kinds.ts';
import { absent, known, unread, type Reading, type Unread } from '../model/reading.ts';
import { facet, type Resource } from '../model/resource.ts';
import { copies } from './copies.ts';
import type { KnownCopy } from '../model/facts.ts';
import type { InventoryIndex } from './inventory-index.ts';
import { firstGap } from './scope.ts';

/** What is true of the company as a whole is absent on an organization of a provider. */
export function ofCompany<T>(resource: Resource, reading: () => Reading<T>): Reading<T> {
  return resource.provider === 'any' ? reading() : absent;
}

/** Those of the kinds that some collector of this run lists: from the silence about the others nothing follows. */
export function listedKinds(index: InventoryIndex, kinds: readonly Kind[]): Kind[] {
  const listed = new Set(index.inventory.populations.map(population => population.kind));
  return kinds.filter(kind => listed.has(kind));
}

/** Something with data of its own, and what we know of its copies. */
interface Holder {
  readonly resource: Resource;
  readonly copies: Reading<readonly KnownCopy[]>;
}

export interface Holders {
  readonly seen: readonly Holder[];
  /** Why there may be more than those: everywhere, or in one account. */
  readonly hidden: (account?: string) => Unread | undefined;
}

const DATA: readonly Kind[] = ['database', 'disk', 'bucket'];

/** What `readHolders` reads, for the facts that stand on it. */
export const HOLDER_NEEDS = {
  database: ['holds'],
  disk: ['holds'],
  bucket: ['holds', 'replicatesTo', 'lock'],
  copy: ['copy'],
} as const;

/** Everything that holds data of its own, with its copies. */
export function readHolders(index: InventoryIndex): Holders {
  const catalogue = copies.prepare(index);
  const seen: Holder[] = [];
  const silent: { readonly account: string; readonly why: Unread }[] = [];
  for (const resource of DATA.flatMap(kind => index.seen(kind))) {
    const holds = facet(resource, 'holds');
    if (holds.state === 'unread') silent.push({ account: resource.account, why: holds });
    if (known(holds) !== 'durable') continue;
    const found = copies.compute(resource, catalogue, index) as Reading<readonly KnownCopy[]>;
    seen.push({ resource, copies: found });
  }
  return {
    seen,
    hidden: account =>
      firstGap(index, DATA, account === undefined ? {} : { account }) ??
      silent.find(one => account === undefined || one.account === account)?.why,
  };
}

/**
 * Whether a copy that is `apart` from its original exists. One that was seen settles it; else one that we were not shown
 * may be it.
 */
export function copyApart(
  holders: readonly Holder[],
  apart: (copy: KnownCopy, original: Resource) => boolean,
): Reading<KnownCopy> {
  let hidden: Unread | undefined;
  for (const { resource, copies: found } of holders) {
    const copy = known(found)?.find(one => apart(one, resource));
    if (copy !== undefined) return { state: 'value', value: copy };
    if (found.state === 'unread') hidden ??= found;
  }
  return hidden ?? absent;
}

/** An account that could not be read at all may hold whatever we look for. */
export function unreadTarget(index: InventoryIndex): Unread | undefined {
  const failed = index.inventory.header.targets.find(target => target.failed !== undefined);
  return failed === undefined ? undefined : unread('not-collected', failed.account);
}
