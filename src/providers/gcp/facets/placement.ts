import type { Facets } from '../../../model/facets.ts';
import { unread, value, type Reading } from '../../../model/reading.ts';
import { leafName } from './common.ts';

type Placement = Facets['placement'];
type Role = Placement['locations'][number]['role'];

/** `us-central1`, `northamerica-northeast1`; zones add a letter, those for accelerators more: `us-central1-ai1a`. */
const LOCATION = /^([a-z]+-[a-z]+\d+)(?:-([a-z0-9]+))?$/;

const parse = (location: string | null | undefined): RegExpExecArray | null =>
  LOCATION.exec(leafName(location).toLowerCase());

/** The region of a zone or region, by name or address; `global`, `eu`, `nam4` stay as they are. */
export function regionOf(location: string | null | undefined): string {
  const name = leafName(location).toLowerCase();
  return parse(name)?.[1] ?? (name === '' ? 'global' : name);
}

/** In these zones; one that Google chose where there is none. */
export function inZones(zones: readonly (string | null | undefined)[], role: Role = 'primary'): Reading<Placement> {
  const named = zones.map(leafName).filter(zone => zone !== '');
  if (named.length === 0) return unread('failed', 'the response has no zone');
  return value({
    spread: named.length > 1 ? 'multi-zone' : 'single-zone',
    locations: named.map((zone, at) => ({ region: regionOf(zone), zone, role: at === 0 ? role : 'replica' })),
  });
}

/** A service that spreads over the zones of a region by itself. */
export const inRegion = (region: string | null | undefined, role: Role = 'primary'): Reading<Placement> => {
  if ((region ?? '') === '') return unread('failed', 'the response has no region');
  return value({ spread: 'multi-zone', locations: [{ region: regionOf(region), role }] });
};

/** In several regions at once. */
export const inRegions = (regions: readonly string[]): Reading<Placement> =>
  regions.length < 2
    ? inRegion(regions[0])
    : value({
        spread: 'multi-region',
        locations: regions.map((region, at) => ({ region: regionOf(region), role: at === 0 ? 'primary' : 'replica' })),
      });

/**
 * The regions of the predefined dual-regions; within a multi-region (`us`, `eu`, `asia`) Google names none
 * (cloud.google.com/storage/docs/locations).
 */
const DUAL_REGIONS: Readonly<Record<string, readonly string[]>> = {
  asia1: ['asia-northeast1', 'asia-northeast2'],
  eur4: ['europe-north1', 'europe-west4'],
  eur5: ['europe-west1', 'europe-west2'],
  eur7: ['europe-west2', 'europe-west3'],
  eur8: ['europe-west3', 'europe-west6'],
  nam4: ['us-central1', 'us-east1'],
};

/** A location of Cloud Storage or BigQuery: a region, a dual-region or a multi-region. */
export function inStorageLocation(location: string, regions: readonly string[] = []): Reading<Placement> {
  const name = location.toLowerCase();
  if (regions.length > 0) return inRegions(regions);
  const dual = DUAL_REGIONS[name];
  if (dual !== undefined) return inRegions(dual);
  if (parse(name) !== null) return inRegion(name);
  return value({ spread: 'multi-region', locations: [{ region: name, role: 'primary' }] });
}
