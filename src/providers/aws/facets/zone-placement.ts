import type { Placement } from '../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../model/reading.ts';
import { requireField } from '../../kit/response-fields.ts';
import type { AwsContext } from '../context.ts';

type Location = Placement['locations'][number];

/** Where something runs, by the zone names of this account. */
export interface NamedLocation {
  /** Left out where the provider does not say. */
  readonly zoneName?: string | undefined;
  /** The physical zone, where the response names it. */
  readonly zoneId?: string | undefined;
  readonly role: Location['role'];
}

/** The locations with physical zone ids; unread when the region's zones could not be read. */
export async function locationsIn(ctx: AwsContext, named: readonly NamedLocation[]): Promise<Reading<Location[]>> {
  const locations: Location[] = [];
  for (const { zoneName, zoneId, role } of named) {
    const zone =
      zoneId === undefined && zoneName !== undefined ? await ctx.zoneId(zoneName) : requireField(zoneId, 'zone');
    if (zone.state === 'unread' && zoneName !== undefined) return zone;
    locations.push({ region: ctx.region, ...(zone.state === 'value' ? { zone: zone.value } : {}), role });
  }
  return value(locations);
}

/** The placement in zones of which one can replace the other. */
export async function zonalPlacement(ctx: AwsContext, zoneNames: Iterable<string>): Promise<Reading<Placement>> {
  const names = [...zoneNames];
  const locations = await locationsIn(
    ctx,
    names.map(zoneName => ({ zoneName, role: 'primary' as const })),
  );
  return mapReading(locations, all => ({ spread: spreadOver(names), locations: all }));
}

/** The placement of what runs in one zone, from a response with the physical zone id or only this account's zone name. */
export async function singleZonePlacement(
  ctx: AwsContext,
  zoneId: string | undefined,
  zoneName: string | undefined,
): Promise<Reading<Placement>> {
  const zone =
    zoneId === undefined && zoneName !== undefined
      ? await ctx.zoneId(zoneName)
      : requireField(zoneId, 'AvailabilityZone');
  return mapReading(zone, id => ({
    spread: 'single-zone' as const,
    locations: [{ region: ctx.region, zone: id, role: 'primary' as const }],
  }));
}

/** Spread by the service itself over at least three zones of the region, whatever the customer configures. */
export const regionalPlacement = ({ region }: AwsContext): Reading<Placement> =>
  value({ spread: 'regional', locations: [{ region, role: 'primary' }] });

/** How many zones: names are enough to count them. */
export function spreadOver(zoneNames: Iterable<string>): 'single-zone' | 'multi-zone' {
  return new Set(zoneNames).size > 1 ? 'multi-zone' : 'single-zone';
}
