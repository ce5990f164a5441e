import type { FacetName, Facets } from '../../model/facets.ts';
import { mapReading, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';

/**
 * One facet of every region of an account; unread while that of any region is. Regions that the organization denies every
 * call hold nothing and are left out, and so is a region in which the account has nothing while the facet is unread there.
 * Where the provider has the facet on the account, the account's is the only one.
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
  const readings = regions
    .map(region => ({ region, reading: facet(region, name) }))
    .filter(({ region, reading }) => reading.state !== 'unread' || !canBeLeftOut(name) || !index.isEmpty(region))
    .map(({ reading }) => reading);
  return (
    readings.find(reading => reading.state === 'unread') ??
    index.gap('region', { account }) ??
    value(readings.flatMap(reading => (reading.state === 'value' ? [reading.value] : [])))
  );
}

/** Changes of what the account has everywhere, such as its identities, are recorded in a region that may be empty. */
const canBeLeftOut = (name: FacetName): boolean => name !== 'recentChanges';
