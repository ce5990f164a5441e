import type { PictureBox, PictureColumn } from '../../picture-views.ts';
import { box, column, countsOf, plannedBoxes, things, unseenText, type Counted, type Drawing } from './boxes.ts';

/** Checks whose resources stand in one data centre if they fail, and in two or more if they pass. */
const SPREAD = [
  'single-zone-database',
  'single-zone-data-store',
  'single-zone-load-balancer',
  'single-zone-server-group',
  'single-zone-app',
  'single-zone-bucket',
];
const MOST = 3;

/** What stands in one building only, and what stands in two or more. */
export function buildingsPicture(drawing: Drawing): readonly PictureColumn[] {
  const { words, assessment } = drawing;
  const say = (key: string): string => words.translate(`pictures.buildings.${key}`);
  const counts = countsOf(assessment, SPREAD);
  const alone = counts.filter(({ fail }) => fail > 0).slice(0, MOST);
  // What stands alone is told beside the others of its kind, else nobody knows that there are others.
  const besides = (one: Counted): number => Number(alone.includes(one));
  const spread = counts
    .filter(({ pass }) => pass > 0)
    .toSorted((a, b) => besides(b) - besides(a))
    .slice(0, MOST);
  if (alone.length === 0) return [];
  const unseen = counts.reduce((sum, { unknown }) => sum + unknown, 0);
  const line = (state: PictureBox['state'], n: (one: Counted) => number) => (one: Counted) => box(state, things(words, one, n(one))); // prettier-ignore
  return [
    column([box('plain', say('trouble'), { glyph: 'bolt', lines: [say('kinds')] })]),
    column(alone.map(line('fails', ({ fail }) => fail)), { title: say('one'), framed: true, arrow: say('stops') }),
    column(
      [
        ...(spread.length > 0 ? spread.map(line('holds', ({ pass }) => pass)) : [box('plain', say('nothing'))]),
        ...(unseen > 0 ? [box('unseen', unseenText(words, unseen))] : []),
        ...plannedBoxes(drawing),
      ],
      { title: say('more'), framed: true },
    ),
  ]; // prettier-ignore
}
