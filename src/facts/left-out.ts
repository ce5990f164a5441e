import { unread, type Unread } from '../model/reading.ts';
import type { Resource } from '../model/resource.ts';
import type { InventoryIndex } from './inventory-index.ts';

/** The regions of an account that the run leaves out: what is in them is not known. */
export const regionsLeftOut = (
  { inventory }: InventoryIndex,
  { provider, account }: Pick<Resource, 'provider' | 'account'>,
): readonly string[] =>
  inventory.header.targets.find(one => one.provider === provider && one.account === account)?.omittedRegions ?? [];

/** Why nothing follows from what is not seen there. */
export const leftOut = (regions: readonly string[]): Unread | undefined =>
  regions.length === 0 ? undefined : unread('not-collected', `left out: ${regions.join(' ')}`);
