import type { FacetName, Facets } from '../model/facets.ts';
import { value, type Reading } from '../model/reading.ts';
import { facet } from '../model/resource.ts';
import type { InventoryIndex } from './inventory-index.ts';

/**
 * What every region of an account says in one facet: all of it, or why it is not all. Regions that the organization closes
 * to every call hold nothing and do not count.
 */
export function inEveryRegion<F extends FacetName>(
  index: InventoryIndex,
  account: string,
  name: F,
): Reading<readonly Facets[F][]> {
  const closed = new Set(
    index.inventory.units.filter(unit => unit.account === account && unit.closed === true).map(unit => unit.region),
  );
  const regions = index.seen('region').filter(region => region.account === account && !closed.has(region.region));
  const readings = regions.map(region => facet(region, name));
  return (
    readings.find(reading => reading.state === 'unread') ??
    index.gap('region', { account }) ??
    value(readings.flatMap(reading => (reading.state === 'value' ? [reading.value] : [])))
  );
}
