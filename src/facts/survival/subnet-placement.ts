import type { Place, Placed } from '../../model/asset.ts';
import { valueOrNull } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';

/** The zones of its subnets: where something without a placement of its own may run. Undefined if one is not known. */
export function subnetPlacement(resource: Resource, index: InventoryIndex): Placed | undefined {
  const interfaces = valueOrNull(facet(resource, 'networkInterfaces')) ?? [];
  const places = new Map<string, Place>();
  for (const { subnet } of interfaces) {
    const seen = index.byId(subnet);
    const placement = seen === undefined ? undefined : valueOrNull(facet(seen, 'placement'));
    const zones = (placement?.locations ?? []).flatMap(({ region, zone }) =>
      zone === undefined ? [] : [{ region, zone }],
    );
    if (zones.length === 0) return undefined;
    for (const { region, zone } of zones) places.set(zone, { region, zone, role: 'primary' });
  }
  if (places.size === 0) return undefined;
  return {
    spread: places.size > 1 ? 'multi-zone' : 'single-zone',
    places: [...places.values()],
    manual: false,
  };
}
