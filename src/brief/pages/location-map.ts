import type { Assessment, Risk } from '../../model/assessment.ts';
import { regionKey } from '../../model/keys.ts';
import type { MapView } from '../views.ts';
import { placeName, regions } from './regions.ts';
import type { Translator } from '../language/translator.ts';

/** Losses for which locations matter: loss of a region, a provider, an account. */
const PLACED: ReadonlySet<Risk['loss']> = new Set(['S2', 'S3', 'S4', 'S5', 'S11']);
const SHOWN = 8;

/** The risk whose page shows the map: the first for which locations matter. */
export const mappedRisk = (risks: readonly Risk[]): Risk | undefined => risks.find(({ loss }) => PLACED.has(loss));

/** The map of data and backups; undefined without known locations. */
export function locationMap(words: Translator, assessment: Assessment): MapView | undefined {
  const { locations, targets } = assessment;
  if (locations === undefined) return undefined;
  const known = regions();
  const { byPlace, elsewhere } = countByPlace(locations.rows, known);
  const shown = [...byPlace.values()]
    .sort((a, b) => b.data - a.data || b.copies - a.copies)
    .slice(0, SHOWN)
    .map(one => ({ ...one, place: placeName(one.place, words.language) }));
  if (shown.length === 0) return undefined;
  const providers = new Set(targets.map(target => target.provider));
  const texts = shown.map(({ place, data, copies }) => words.translate('locations.told', { place, data, copies }));
  const say = (key: string): string => words.translate(`locations.${key}`);
  return {
    title: titleOf(words, locations),
    source: sourceOf(words, assessment, elsewhere, byPlace.size - shown.length),
    alternative: words.translate('locations.alternative', { places: words.apart(texts) }),
    places: shown.map(({ place, at: [latitude, longitude], data, copies }) => ({
      name: place,
      latitude,
      longitude,
      data: data > 0,
      copies: copies > 0,
      text: words.translate('locations.label', { data, copies }),
    })),
    others: [...known.values()]
      .filter(({ provider, place }) => providers.has(provider) && !byPlace.has(place))
      .map(({ at }) => at),
    key: { data: say('data'), copies: say('copies'), others: say('others') },
  };
}

/** The source of the map, and what its figures leave out or add. */
function sourceOf(
  words: Translator,
  { locations, coverage, snapshot }: Assessment,
  elsewhere: number,
  left: number,
): string {
  const copies = locations?.backups ?? 0;
  // Replicas of storage, and automated backups that the service keeps in other regions.
  const replicas = copies - (coverage.byKind['backup'] ?? copies);
  return [
    words.translate('locations.source', { date: words.date(snapshot.ended) }),
    ...(replicas > 0 ? [words.translate('locations.replicas', { n: replicas })] : []),
    ...(locations?.partial === true ? [words.translate('locations.partial')] : []),
    ...(elsewhere > 0 ? [words.translate('locations.elsewhere', { n: elsewhere })] : []),
    ...(left > 0 ? [words.translate('locations.more', { n: left })] : []),
  ].join(' ');
}

interface Place {
  readonly place: string;
  readonly at: readonly [latitude: number, longitude: number];
  readonly data: number;
  readonly copies: number;
}

/** Data and backups by city; `elsewhere` counts those in regions that the data file does not place. */
function countByPlace(
  rows: NonNullable<Assessment['locations']>['rows'],
  known: ReturnType<typeof regions>,
): { readonly byPlace: ReadonlyMap<string, Place>; readonly elsewhere: number } {
  const byPlace = new Map<string, Place>();
  let elsewhere = 0;
  for (const { provider, region, data, backups } of rows) {
    const found = known.get(regionKey({ provider, region }));
    if (found === undefined) {
      elsewhere += data + backups;
      continue;
    }
    const before = byPlace.get(found.place) ?? { place: found.place, at: found.at, data: 0, copies: 0 };
    byPlace.set(found.place, { ...before, data: before.data + data, copies: before.copies + backups });
  }
  return { byPlace, elsewhere };
}

/** Counts backups in another region only if their source was read; unread ones are never reported as missing. */
function titleOf(words: Translator, { backups, crossRegion, partial }: NonNullable<Assessment['locations']>): string {
  if (backups === 0) return words.translate(partial ? 'locations.noneSeen' : 'locations.none');
  if (crossRegion === 0) return words.translate(partial ? 'locations.stayedSeen' : 'locations.stayed');
  return words.translate('locations.moved', { away: crossRegion, copies: backups });
}
