import data from '../../../data/prices.json' with { type: 'json' };
import type { Resource } from '../../model/resource.ts';

const HOURS_A_YEAR = 8760;
const MONTHS = 12;
const GIGABYTE = 2 ** 30;

const SIZES: ReadonlyMap<string, number> = new Map(Object.entries(data.sizes));
const MACHINES = data.machines.map(({ type, hour }) => ({ type: new RegExp(type, 'u'), hour }));
const STORAGE = new Map(data.storage.map(one => [one.type, one]));
const PER_ZONE = new Map(data.perZone.map(one => [one.type, one.hour * HOURS_A_YEAR]));

/** A year of a machine of that type in US dollars; undefined where the list does not have it. */
export function machineYear(type: string): number | undefined {
  for (const { type: pattern, hour } of MACHINES) {
    const size = pattern.exec(type)?.[1];
    if (size === undefined) continue;
    const times = SIZES.get(size) ?? Number(size);
    return Number.isFinite(times) ? hour * times * HOURS_A_YEAR : undefined;
  }
  return undefined;
}

/** Whether the storage of that type has a price of its own; a cache has none. */
export const hasStoragePrice = (type: string): boolean => STORAGE.has(type);

/** A year of what it stores, or of one full copy of it. Undefined: no price, or its size was not read. */
export function storageYear(resource: Pick<Resource, 'type' | 'facets'>, of: 'itself' | 'copy'): number | undefined {
  const price = STORAGE.get(resource.type);
  const { size } = resource.facets;
  const bytes = size?.state === 'value' ? size.value.bytes : undefined;
  if (price === undefined || bytes === undefined) return undefined;
  return (bytes / GIGABYTE) * (of === 'copy' ? price.backup : price.gigabyteMonth) * MONTHS;
}

/** A year of one more zone of what is charged by zones. */
export const zoneYear = (type: string): number | undefined => PER_ZONE.get(type);
