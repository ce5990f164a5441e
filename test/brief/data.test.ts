import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ENGLISH_FILES, messagePath, TRANSLATED_FILES } from '../../src/brief/language/message-catalogue.ts';
import { placeName } from '../../src/brief/pages/regions.ts';
import { parameterUnit } from '../../src/brief/evidence/parameter-tables.ts';
import { translatorFor } from '../../src/brief/language/translator.ts';
import { packageRoot } from '../../src/lib/package-root.ts';
import { LOSSES } from '../../src/model/assessment.ts';
import { PROVIDERS as ALL } from '../../src/model/kinds.ts';
import { LANGUAGES } from '../../src/model/language.ts';

// Whoever writes a briefing reads these files as they are; here they are held to what he takes for granted.
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const data = (name: string): unknown => read(join(packageRoot(), 'data', name));

const incidents = z.array(
  z.strictObject({
    id: z.string(),
    date: z.iso.date(),
    provider: z.enum([...ALL, 'other']),
    hours: z.number().positive().optional(),
    source: z.url(),
  }),
);
const risks = z.record(z.enum(LOSSES), z.strictObject({ incidents: z.array(z.string()) }));

type Node = string | readonly Node[] | { readonly [key: string]: Node };
const node: z.ZodType<Node> = z.lazy(() => z.union([z.string(), z.array(node), z.record(z.string(), node)]));
const translations = z.record(z.string(), z.strictObject({ source: z.string().optional(), text: z.string() }));

const PROVIDERS = ['aws', 'azure', 'gcp'] as const;
const region = z.strictObject({
  region: z.string().regex(/^[a-z]+[a-z0-9-]*$/),
  country: z.string().regex(/^[A-Z]{2}$/),
  place: z.string().min(3),
  at: z.tuple([z.number().min(-60).max(72), z.number().min(-180).max(180)]),
  zones: z.number().int().min(0).max(6),
  pair: z.string().optional(),
});
const regionsFile = z.strictObject({
  providers: z.record(
    z.enum(PROVIDERS),
    z.strictObject({
      source: z.url(),
      heldAgainst: z.array(z.url()).min(1),
      checked: z.iso.date(),
      regions: z.array(region).min(30),
    }),
  ),
  names: z.record(z.string(), z.partialRecord(z.enum(LANGUAGES).exclude(['en']), z.string().min(1))),
});

/** Coupled one way only: the page that the file names as its source says so of each. */
const ONE_WAY = ['brazilsouth', 'brazilsoutheast', 'westindia', 'westus3'];

describe('the data that a briefing is made of', () => {
  it('has incidents, and for each loss those that are there', () => {
    const ids = incidents.parse(data('incidents.json')).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = Object.values(risks.parse(data('risks.json'))).flatMap(risk => risk.incidents);
    expect(named.filter(id => !ids.includes(id))).toEqual([]);
  });

  it.each(ENGLISH_FILES)('has English texts in %s, and nothing that is none', file => {
    expect(Object.keys(node.parse(read(messagePath(packageRoot(), 'en', file)))).length).toBeGreaterThan(0);
  });

  it.each(
    LANGUAGES.filter(language => language !== 'en').flatMap(language =>
      TRANSLATED_FILES.map(file => [language, file] as const),
    ),
  )('has texts in %s for %s, each with what it translates', (language, file) => {
    const entries = Object.values(translations.parse(read(messagePath(packageRoot(), language, file))));
    expect(entries.length).toBeGreaterThan(0);
  });
});

describe('the limits of single checks', () => {
  it('are told with a unit, whatever a parameter is called', () => {
    const checks = data('checks.json') as readonly { readonly params?: { readonly properties?: object } }[];
    const names = new Set(checks.flatMap(({ params }) => Object.keys(params?.properties ?? {})));
    const words = translatorFor('en');
    const bare = [...names].filter(name =>
      words
        .translate('parameters.limit', { unit: parameterUnit(name), name, n: 7, value: '7', own: 'no' })
        .includes(`${name} 7`),
    );
    expect(bare).toEqual([]);
  });
});

describe('the regions of the providers', () => {
  const { providers } = regionsFile.parse(data('regions.json'));
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

  it.each(PROVIDERS)('of %s are named once each, in countries that there are', provider => {
    const { regions } = providers[provider];
    expect(new Set(regions.map(one => one.region)).size).toBe(regions.length);
    expect(regions.filter(({ country }) => names.of(country) === undefined)).toEqual([]);
  });

  it('have three zones or more in AWS and Google Cloud, and in Azure three or none', () => {
    const of = (provider: (typeof PROVIDERS)[number]): number[] => providers[provider].regions.map(one => one.zones);
    expect(Math.min(...of('aws'), ...of('gcp'))).toBe(3);
    expect([...new Set(of('azure'))].sort()).toEqual([0, 3]);
  });

  it('are coupled in Azure alone, with one that there is, and mostly both ways', () => {
    expect([...providers.aws.regions, ...providers.gcp.regions].filter(({ pair }) => pair !== undefined)).toEqual([]);
    const pairs = new Map(providers.azure.regions.map(one => [one.region, one.pair]));
    const coupled = [...pairs].flatMap(([from, to]) => (to === undefined ? [] : [{ from, to, back: pairs.get(to) }]));
    expect(coupled.filter(({ from, to }) => from === to || !pairs.has(to))).toEqual([]);
    expect(
      coupled
        .filter(({ from, back }) => back !== from)
        .map(({ from }) => from)
        .sort(),
    ).toEqual(ONE_WAY);
  });

  it('are where their country is: two in one country are never an ocean apart from it', () => {
    // Degrees; of the countries that are wider, the coasts.
    const widest = new Map([['US', 65], ['CA', 45], ['AU', 20]]); // prettier-ignore
    const all = PROVIDERS.flatMap(provider => providers[provider].regions);
    const far = all.filter(one =>
      all.some(
        other =>
          other.country === one.country &&
          Math.max(Math.abs(one.at[0] - other.at[0]), Math.abs(one.at[1] - other.at[1])) >
            (widest.get(one.country) ?? 18),
      ),
    );
    expect(far.map(one => one.region)).toEqual([]);
  });

  it('have names in other languages where they are called otherwise there, and no others', () => {
    const { names: otherwise } = regionsFile.parse(data('regions.json'));
    const places = new Set(PROVIDERS.flatMap(provider => providers[provider].regions.map(({ place }) => place)));
    expect(Object.keys(otherwise).filter(place => !places.has(place))).toEqual([]);
    expect(placeName('Netherlands', 'es')).toBe('Países Bajos');
    expect(placeName('Frankfurt', 'de')).toBe('Frankfurt');
    // Where a provider names a country alone, a dictionary knows what the others call it.
    for (const { place, country } of PROVIDERS.flatMap(provider => providers[provider].regions)) {
      if (names.of(country) !== place) continue;
      for (const language of LANGUAGES) {
        expect(placeName(place, language)).toBe(new Intl.DisplayNames(language, { type: 'region' }).of(country));
      }
    }
  });

  it('that have one name are one place on the map', () => {
    const places = Map.groupBy(
      PROVIDERS.flatMap(provider => providers[provider].regions),
      ({ place }) => place,
    );
    const apart = [...places].filter(([, [first, ...more]]) =>
      more.some(
        ({ at, country }) =>
          country !== first?.country || Math.abs(at[0] - first.at[0]) > 3 || Math.abs(at[1] - first.at[1]) > 3,
      ),
    );
    expect(apart.map(([place, regions]) => [place, regions.map(one => one.region)])).toEqual([]);
  });
});
