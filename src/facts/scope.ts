import type { Kind } from '../model/kinds.ts';
import type { Unread } from '../model/reading.ts';
import type { ResourceHead } from '../model/resource.ts';
import type { InventoryIndex, Scope } from './inventory-index.ts';

/** The account and region of a resource as one key. */
export const scopeKey = ({ account, region }: Pick<ResourceHead, 'account' | 'region'>): string =>
  `${account}\n${region}`;

/** Why nothing may be concluded from the absence of any of these kinds, or undefined when all their lists are whole. */
export function firstGap(index: InventoryIndex, kinds: readonly Kind[], scope?: Scope): Unread | undefined {
  for (const kind of kinds) {
    const gap = index.gap(kind, scope);
    if (gap !== undefined) return gap;
  }
  return undefined;
}
