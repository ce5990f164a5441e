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
   * The city or the part of the country that the provider names; where it names a country alone, a large city of it, so that
   * there is something to draw. No provider says where the buildings are.
   */
  readonly place: string;
  /** Latitude and longitude, to a tenth of a degree. */
  readonly at: readonly [latitude: number, longitude: number];
  /** Number of availability zones of the region, those closed to new customers included; 0 where it has none. */
  readonly zones: number;
  /** The region that the provider couples it with, which may be coupled with another. */
  readonly pair?: string;
}

type ListedRegion = Omit<Region, 'provider'>;

/** Each provider with what its regions were taken from and held against, and when. */
interface RegionsFile {
  readonly providers: Readonly<Partial<Record<Provider, { readonly regions: readonly ListedRegion[] }>>>;
  /** Names of places by language, where they differ from English. */
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
