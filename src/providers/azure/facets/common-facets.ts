import type { Facets } from '../../../model/facets.ts';
import type { Kind } from '../../../model/kinds.ts';
import { absent, unread, value, type Reading } from '../../../model/reading.ts';
import type { ResourceDraft } from '../../kit/collector.ts';
import { regionName, tagsOf, type ArmResource } from '../client/arm.ts';
import type { AzureContext } from '../context.ts';
import { IncompleteResponseError } from '../client/failure.ts';

/** A member of an answer that the service always sends: one that is missing was not told. */
export function requireField<T>(member: T | null | undefined, name: string): Reading<T> {
  return member === undefined || member === null ? unread('failed', `the answer has no ${name}`) : value(member);
}

/** The properties of a resource. Throws where there are none: such an answer tells nothing. */
export function propertiesOf({ id, properties }: ArmResource): Readonly<Record<string, unknown>> {
  if (typeof properties !== 'object' || properties === null)
    throw new IncompleteResponseError(`the answer has no properties of ${id}`);
  return properties;
}

/** Where something with zone numbers runs: in the named zones, else somewhere in its region that Azure chose. */
export async function zonalPlacement(
  ctx: AzureContext,
  { location, zones }: Pick<ArmResource, 'location' | 'zones'>,
  spread: 'single-zone' | 'multi-zone' = (zones ?? []).length > 1 ? 'multi-zone' : 'single-zone',
): Promise<Reading<Facets['placement']>> {
  const region = regionName(location);
  const locations: Facets['placement']['locations'] = [];
  for (const logical of zones ?? []) {
    const zone = await ctx.zone(region, logical);
    if (zone.state === 'unread') return zone;
    locations.push({ region, role: 'primary', ...(zone.state === 'value' ? { zone: zone.value } : {}) });
  }
  if (locations.length === 0) locations.push({ region, role: 'primary' });
  if (spread === 'multi-zone') return value({ spread, locations });
  // What stands in one place is judged by whether it could stand in two.
  const regions = await ctx.regions();
  if (regions.state === 'unread') return regions;
  const here = regions.state === 'value' ? regions.value.get(region) : undefined;
  return value({ spread, locations, ...(here?.zones.size === 0 ? { singleZoneRegion: true as const } : {}) });
}

/** Where something runs that its service spreads over the zones of a region by itself, wherever there are any. */
export async function placementByService(
  ctx: AzureContext,
  location: string | null | undefined,
): Promise<Reading<Facets['placement']>> {
  const regions = await ctx.regions();
  if (regions.state !== 'value') return regions;
  const here = regions.value.get(regionName(location));
  if (here === undefined) return unread('failed', `${regionName(location)} is not among the regions`);
  return zonalPlacement(ctx, { location: location ?? null }, here.zones.size > 0 ? 'multi-zone' : 'single-zone');
}

/** A date of the SDK's models in ISO 8601; undefined where it is not a valid date. */
export const momentOf = (date: Date | undefined): string | undefined =>
  date === undefined || Number.isNaN(date.getTime()) ? undefined : date.toISOString();

/** A date in any of Azure's formats as ISO 8601; undefined where it is missing or invalid. */
export const isoDate = (text: string | null | undefined): string | undefined => momentOf(new Date(text ?? ''));

/** What every resource says of itself. `type` is the provider's spelling; Resource Graph answers in small letters. */
export const headOf = (
  row: Pick<ArmResource, 'id' | 'name' | 'location' | 'tags'>,
  kind: Kind,
  type: string,
): Pick<ResourceDraft, 'id' | 'kind' | 'type' | 'name' | 'tags'> & { readonly region: string } => ({
  id: row.id,
  kind,
  type,
  name: row.name,
  region: regionName(row.location),
  tags: tagsOf(row),
});

/** Where a service keeps what it was given; a second region is the one that Microsoft pairs with the first. */
export async function replicatedPlacement(
  ctx: AzureContext,
  location: string | null | undefined,
  spread: 'single-zone' | 'multi-zone' | 'multi-region',
): Promise<Reading<Facets['placement']>> {
  if (spread !== 'multi-region') return zonalPlacement(ctx, { location: location ?? null }, spread);
  const pair = await pairOf(ctx, location);
  if (pair.state === 'unread') return pair;
  const locations: Facets['placement']['locations'] = [{ region: regionName(location), role: 'primary' }];
  if (pair.state === 'value') locations.push({ region: pair.value, role: 'replica' });
  return value({ spread, locations });
}

/** The region that Microsoft pairs with this one; absent where there is none. */
export async function pairOf(ctx: AzureContext, location: string | null | undefined): Promise<Reading<string>> {
  const regions = await ctx.regions();
  if (regions.state !== 'value') return regions;
  const pair = regions.value.get(regionName(location))?.pair;
  return pair === undefined ? absent : value(regionName(pair));
}
