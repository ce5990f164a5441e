import { scopeKey } from '../../model/keys.ts';
import type { Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { isFacetRefused, type Spot } from './refused.ts';

/** Networks of a place whose endpoints were refused, and endpoints whose network was: they may lead from anywhere to any store there. */
export const opaqueNear = (place: Spot, index: InventoryIndex): readonly Resource[] =>
  [place, { ...place, region: 'global' }].flatMap(one => opaqueByPlace(index).get(scopeKey(one)) ?? []);

const opaqueByPlace = memoizePerInventory((index): ReadonlyMap<string, readonly Resource[]> =>
  Map.groupBy(
    [...index.seen('network'), ...index.seen('network-connection')].filter(one => isFacetRefused(one, 'relationships')),
    scopeKey,
  ),
);
