import type { Assessment } from '../model/assessment.ts';
import type { Grade } from '../model/grade.ts';
import type { Language } from '../model/language.ts';
import { QUESTION_SLUGS, type Question } from '../model/question.ts';
import { DEFAULT_TLP, TLP_MARKS } from '../model/tlp.ts';
import { numeral } from './language/nouns.ts';
import { translatorFor, type Translator } from './language/translator.ts';
import { clientText } from './pages/cover.ts';
import { gradeView, shownScore } from './pages/grades.ts';
import { stateOf } from './pages/state.ts';
import type { Portfolio, PortfolioRow } from './portfolio-views.ts';
import type { GradeView } from './views.ts';

/** As many are named as worst, where there are more. */
const WORST = 5;
/** What at least this share of the worst have is in common. */
const MOST = 0.6;
/** Two lines of the table. */
const LONGEST_NAME = 40;
const LEGEND: readonly Grade[] = ['critical-gap', 'weak', 'needs-work', 'good', 'strong', 'not-assessed', 'does-not-apply']; // prettier-ignore

interface Entry {
  readonly assessment: Assessment;
  readonly name: string;
  readonly grades: ReadonlyMap<Question, Grade>;
  readonly gaps: number;
  /** Undefined where there is no overall score. */
  readonly overall: number | undefined;
}

/** The page of a consultant over the briefings of several clients: who has most critical gaps, and what they share. */
export function portfolio(assessments: readonly Assessment[], language: Language = 'en'): Portfolio {
  const words = translatorFor(language);
  const say = (key: string, values = {}): string => words.translate(`portfolio.${key}`, values);
  const entries = assessments.map(one => entryOf(words, one)).sort(byGaps);
  const questions = questionsByGaps(entries);
  const n = entries.length;
  const title = say('title', { n });
  const all = entries.reduce((sum, { gaps }) => sum + gaps, 0);
  const worst = worstOf(entries);
  return {
    language,
    title,
    footer: title,
    mark: strictest(entries),
    moment: newest(entries),
    kicker: say('kicker'),
    headline: headline(words, entries, worst, all),
    text: say('text'),
    columns: {
      client: say('columns.client'),
      day: say('columns.day'),
      gaps: say('columns.gaps'),
      overall: say('columns.overall'),
    },
    questions: questions.map(({ slug, gaps }) => ({
      tile: words.translate(`questions.${slug}.tile`),
      gaps: words.number(gaps),
    })),
    rows: entries.map(entry => rowOf(words, entry, questions, worst.indexOf(entry))),
    total: { label: say('total', { n }), gaps: words.number(all) },
    legend: legend(words, entries),
    sharedTitle: say('shared.title'),
    shared: shared(words, worst, questions),
    limitsTitle: say('limits.title'),
    limits: limits(words, entries),
    filesTitle: words.translate('summary.files'),
  };
}

const newest = (entries: readonly Entry[]): string =>
  entries.map(({ assessment }) => assessment.snapshot.ended).toSorted().at(-1) ?? ''; // prettier-ignore

/** The most restrictive of the marks; one that is unknown is restrictive. */
const strictest = (entries: readonly Entry[]): string =>
  TLP_MARKS.find(mark => entries.some(({ assessment }) => assessment.client.tlp === mark)) ?? DEFAULT_TLP;

const legend = (words: Translator, entries: readonly Entry[]): readonly GradeView[] =>
  LEGEND.filter(grade => entries.some(({ grades }) => [...grades.values()].includes(grade))).map(grade =>
    gradeView(words, grade),
  );

function entryOf(words: Translator, assessment: Assessment): Entry {
  const state = stateOf(assessment);
  const grades = new Map(QUESTION_SLUGS.map(slug => [slug, shownScore(assessment, slug, state).grade]));
  const { grade, proven } = assessment.score.overall;
  const scored =
    assessment.selection === undefined && state !== 'empty' && grade !== 'not-assessed' && grade !== 'does-not-apply';
  return {
    assessment,
    name: clientText(assessment.client.name, LONGEST_NAME) || words.translate('document.company'),
    grades,
    gaps: [...grades.values()].filter(one => one === 'critical-gap').length,
    overall: scored ? proven : undefined,
  };
}

/** Most gaps first; then the lowest score; one without a score before those that have one. */
const byGaps = (a: Entry, b: Entry): number =>
  b.gaps - a.gaps || (a.overall ?? -1) - (b.overall ?? -1) || (a.name < b.name ? -1 : 1);

/** Where few have gaps, or all are few, nobody is named as worst. */
function worstOf(entries: readonly Entry[]): readonly Entry[] {
  if (entries.length <= WORST) return entries.filter(({ gaps }) => gaps > 0);
  return entries.slice(0, WORST).filter(({ gaps }) => gaps > 0);
}

const questionsByGaps = (entries: readonly Entry[]): readonly { readonly slug: Question; readonly gaps: number }[] =>
  QUESTION_SLUGS.map(slug => ({
    slug,
    gaps: entries.filter(({ grades }) => grades.get(slug) === 'critical-gap').length,
  })).toSorted((a, b) => b.gaps - a.gaps);

function headline(words: Translator, entries: readonly Entry[], worst: readonly Entry[], all: number): string {
  const held = worst.reduce((sum, { gaps }) => sum + gaps, 0);
  const n = entries.length;
  if (all === 0) return words.translate('portfolio.headline.none', { n });
  const key = worst.length < n && held < all ? 'worst' : 'all';
  const some = key === 'worst' ? worst.length : entries.filter(({ gaps }) => gaps > 0).length;
  return words.translate(`portfolio.headline.${key}`, { some, words: numeral(words, some), n, held, all });
}

function rowOf(
  words: Translator,
  { assessment, name, grades, gaps, overall }: Entry,
  questions: readonly { readonly slug: Question }[],
  rank: number,
): PortfolioRow {
  const none = words.translate('effort.none');
  return {
    rank: rank < 0 ? '' : words.number(rank + 1),
    name,
    day: words.shortDate(assessment.snapshot.ended),
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
  worst: readonly Entry[],
  questions: readonly { readonly slug: Question }[],
): readonly string[] {
  if (worst.length < 2) return [];
  const counted = questions.map(({ slug }) => ({
    slug,
    n: worst.filter(({ grades }) => grades.get(slug) === 'critical-gap').length,
  }));
  return counted
    .filter(({ n }) => n >= MOST * worst.length)
    .toSorted((a, b) => b.n - a.n)
    .slice(0, WORST)
    .map(({ slug, n }) =>
      words.translate('portfolio.shared.line', {
        n,
        of: worst.length,
        tile: words.translate(`questions.${slug}.tile`),
      }),
    );
}

function limits(words: Translator, entries: readonly Entry[]): readonly string[] {
  const versions = [...new Set(entries.map(({ assessment }) => assessment.tool.version))].sort();
  const parts = entries.filter(({ assessment }) => assessment.selection !== undefined);
  const asked = new Set(entries.flatMap(({ grades }) => [...grades.values()]));
  return [
    ...(asked.has('not-assessed') ? [words.translate('portfolio.limits.unseen')] : []),
    words.translate('portfolio.limits.overall'),
    ...(versions.length > 1 ? [words.translate('portfolio.limits.versions', { versions: versions.join(', ') })] : []),
    ...(parts.length > 0
      ? [
          words.translate('portfolio.limits.parts', {
            names: parts.map(({ name }) => name).join(', '),
            n: parts.length,
          }),
        ]
      : []),
  ];
}
