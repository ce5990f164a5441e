import type { FacetName, Facets } from '../../model/facets.ts';
import { mapReading, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';

/**
 * What every region of an account says in one facet: all of it, or why it is not all. Regions that the organization closes
 * to every call hold nothing and do not count. Where the provider keeps it for the whole account, the account says it.
 */
export function inEveryRegion<F extends FacetName>(
  index: InventoryIndex,
  account: string,
  name: F,
): Reading<readonly Facets[F][]> {
  const whole = index.seen('account').find(one => one.account === account && one.facets[name] !== undefined);
  if (whole !== undefined) return mapReading(facet(whole, name), (one): readonly Facets[F][] => [one]);
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
