import { valueOrNull } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { scopeKey } from '../../model/keys.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { isFacetRefused, type Spot } from './refused.ts';

/** Kinds that a private endpoint may lead to. */
export const STORES = ['database', 'cache', 'warehouse', 'search', 'bucket', 'file-share', 'messaging'] as const;

/** Stores that a private endpoint in one of these networks leads to. */
export function storesBehind(networks: Iterable<string>, index: InventoryIndex): ReadonlySet<string> {
  const found = new Set<string>();
  for (const id of networks) for (const store of endpointsOf(index).get(id) ?? []) found.add(store);
  return found;
}

/** Networks of a place whose endpoints were refused: they may lead to any store there. */
export const opaqueNetworks = (place: Spot, index: InventoryIndex): readonly Resource[] =>
  opaqueByPlace(index).get(scopeKey(place)) ?? [];

const opaqueByPlace = memoizePerInventory((index): ReadonlyMap<string, readonly Resource[]> =>
  Map.groupBy(
    index.seen('network').filter(network => isFacetRefused(network, 'relationships')),
    scopeKey,
  ),
);

/** The stores of each network: those that it names itself, and those that an endpoint in it names. */
const endpointsOf = memoizePerInventory((index): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const place of [...index.seen('network'), ...index.seen('network-connection')]) {
    const related = valueOrNull(facet(place, 'relationships')) ?? [];
    const stores = related
      .filter(({ role }) => role === 'private-endpoint')
      .flatMap(({ to }) => storesOf(index).get(to) ?? []);
    if (stores.length === 0) continue;
    const networks =
      place.kind === 'network' ? [place.id] : related.flatMap(({ to, role }) => (role === 'network' ? [to] : []));
    for (const network of networks) found.set(network, [...(found.get(network) ?? []), ...stores]);
  }
  return found;
});

/** Stores by their id and by that of what they are part of: an endpoint leads to a server with all its databases. */
const storesOf = memoizePerInventory((index): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const { id } of STORES.flatMap(kind => index.seen(kind)))
    for (const name of [id, id.replace(/\/[^/]+\/[^/]+$/, '')]) {
      const list = found.get(name) ?? [];
      found.set(name, list);
      if (!list.includes(id)) list.push(id);
    }
  return found;
});
