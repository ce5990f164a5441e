import type { Grade } from '../model/grade.ts';
import { QUESTION_SLUGS, type Question } from '../model/question.ts';
import type { HeatMap, HeatRow } from './heat-views.ts';
import { numeral } from './language/nouns.ts';
import type { Translator } from './language/translator.ts';
import { gradeView } from './pages/grades.ts';
import type { GradeView } from './views.ts';

/** As many are named as worst, where there are more. */
const WORST = 5;
/** What at least this share of the worst have is in common. */
const MOST = 0.6;
const LEGEND: readonly Grade[] = ['critical-gap', 'weak', 'needs-work', 'good', 'strong', 'not-assessed', 'does-not-apply']; // prettier-ignore

/** A row: an account, or a client. */
export interface HeatEntry {
  readonly name: string;
  /** Beside the name: a day, a division; or empty. */
  readonly beside: string;
  readonly grades: ReadonlyMap<Question, Grade>;
  /** Undefined where there is no overall score. */
  readonly overall: number | undefined;
}

export const gapsOf = ({ grades }: HeatEntry): number =>
  [...grades.values()].filter(one => one === 'critical-gap').length;

interface Texts {
  /** Of the messages. */
  readonly under: 'portfolio' | 'accountMap';
  readonly limits: readonly string[];
  readonly reach?: readonly string[];
  /** Rows that have room. */
  readonly room?: number;
}

type Columns = readonly { readonly slug: Question; readonly gaps: number }[];

/** The map of rows that stand in the order of `byGaps`. */
export function heatMap(
  words: Translator,
  entries: readonly HeatEntry[],
  { under, limits, reach = [], room = Infinity }: Texts,
): HeatMap {
  const say = (key: string, values = {}): string => words.translate(`${under}.${key}`, values);
  const questions = questionsByGaps(entries);
  const n = entries.length;
  const all = entries.reduce((sum, one) => sum + gapsOf(one), 0);
  const worst = worstOf(entries);
  const hidden = entries.slice(room);
  return {
    kicker: say('kicker'),
    headline: headline(words, { under, entries, worst, all }),
    text: say('text'),
    columns: {
      who: say('columns.who'),
      beside: entries.some(({ beside }) => beside !== '') ? say('columns.beside') : '',
      gaps: say('columns.gaps'),
      overall: say('columns.overall'),
    },
    questions: questions.map(({ slug, gaps }) => ({
      tile: words.translate(`questions.${slug}.tile`),
      gaps: words.number(gaps),
    })),
    rows: entries.slice(0, room).map(entry => rowOf(words, entry, questions, worst.indexOf(entry))),
    rest: hidden.length === 0 ? '' : say('rest', { n: hidden.length, most: Math.max(...hidden.map(gapsOf)) }),
    total: { label: say('total', { n }), gaps: words.number(all) },
    legend: legend(words, entries),
    sharedTitle: say('shared.title'),
    shared: shared(words, under, worst, questions),
    reachTitle: reach.length === 0 ? '' : say('reach.title'),
    reach,
    limitsTitle: say('limits.title'),
    limits,
  };
}

const legend = (words: Translator, entries: readonly HeatEntry[]): readonly GradeView[] =>
  LEGEND.filter(grade => entries.some(({ grades }) => [...grades.values()].includes(grade))).map(grade =>
    gradeView(words, grade),
  );

/** Most gaps first; then the lowest score; one without a score before those that have one. */
export const byGaps = (a: HeatEntry, b: HeatEntry): number =>
  gapsOf(b) - gapsOf(a) || (a.overall ?? -1) - (b.overall ?? -1) || (a.name < b.name ? -1 : 1);

/** Where few have gaps, or all are few, nobody is named as worst. */
export function worstOf<Entry extends HeatEntry>(entries: readonly Entry[]): readonly Entry[] {
  const first = entries.length <= WORST ? entries : entries.slice(0, WORST);
  return first.filter(one => gapsOf(one) > 0);
}

const questionsByGaps = (entries: readonly HeatEntry[]): Columns =>
  QUESTION_SLUGS.map(slug => ({ slug, gaps: withGap(entries, slug) })).toSorted((a, b) => b.gaps - a.gaps);

const withGap = (entries: readonly HeatEntry[], slug: Question): number =>
  entries.filter(({ grades }) => grades.get(slug) === 'critical-gap').length;

interface Counted {
  readonly under: Texts['under'];
  readonly entries: readonly HeatEntry[];
  readonly worst: readonly HeatEntry[];
  readonly all: number;
}

function headline(words: Translator, { under, entries, worst, all }: Counted): string {
  const held = worst.reduce((sum, one) => sum + gapsOf(one), 0);
  const n = entries.length;
  if (all === 0) return words.translate(`${under}.headline.none`, { n });
  const key = worst.length < n && held < all ? 'worst' : 'all';
  const some = key === 'worst' ? worst.length : entries.filter(one => gapsOf(one) > 0).length;
  return words.translate(`${under}.headline.${key}`, { some, words: numeral(words, some), n, held, all });
}

function rowOf(words: Translator, entry: HeatEntry, questions: Columns, rank: number): HeatRow {
  const { name, beside, grades, overall } = entry;
  const none = words.translate('effort.none');
  const gaps = gapsOf(entry);
  return {
    rank: rank < 0 ? '' : words.number(rank + 1),
    name,
    beside,
    cells: questions.map(({ slug }) => {
      const grade = gradeView(words, grades.get(slug) ?? 'not-assessed');
      return { grade, label: grade.word };
    }),
    gaps: gaps === 0 ? none : words.number(gaps),
    overall: overall === undefined ? none : words.number(overall),
  };
}

/** Gaps that most of the worst have, the most common first. */
function shared(
  words: Translator,
  under: Texts['under'],
  worst: readonly HeatEntry[],
  questions: Columns,
): readonly string[] {
  if (worst.length < 2) return [];
  return questions
    .map(({ slug }) => ({ slug, n: withGap(worst, slug) }))
    .filter(({ n }) => n >= MOST * worst.length)
    .toSorted((a, b) => b.n - a.n)
    .slice(0, WORST)
    .map(({ slug, n }) =>
      words.translate(`${under}.shared.line`, { n, of: worst.length, tile: words.translate(`questions.${slug}.tile`) }),
    );
}
