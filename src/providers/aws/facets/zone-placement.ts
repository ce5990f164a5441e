import type { Placement } from '../../../model/facets.ts';
import { value, type Reading } from '../../../model/reading.ts';
import type { AwsContext } from '../context.ts';
import { requireField } from '../client/response-fields.ts';

type Place = Placement['locations'][number];

/** Where something runs, by the names that this account has for its zones. */
export interface NamedPlace {
  /** Left out where the provider does not say. */
  readonly zoneName?: string | undefined;
  /** The physical zone, where the answer names it. */
  readonly zoneId?: string | undefined;
  readonly role: Place['role'];
}

/** The places with physical zone ids; unread when the region's zones could not be read. */
export async function placesIn(ctx: AwsContext, named: readonly NamedPlace[]): Promise<Reading<Place[]>> {
  const places: Place[] = [];
  for (const { zoneName, zoneId, role } of named) {
    const zone =
      zoneId === undefined && zoneName !== undefined ? await ctx.zoneId(zoneName) : requireField(zoneId, 'zone');
    if (zone.state === 'unread' && zoneName !== undefined) return zone;
    places.push({ region: ctx.region, ...(zone.state === 'value' ? { zone: zone.value } : {}), role });
  }
  return value(places);
}

/** How many zones: names are enough to count them. */
export function spreadOver(zoneNames: Iterable<string>): 'single-zone' | 'multi-zone' {
  return new Set(zoneNames).size > 1 ? 'multi-zone' : 'single-zone';
}
