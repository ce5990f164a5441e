import type { Assessment, Score } from '../model/assessment.ts';
import type { Check } from '../model/check.ts';
import { QUESTIONS, type Question } from '../model/question.ts';

type Listed = Pick<Check, 'id' | 'question' | 'weight'>;
type Scores = Assessment['score'];

/** What a run of some checks leaves out; undefined where all of `all` ran. */
export function selectionOf(run: readonly Listed[], all: readonly Listed[]): Assessment['selection'] {
  const ran = new Set(run.map(({ id }) => id));
  const left = new Set(all.filter(({ id }) => !ran.has(id)).map(({ question }) => question));
  if (left.size === 0) return undefined;
  const questions = QUESTIONS.map(({ slug }) => slug).filter(slug => left.has(slug));
  return { checks: run.length, all: all.length, questions };
}

const NOT_ASSESSED: Score = { proven: 0, possible: 100, coverage: 0, grade: 'not-assessed', provisional: false };

/** A part of a question, or of the questions, is no whole: neither has a grade. */
export function withoutParts(scores: Scores, selection: Assessment['selection']): Scores {
  if (selection === undefined) return scores;
  const parts = new Set<Question>(selection.questions);
  const unscored = ({ capped }: Score): Score => (capped === undefined ? NOT_ASSESSED : { ...NOT_ASSESSED, capped });
  return {
    overall: NOT_ASSESSED,
    questions: Object.fromEntries(
      QUESTIONS.map(({ slug }) => [slug, parts.has(slug) ? unscored(scores.questions[slug]) : scores.questions[slug]]),
    ) as Scores['questions'],
  };
}

/** The share of all that matters that was seen: what did not run was not seen. */
export function confidenceOf(
  { overall, questions }: Scores,
  run: readonly Listed[],
  all: readonly Listed[] | undefined,
): number {
  if (all === undefined) return overall.coverage;
  const weightIn = (checks: readonly Listed[], question: Question): number =>
    checks.reduce((sum, check) => sum + (check.question === question ? check.weight : 0), 0);
  const applying = QUESTIONS.filter(({ slug }) => weightIn(all, slug) > 0 && !doesNotApply(questions[slug], run, slug));
  const weights = applying.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return 0;
  const seen = applying.reduce(
    (sum, { slug, weight }) => sum + (weight * questions[slug].coverage * weightIn(run, slug)) / weightIn(all, slug),
    0,
  );
  return Math.round(seen / weights);
}

/** A question of which checks ran, and nothing of the kind exists. */
const doesNotApply = ({ grade }: Score, run: readonly Listed[], slug: Question): boolean =>
  grade === 'does-not-apply' && run.some(({ question }) => question === slug);
