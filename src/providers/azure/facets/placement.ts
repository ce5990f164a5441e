import type { Facets } from '../../../model/facets.ts';
import { absent, flatMapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { regionName, type ArmResource } from '../client/arm.ts';
import type { AzureContext } from '../context.ts';

type Location = string | null | undefined;

/** The named zones; without any, one zone of the region that Azure chose. */
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
  const regions = await ctx.regions();
  if (regions.state === 'unread') return regions;
  const hasNoZones = regions.state === 'value' && regions.value.get(region)?.zones.size === 0;
  return value({ spread, locations, ...(hasNoZones ? { singleZoneRegion: true as const } : {}) });
}

/** For a service that spreads over the zones of a region by itself, where the region has zones. */
export async function placementByService(ctx: AzureContext, location: Location): Promise<Reading<Facets['placement']>> {
  const regions = await ctx.regions();
  if (regions.state !== 'value') return regions;
  const region = regions.value.get(regionName(location));
  if (region === undefined) return unread('failed', `${regionName(location)} is not a region of the subscription`);
  return zonalPlacement(ctx, { location: location ?? null }, region.zones.size > 0 ? 'multi-zone' : 'single-zone');
}

/** With `multi-region` the data is also in the paired region. */
export async function replicatedPlacement(
  ctx: AzureContext,
  location: Location,
  spread: 'single-zone' | 'multi-zone' | 'multi-region',
): Promise<Reading<Facets['placement']>> {
  if (spread !== 'multi-region') return zonalPlacement(ctx, { location: location ?? null }, spread);
  const pair = await pairedRegion(ctx, location);
  if (pair.state === 'unread') return pair;
  const locations: Facets['placement']['locations'] = [{ region: regionName(location), role: 'primary' }];
  if (pair.state === 'value') locations.push({ region: pair.value, role: 'replica' });
  return value({ spread, locations });
}

/** Absent where Microsoft pairs the region with none. */
export async function pairedRegion(ctx: AzureContext, location: Location): Promise<Reading<string>> {
  return flatMapReading(await ctx.regions(), regions => {
    const pair = regions.get(regionName(location))?.pair;
    return pair === undefined ? absent : value(regionName(pair));
  });
}
