import { memoizePerObject } from '../lib/memoize.ts';
import type { InventoryIndex } from './inventory-index.ts';

/** Memoises a function of the inventory, which several facts share. */
export const memoizePerInventory: <T>(work: (index: InventoryIndex) => T) => (index: InventoryIndex) => T =
  memoizePerObject;
