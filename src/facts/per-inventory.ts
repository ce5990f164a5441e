import { memoizePerObject } from '../lib/memoize.ts';
import type { InventoryIndex } from './inventory-index.ts';

/** Computes something once for each inventory, however many facts depend on it. */
export const memoizePerInventory: <T>(work: (index: InventoryIndex) => T) => (index: InventoryIndex) => T =
  memoizePerObject;
