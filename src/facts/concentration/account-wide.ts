import type { FacetName, Facets } from '../../model/facets.ts';
import { mapReading, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';

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
  const whole = index.seen('account', { account }).find(one => one.facets[name] !== undefined);
  if (whole !== undefined) return mapReading(facet(whole, name), (one): readonly Facets[F][] => [one]);
  const closed = closedRegions(index).get(account);
  const regions = index.seen('region', { account }).filter(({ region }) => closed?.has(region) !== true);
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

/** Regions that the organization closes, by account. */
const closedRegions = memoizePerInventory(({ inventory }: InventoryIndex) => {
  const closed = new Map<string, Set<string>>();
  for (const { account, region } of inventory.units.filter(unit => unit.closed === true))
    closed.set(account, (closed.get(account) ?? new Set()).add(region));
  return closed;
});

/** Changes of what the account has everywhere, such as its identities, are recorded in a region that may be empty. */
const canBeLeftOut = (name: FacetName): boolean => name !== 'recentChanges';
