import type { AssetKey } from '../../model/asset.ts';
import { valueOrNull } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { resourceNamed } from './named.ts';

/** The key of the customer that a resource is encrypted with, if it was read; keys of the provider need nobody. */
export function keyOf(resource: Resource, index: InventoryIndex): AssetKey | undefined {
  for (const { to, role } of valueOrNull(facet(resource, 'relationships')) ?? []) {
    const key = role === 'key' ? resourceNamed(to, index) : undefined;
    if (key?.kind === 'key') return assetKey(key);
  }
  return undefined;
}

const assetKey = ({ id, name, kind, type, provider, account, region }: Resource): AssetKey => ({
  ...{ id, name, kind, type, provider, account, region },
  everywhere: region === 'global' || SEVERAL_REGIONS.test(id),
});

/** Copies of such a key are made in other regions, and each works alone. */
const SEVERAL_REGIONS = /\/mrk-[0-9a-f]+$/;

/** Whether the customer's key is known to be used and is not among those that were read. */
export const isKeyUnseen = (resource: Resource, index: InventoryIndex): boolean =>
  valueOrNull(facet(resource, 'encryptionAtRest')) === 'customer-managed-key' && keyOf(resource, index) === undefined;
