import type { Kind } from '../../model/kinds.ts';
import type { Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';

/** Kinds that others name otherwise than by their id: a key by the address of its vault. */
const NAMED = ['key', 'secret', 'registry'] as const satisfies readonly Kind[];

/** A resource by its id, or by the name that those who use it have for it. */
export const resourceNamed = (name: string, index: InventoryIndex): Resource | undefined =>
  index.byId(name) ?? byAlias(index).get(name);

const byAlias = memoizePerInventory(
  (index): ReadonlyMap<string, Resource> =>
    new Map(
      NAMED.flatMap(kind => index.seen(kind)).flatMap(resource =>
        (index.traits[resource.provider]?.idAliases(resource) ?? []).map((alias): [string, Resource] => [
          alias,
          resource,
        ]),
      ),
    ),
);
