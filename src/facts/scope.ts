import type { Kind } from '../model/kinds.ts';
import type { Unread } from '../model/reading.ts';
import type { InventoryIndex, Scope } from './inventory-index.ts';

/**
 * Why nothing follows from the absence of these kinds; undefined when all their lists are complete. Of optional kinds only the
 * lists of providers count that have them.
 */
export function firstGap(
  index: InventoryIndex,
  kinds: readonly Kind[],
  scope?: Scope,
  optional: readonly Kind[] = [],
): Unread | undefined {
  for (const kind of kinds) {
    const gap = index.gap(kind, scope);
    if (gap !== undefined) return gap;
  }
  return optional.length === 0 ? undefined : firstGap(index, optional, { ...scope, whereListed: true });
}
