import type { Inventory } from '../model/inventory.ts';
import { value } from '../model/reading.ts';
import type { Resource } from '../model/resource.ts';

export interface WithoutStandbys {
  readonly inventory: Inventory;
  /** Resources that have a stand-by: a second one that serves nobody until the first one fails. */
  readonly with: readonly Resource[];
}

/** The inventory as it would be if nothing had a stand-by. Replicas stay: they may serve readers. */
export function withoutStandbys(inventory: Inventory): WithoutStandbys {
  const found: Resource[] = [];
  const resources = inventory.resources.map(resource => {
    const { placement } = resource.facets;
    if (placement?.state !== 'value') return resource;
    const locations = placement.value.locations.filter(({ role }) => role !== 'standby');
    if (locations.length === 0 || locations.length === placement.value.locations.length) return resource;
    found.push(resource);
    const spread = locations.length === 1 ? 'single-zone' : placement.value.spread;
    const alone = value({ ...placement.value, spread, locations });
    return { ...resource, facets: { ...resource.facets, placement: alone } };
  });
  return { inventory: { ...inventory, resources }, with: found };
}
