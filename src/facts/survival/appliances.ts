import type { Facets } from '../../model/facets.ts';
import type { Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';

type Route = Facets['routes'][number];

/** Everything that is not known better. */
const DEFAULT: ReadonlySet<string> = new Set(['0.0.0.0/0', '::/0']);

/** What a route out of a subnet leads through: a gateway, or a server that passes everything on. */
export function wayThrough(subnet: Resource, { to, via, target }: Route, index: InventoryIndex): readonly string[] {
  if (via === 'nat') return [target];
  if (via !== 'other' || !DEFAULT.has(to)) return [];
  const server = serversByName(index).get(target) ?? serversByName(index).get(nameIn(subnet.account, target));
  return server === undefined ? [] : [server];
}

const nameIn = (account: string, name: string): string => `${account}\n${name}`;

/** Servers by their id, and by the id that their provider has for them in their account. */
const serversByName = memoizePerInventory((index): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const { id, stableId, account } of index.seen('server')) {
    found.set(id, id);
    if (stableId !== undefined) found.set(nameIn(account, stableId), id);
  }
  return found;
});
