import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../lib/package-root.ts';
import { PROVIDERS } from '../model/kinds.ts';

const regionSchema = z.strictObject({
  region: z.string(),
  /** ISO 3166-1. */
  country: z.string().length(2),
  /** The city or the part of the country that the provider names; nobody says where the buildings are. */
  place: z.string(),
  /** Latitude and longitude of that place, to a tenth of a degree. */
  at: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]),
  /** How many zones it has; 0 where the provider names none. */
  zones: z.number().int().nonnegative(),
  /** The region that the provider couples it with. */
  pair: z.string().optional(),
});
export type Region = z.infer<typeof regionSchema>;

const regionsSchema = z.strictObject({
  providers: z.partialRecord(z.enum(PROVIDERS), z.strictObject({ source: z.url(), regions: z.array(regionSchema) })),
});

let known: ReadonlyMap<string, Region> | undefined;

/** The regions of the providers by "provider region"; read once. */
export function regions(): ReadonlyMap<string, Region> {
  known ??= new Map(
    Object.entries(
      regionsSchema.parse(JSON.parse(readFileSync(join(packageRoot(), 'data', 'regions.json'), 'utf8'))).providers,
    ).flatMap(([provider, one]) => one.regions.map(region => [`${provider} ${region.region}`, region] as const)),
  );
  return known;
}
