import type { Assessment } from '../../../model/assessment.ts';
import { regionKey } from '../../../model/keys.ts';
import { CLOUD_TITLES } from '../../../model/kinds.ts';
import type { Translator } from '../../language/translator.ts';
import { placeName, regions } from '../regions.ts';
import type { PictureBox, PictureColumn } from '../../picture-views.ts';
import { box, column, plannedBoxes, type Drawing } from './boxes.ts';

type Row = NonNullable<Assessment['locations']>['rows'][number];
const MOST_PLACES = 4;

/** The shares of the providers in the data, with its copies and the places where they are: whose law applies. */
export function providersPicture(drawing: Drawing): readonly PictureColumn[] {
  const { words, assessment } = drawing;
  const { locations } = assessment;
  const say = (key: string): string => words.translate(`pictures.providers.${key}`);
  const all = sum(locations?.rows ?? [], ({ data }) => data);
  if (locations === undefined || all === 0) return [];
  const shares = [...Map.groupBy(locations.rows, ({ provider }) => provider).values()]
    .map(rows => shareOf(words, rows, all))
    .toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0));
  const unseen = locations.partial ? [box('unseen', words.translate('locations.partial'))] : [];
  const planned = plannedBoxes(drawing);
  return [
    column([box('plain', say('trouble'), { glyph: 'contract', lines: [say('kinds')] })]),
    column([...shares, ...unseen], { title: say('shares'), framed: true, arrow: say('takes') }),
    ...(planned.length > 0 ? [column(planned, { title: say('next'), arrow: '' })] : []),
  ];
}

const sum = (rows: readonly Row[], of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0);

function shareOf(words: Translator, rows: readonly Row[], all: number): PictureBox {
  const data = sum(rows, row => row.data);
  const label = words.translate('locations.label', { data, copies: sum(rows, ({ backups }) => backups) });
  const share = Math.round((100 * data) / all);
  return box('plain', titleOf(rows[0]?.provider ?? ''), { lines: [label, placesOf(words, rows)], share });
}

const titleOf = (provider: string): string => (CLOUD_TITLES as Readonly<Record<string, string>>)[provider] ?? provider;

/** "Dublin, Frankfurt": the places with most data first. */
function placesOf(words: Translator, rows: readonly Row[]): string {
  const known = regions();
  const places = rows
    .toSorted((a, b) => b.data - a.data || b.backups - a.backups)
    .flatMap(row => known.get(regionKey(row))?.place ?? []);
  const named = [...new Set(places)].map(place => placeName(place, words.language));
  const rest = named.length - MOST_PLACES;
  return words.listed(
    rest > 0 ? [...named.slice(0, MOST_PLACES), words.translate('document.more', { n: rest })] : named,
  );
}
