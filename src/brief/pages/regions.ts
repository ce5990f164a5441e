import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../lib/package-root.ts';
import { regionKey } from '../../model/keys.ts';
import type { Provider } from '../../model/kinds.ts';
import type { Language } from '../../model/language.ts';

export interface Region {
  readonly provider: Provider;
  readonly region: string;
  /** ISO 3166-1. */
  readonly country: string;
  /**
   * The city or area that the provider names; a large city if it names a country only. Providers do not publish the
   * location of their buildings.
   */
  readonly place: string;
  /** Latitude and longitude, to a tenth of a degree. */
  readonly at: readonly [latitude: number, longitude: number];
  /** Number of availability zones of the region, those closed to new customers included; 0 where it has none. */
  readonly zones: number;
  /** Paired region of the provider; pairs need not be mutual. */
  readonly pair?: string;
}

type ListedRegion = Omit<Region, 'provider'>;

/** Regions of each provider, with sources and date. */
interface RegionsFile {
  readonly providers: Readonly<Partial<Record<Provider, { readonly regions: readonly ListedRegion[] }>>>;
  /** Translated place names that differ from English. */
  readonly names: Readonly<Record<string, Readonly<Partial<Record<Language, string>>>>>;
}

let file: RegionsFile | undefined;
let byKey: ReadonlyMap<string, Region> | undefined;

function readRegions(): RegionsFile {
  file ??= JSON.parse(readFileSync(join(packageRoot(), 'data', 'regions.json'), 'utf8')) as RegionsFile;
  return file;
}

/** "Frankfurt", "Francfort", "Fráncfort" */
export const placeName = (place: string, language: Language): string => readRegions().names[place]?.[language] ?? place;

/** The regions of the providers by `regionKey`; read once. */
export function regions(): ReadonlyMap<string, Region> {
  byKey ??= new Map(
    (Object.entries(readRegions().providers) as [Provider, { readonly regions: readonly ListedRegion[] }][])
      .flatMap(([provider, one]) => one.regions.map(region => ({ ...region, provider })))
      .map(region => [regionKey(region), region]),
  );
  return byKey;
}
