import { LEFT_OUT, unread, type Unread } from '../model/reading.ts';
import type { Resource } from '../model/resource.ts';
import type { InventoryIndex } from './inventory-index.ts';
import { memoizePerInventory } from './per-inventory.ts';
import { accountKey } from '../model/keys.ts';

const omittedRegions = memoizePerInventory(
  ({ inventory }: InventoryIndex) =>
    new Map(
      inventory.header.targets.flatMap(one =>
        one.omittedRegions === undefined ? [] : [[accountKey(one), one.omittedRegions]],
      ),
    ),
);

/** The regions of an account that the run leaves out: what is in them is not known. */
export const regionsLeftOut = (
  index: InventoryIndex,
  account: Pick<Resource, 'provider' | 'account'>,
): readonly string[] => {
  const omitted = omittedRegions(index);
  return omitted.size === 0 ? [] : (omitted.get(accountKey(account)) ?? []);
};

/** Why nothing follows from what is not seen there. */
export const leftOut = (regions: readonly string[]): Unread | undefined =>
  regions.length === 0 ? undefined : unread('not-collected', `${LEFT_OUT}${regions.join(' ')}`);
