import type { InventoryIndex } from './inventory-index.ts';

let places = 0;

/** Memoises a function of the inventory, which several facts share. Each has its place in an array, because facts ask for each resource. */
export function memoizePerInventory<T>(work: (index: InventoryIndex) => T): (index: InventoryIndex) => T {
  const place = places++;
  return index => {
    const known = index.memo[place] as { readonly result: T } | undefined;
    if (known !== undefined) return known.result;
    const result = work(index);
    index.memo[place] = { result };
    return result;
  };
}
