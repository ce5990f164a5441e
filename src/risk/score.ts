import { roundHalfUp } from '../lib/number.ts';
import type { CheckSums, Grade, Score } from '../model/assessment.ts';
import type { Criticality } from '../model/criticality.ts';
import { PARAMETERS } from '../model/parameters.ts';
import {
  QUESTIONS,
  questionWeight,
  SURVIVAL_QUESTIONS,
  type Question,
  type QuestionWeights,
} from '../model/question.ts';
import { shares } from './tally.ts';

/** The cap of a question whose decisive check fails, by criticality (risk model 1.2); a test resource caps nothing. */
const CAP: Readonly<Record<Criticality, number>> = { ...PARAMETERS.caps, test: 100 };
const {
  grades: GRADE_FROM,
  survivalFloor: SURVIVAL_FLOOR,
  survivalCap: SURVIVAL_CAP,
  notAssessedBelow: NOT_ASSESSED_BELOW,
  provisionalBelow: PROVISIONAL_BELOW,
} = PARAMETERS;

/** What the score of a question needs of a check. */
export interface WeighedCheck {
  readonly id: string;
  readonly question: Question;
  readonly weight: number;
  readonly caps: boolean;
  readonly sums: CheckSums;
}

/** What the configuration says about scores. */
export interface ScoreRules {
  readonly questionWeights?: QuestionWeights | undefined;
}

/** The grade of a proven score (risk model 1.2); too little coverage has a grade of its own. */
export function gradeOf(proven: number, coverage: number): Grade {
  if (coverage < NOT_ASSESSED_BELOW) return 'not-assessed';
  if (proven >= GRADE_FROM.strong) return 'strong';
  if (proven >= GRADE_FROM.good) return 'good';
  if (proven >= GRADE_FROM['needs-work']) return 'needs-work';
  return proven >= GRADE_FROM.weak ? 'weak' : 'critical-gap';
}

const DOES_NOT_APPLY: Score = Object.freeze({
  proven: 0,
  possible: 0,
  coverage: 0,
  grade: 'does-not-apply',
  provisional: false,
});

function score(proven: number, possible: number, coverage: number, capped?: Score['capped']): Score {
  const figures = { proven: roundHalfUp(proven), possible: roundHalfUp(possible), coverage: roundHalfUp(coverage) };
  const provisional = figures.coverage >= NOT_ASSESSED_BELOW && figures.coverage < PROVISIONAL_BELOW;
  const grade = gradeOf(figures.proven, figures.coverage);
  return { ...figures, grade, provisional, ...(capped === undefined ? {} : { capped }) };
}

/** The score of one question from its checks: weighted means of their shares, then the caps. */
export function scoreQuestion(checks: readonly WeighedCheck[]): Score {
  let weights = 0;
  const sum = { low: 0, high: 0, coverage: 0 };
  for (const check of checks) {
    const share = shares(check.sums);
    if (share === undefined) continue;
    weights += check.weight;
    sum.low += check.weight * share.low;
    sum.high += check.weight * share.high;
    sum.coverage += check.weight * share.coverage;
  }
  if (weights === 0) return DOES_NOT_APPLY;
  const percent = (part: number): number => (100 * part) / weights;
  const caps = capsOf(checks);
  const proven = Math.min(percent(sum.low), caps.proven);
  const possible = Math.min(percent(sum.high), caps.possible);
  const capped = cappedBy(caps, { low: percent(sum.low), high: percent(sum.high) });
  return score(proven, Math.max(proven, possible), percent(sum.coverage), capped);
}

interface Cap {
  readonly at: number;
  readonly by: string[];
}

interface Caps {
  readonly proven: number;
  readonly possible: number;
  readonly failed: Cap;
  readonly unknown: Cap;
  /** By failures that may be of crown jewels. */
  readonly feared: Cap;
}

function capsOf(checks: readonly WeighedCheck[]): Caps {
  const failed = lowestCap(checks, ({ worstFail }) => worstFail);
  const feared = lowestCap(checks, ({ worstFail, worstFeared = worstFail }) => worstFeared);
  const unknown = lowestCap(checks, ({ worstUnknown }) => worstUnknown);
  return { proven: Math.min(failed.at, feared.at, unknown.at), possible: failed.at, failed, unknown, feared };
}

/** The cap that limits the scores, if one does. */
function cappedBy(caps: Caps, { low, high }: { readonly low: number; readonly high: number }): Score['capped'] {
  const { failed, unknown, feared } = caps;
  if (caps.proven >= low && caps.possible >= high) return undefined;
  if (unknown.at < feared.at) return { ...unknown, because: 'unknown' };
  // What only may be a crown jewel limits nothing but the proven score.
  return feared.at < failed.at && feared.at < low
    ? { ...feared, because: 'criticality' }
    : { ...failed, because: 'fail' };
}

function lowestCap(checks: readonly WeighedCheck[], worst: (sums: CheckSums) => Criticality | undefined): Cap {
  const caps = checks.flatMap(check => {
    const criticality = check.caps ? worst(check.sums) : undefined;
    return criticality === undefined ? [] : [{ id: check.id, at: CAP[criticality] }];
  });
  const at = Math.min(100, ...caps.map(cap => cap.at));
  return { at, by: at === 100 ? [] : caps.filter(cap => cap.at === at).map(cap => cap.id) };
}

/** The overall score and that of every question. Questions that do not apply have no weight. */
export function scoreAll(
  checks: readonly WeighedCheck[],
  { questionWeights: own }: ScoreRules = {},
): { overall: Score; questions: Record<Question, Score> } {
  const questions = Object.fromEntries(
    QUESTIONS.map(({ slug }) => [slug, scoreQuestion(checks.filter(check => check.question === slug))]),
  ) as Record<Question, Score>;
  const applying = QUESTIONS.filter(({ slug }) => questions[slug].grade !== 'does-not-apply');
  const weights = applying.reduce((total, { slug }) => total + questionWeight(slug, own), 0);
  if (weights === 0) return { overall: DOES_NOT_APPLY, questions };
  const mean = (of: (score: Score) => number): number =>
    applying.reduce((total, { slug }) => total + questionWeight(slug, own) * of(questions[slug]), 0) / weights;
  const survival = SURVIVAL_QUESTIONS.filter(slug => questions[slug].grade !== 'does-not-apply');
  const low = survival.filter(slug => questions[slug].proven < SURVIVAL_FLOOR);
  const unreachable = survival.filter(slug => questions[slug].possible < SURVIVAL_FLOOR);
  const proven = mean(one => one.proven);
  const possible = mean(one => one.possible);
  const at = low.length > 0 ? SURVIVAL_CAP : 100;
  const overall = score(
    Math.min(proven, at),
    Math.min(possible, unreachable.length > 0 ? SURVIVAL_CAP : 100),
    mean(one => one.coverage),
    proven > at ? { at, by: [...low], because: 'survival' } : undefined,
  );
  return { overall, questions };
}
