import type { Assessment } from '../../model/assessment.ts';
import { QUESTIONS, type Question } from '../../model/question.ts';
import type { Change, Direction, Movement, Trend } from '../../model/trend.ts';
import type { BaselineChanges, SlopeView } from '../views.ts';
import { numeral } from '../language/nouns.ts';
import { dayOfBaseline, reasonText, trendStory } from '../language/trend-text.ts';
import { quartersView } from './quarters.ts';
import type { Translator } from '../language/translator.ts';
import { isScored } from '../../model/grade.ts';

const MAX_LINES = 5;
const ROWS = 6;

/** Changes since the baseline; undefined without one. */
export function baselineChanges(words: Translator, { trend, now, coverage }: Assessment): BaselineChanges | undefined {
  if (trend === undefined) return undefined;
  const say = (key: string): string => words.translate(`baselineChanges.${key}`);
  const moved = movedQuestions(trend);
  return {
    kicker: say('kicker'),
    headline: headline(words, trend),
    story: trendStory(words, trend, coverage.confidence),
    chart: slope(words, trend, now),
    quarters: quartersView(words, trend),
    noChart: say('noChart'),
    countsTitle: say('countsTitle'),
    countColumns: { count: say('count'), what: say('what') },
    counts: COUNTS.map(what => ({ count: words.number(countOf(trend.findings, what)), what: say(`counts.${what}`) })),
    countsNote: countsNote(words, trend.findings),
    changesTitle: say('changesTitle'),
    changeColumns: { question: say('question'), step: say('step'), change: say('change') },
    changes: moved.slice(0, ROWS).map(({ slug }) => ({
      label: tileOf(words, slug),
      step: words.translate('baselineChanges.from', figures(words, trend.questions[slug])),
      direction: trend.questions[slug].direction,
      word: say(`directions.${trend.questions[slug].direction}`),
      lead: words.translate('baselineChanges.lead', { word: say(`directions.${trend.questions[slug].direction}`) }),
      reason: reasonOf(words, trend.questions[slug]),
    })),
    rest: restOf(words, trend, moved.length),
  };
}

/** The change of a question since the baseline, for the posture: the former score and the change as text. */
export function changeOf(
  words: Translator,
  { trend }: Assessment,
  question: Question,
): { readonly last: number | undefined; readonly change: string } {
  const change = trend?.questions[question];
  if (change === undefined || !isCompared(change)) return { last: undefined, change: '' };
  const { before, direction } = change;
  const was = words.translate('baselineChanges.was', { direction, before: before.proven });
  return { last: before.proven, change: was };
}

const COUNTS = ['new', 'resolved', 'cameBack', 'unchanged', 'noLongerVisible', 'accepted'] as const;

/** A finding whose severity changed is still the same finding. */
const countOf = (findings: Movement, what: (typeof COUNTS)[number]): number =>
  what === 'unchanged' ? findings.unchanged + findings.changedSeverity : findings[what];

function countsNote(words: Translator, { nowVisible, lapsed, notComparable }: Movement): string {
  const said = Object.entries({ nowVisible, lapsed, notComparable }).filter(([, n]) => n > 0);
  return said.map(([what, n]) => words.translate(`baselineChanges.also.${what}`, { n })).join(' ');
}

const tileOf = (words: Translator, question: Question): string => words.translate(`questions.${question}.tile`);

const isCompared = ({ before, after, direction }: Change): boolean =>
  direction !== 'not-comparable' && isScored(before.grade) && isScored(after.grade);
const stepOf = ({ before, after }: Change): number => Math.abs(after.proven - before.proven);

/** By size of the change times weight of the question. */
function byStep(trend: Trend): (typeof QUESTIONS)[number][] {
  return QUESTIONS.toSorted(
    (a, b) =>
      stepOf(trend.questions[b.slug]) * b.weight - stepOf(trend.questions[a.slug]) * a.weight || b.weight - a.weight,
  );
}

const directed = (trend: Trend, ...wanted: readonly Direction[]): (typeof QUESTIONS)[number][] =>
  byStep(trend).filter(({ slug }) => wanted.includes(trend.questions[slug].direction));

/** Deteriorations first: they need action. */
const movedQuestions = (trend: Trend) => [...directed(trend, 'worse'), ...directed(trend, 'better')];

function headline(words: Translator, trend: Trend): string {
  const date = words.date(dayOfBaseline(trend));
  const better = directed(trend, 'better').length;
  const worse = directed(trend, 'worse').length;
  if (better + worse === 0) {
    const compared = directed(trend, 'unchanged').length > 0;
    return words.translate(compared ? 'baselineChanges.headlineStill' : 'baselineChanges.headlineApart', { date });
  }
  const first = better > 0 ? better : worse;
  const key = better > 0 && worse > 0 ? 'headlineBoth' : better > 0 ? 'headlineBetter' : 'headlineWorse';
  return words.translate(`baselineChanges.${key}`, {
    date,
    n: first,
    words: numeral(words, first),
    worse,
    worseWords: numeral(words, worse).toLowerCase(),
  });
}

/** The largest changes; at least one of each direction. */
function topFive(trend: Trend): (typeof QUESTIONS)[number][] {
  const compared = byStep(trend).filter(({ slug }) => isCompared(trend.questions[slug]));
  const top = compared.slice(0, MAX_LINES);
  for (const way of ['better', 'worse'] as const) {
    const goes = ({ slug }: (typeof QUESTIONS)[number]): boolean => trend.questions[slug].direction === way;
    const most = compared.find(goes);
    if (most !== undefined && !top.some(goes)) top.splice(-1, 1, most);
  }
  return top;
}

/** The slope chart of two assessments, a line for each question; undefined if they are not comparable. */
function slope(words: Translator, trend: Trend, judged: string): SlopeView | undefined {
  const shown = topFive(trend);
  const [first] = shown;
  if (first === undefined) return undefined;
  const { direction, before, after } = trend.questions[first.slug];
  const told = { question: tileOf(words, first.slug), before: before.proven, after: after.proven };
  const lines = shown.map(({ slug }) => {
    const tile = tileOf(words, slug);
    const change = trend.questions[slug];
    const word = words.translate(`baselineChanges.directions.${change.direction}`);
    return {
      label: tile,
      before: change.before.proven,
      after: change.after.proven,
      direction: change.direction,
      word,
      told: words.translate('baselineChanges.lineTold', {
        question: tile,
        before: change.before.proven,
        after: change.after.proven,
        word: word.toLowerCase(),
      }),
    };
  });
  return {
    title: words.translate(`baselineChanges.chartTitle.${direction}`, told),
    then: words.date(dayOfBaseline(trend)),
    now: words.date(judged),
    lines: lines.map(({ told: _, ...line }) => line),
    source: words.translate('baselineChanges.source'),
    alternative: words.translate('baselineChanges.alternative', { lines: words.apart(lines.map(line => line.told)) }),
  };
}

/** Account numbers are never printed in the briefing. */
const reasonOf = (words: Translator, { reason }: Change): string => reasonText(words, reason, { accounts: false });

const figures = (words: Translator, { before, after }: Change) => ({
  before: isScored(before.grade) ? String(before.proven) : words.translate('effort.none'),
  after: isScored(after.grade) ? String(after.proven) : words.translate('effort.none'),
});

/** A sentence each for small changes, unchanged questions and questions that are not comparable. */
function restOf(words: Translator, trend: Trend, moved: number): readonly string[] {
  const still = directed(trend, 'unchanged');
  const apart = Map.groupBy(directed(trend, 'not-comparable'), ({ slug }) => reasonOf(words, trend.questions[slug]));
  const names = (questions: readonly { readonly slug: Question }[]): string =>
    words.apart(questions.map(({ slug }) => tileOf(words, slug)));
  return [
    ...(moved > ROWS ? [words.translate('baselineChanges.moreMoved', { n: moved - ROWS })] : []),
    ...(still.length > 0 ? [words.translate('baselineChanges.still', { names: names(still) })] : []),
    ...[...apart].map(([reason, questions]) =>
      words.translate('baselineChanges.apart', { names: names(questions), reason }),
    ),
  ];
}
