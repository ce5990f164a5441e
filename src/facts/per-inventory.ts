import type { InventoryIndex } from './inventory-index.ts';

/** Works something out once for each inventory, however many facts stand on it. */
export function memoizePerInventory<T>(work: (index: InventoryIndex) => T): (index: InventoryIndex) => T {
  const done = new WeakMap<InventoryIndex, { readonly result: T }>();
  return index => {
    const known = done.get(index);
    if (known !== undefined) return known.result;
    const result = work(index);
    done.set(index, { result });
    return result;
  };
}
