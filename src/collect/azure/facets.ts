import type { Facets } from '../../model/facets.ts';
import { unread, value, type Reading } from '../../model/reading.ts';
import { regionName, type ArmResource } from './arm.ts';
import type { AzureContext } from './context.ts';
import { IncompleteAnswer } from './failure.ts';

/** A member of an answer that the service always sends: one that is missing was not told. */
export function told<T>(member: T | null | undefined, name: string): Reading<T> {
  return member === undefined || member === null ? unread('failed', `the answer has no ${name}`) : value(member);
}

/** The properties of a resource. Throws where there are none: such an answer tells nothing. */
export function propertiesOf({ id, properties }: ArmResource): Readonly<Record<string, unknown>> {
  if (typeof properties !== 'object' || properties === null)
    throw new IncompleteAnswer(`the answer has no properties of ${id}`);
  return properties;
}

/** Where something with zone numbers runs: in the named zones, else somewhere in its region that Azure chose. */
export async function zonalPlacement(
  ctx: AzureContext,
  { location, zones }: Pick<ArmResource, 'location' | 'zones'>,
  spread: 'zone' | 'zones' = (zones ?? []).length > 1 ? 'zones' : 'zone',
): Promise<Reading<Facets['placement']>> {
  const region = regionName(location);
  const places: Facets['placement']['places'] = [];
  for (const logical of zones ?? []) {
    const zone = await ctx.zone(region, logical);
    if (zone.state === 'unread') return zone;
    places.push({ region, role: 'primary', ...(zone.state === 'value' ? { zone: zone.value } : {}) });
  }
  if (places.length === 0) places.push({ region, role: 'primary' });
  return value({ spread, places });
}
