import type { Kind } from '../model/kinds.ts';
import type { Unread } from '../model/reading.ts';
import type { InventoryIndex, Scope } from './inventory-index.ts';

/** The kinds that a collector of this run lists; nothing follows about the others. */
export function listedKinds(index: InventoryIndex, kinds: readonly Kind[]): Kind[] {
  const listed = new Set(index.inventory.populations.map(population => population.kind));
  return kinds.filter(kind => listed.has(kind));
}

/** Why nothing follows from the absence of these kinds; undefined when all their lists are complete. */
export function firstGap(index: InventoryIndex, kinds: readonly Kind[], scope?: Scope): Unread | undefined {
  for (const kind of kinds) {
    const gap = index.gap(kind, scope);
    if (gap !== undefined) return gap;
  }
  return undefined;
}
