import type { CheckTally } from '../model/assessment.ts';
import type { Check } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { bySeverity } from '../model/finding-order.ts';
import type { Kind } from '../model/kinds.ts';
import type { CheckEvidence } from '../risk/risks.ts';
import type { WeighedCheck } from '../risk/score.ts';
import { addGap, addJudgement, emptyTally, type Tally } from '../risk/tally.ts';
import type { ExceptionRegister } from './exceptions.ts';
import type { Judged } from './judged.ts';

/** Everything that one check came to, summed up outcome by outcome. */
export interface CheckTotals {
  readonly check: Check;
  readonly tally: Tally;
  readonly fails: Finding[];
  readonly gaps: NonNullable<Judged['gap']>[];
  /** Weight judged in each unit: how heavy a list is that was read. */
  readonly unitWeights: Map<string, number>;
  /** Judged resources and unread lists by kind. */
  readonly kinds: Map<Kind, number>;
}

/** What the score needs of them. */
export type Countable = Pick<CheckTotals, 'tally' | 'gaps' | 'unitWeights'>;

export const emptyTotals = (check: Check): CheckTotals => ({
  check,
  tally: emptyTally(),
  fails: [],
  gaps: [],
  unitWeights: new Map<string, number>(),
  kinds: new Map<Kind, number>(),
});

/** Counts the outcome; returns the finding when it is one that the assessment lists. */
export function addOutcome(into: CheckTotals, one: Judged, exceptions: ExceptionRegister): Finding | undefined {
  if (one.status !== 'not-applicable') into.kinds.set(one.kind, (into.kinds.get(one.kind) ?? 0) + 1);
  countOutcome(into, one);
  if (one.gap !== undefined) return exceptions.apply(one.finding(), undefined);
  if (one.status === 'pass' || one.status === 'not-applicable') return undefined;
  const finding = exceptions.apply(one.finding(), one.resource);
  if (one.status === 'fail') into.fails.push(finding);
  return finding;
}

/** Counts the outcome in the sums of the score. */
export function countOutcome({ tally, gaps, unitWeights }: Countable, one: Judged): void {
  if (one.gap !== undefined) {
    gaps.push(one.gap);
    return;
  }
  addJudgement(tally, one);
  if (one.status !== 'not-applicable') unitWeights.set(one.unit, (unitWeights.get(one.unit) ?? 0) + one.weight);
}

/** Counts the unread lists: after the last outcome, since a list that failed counts as the heaviest one that was read. */
export function addGaps({ tally, gaps, unitWeights }: Countable): void {
  const heaviest = Math.max(0, ...unitWeights.values());
  for (const gap of gaps) addGap(tally, gap, heaviest);
}

export const weighedCheck = ({ check, tally }: Pick<CheckTotals, 'check' | 'tally'>): WeighedCheck => ({
  id: check.id,
  question: check.question,
  weight: check.weight,
  caps: check.caps === true,
  sums: tally.sums,
});

export const checkEvidence = (totals: CheckTotals): CheckEvidence => ({
  check: totals.check,
  tally: checkTally(totals),
  fails: totals.fails.toSorted(bySeverity),
});

function checkTally({ check, gaps, kinds, tally: { sums, counts } }: CheckTotals): CheckTally {
  const { pass, fail, unknown, error } = counts;
  return {
    id: check.id,
    question: check.question,
    name: check.name,
    title: check.title,
    failTitle: check.failTitle,
    kinds: judgedKinds(check, kinds),
    severity: check.severity,
    weight: check.weight,
    caps: check.caps === true,
    ...(check.faultsOnly === true ? { faultsOnly: true as const } : {}),
    pass,
    fail,
    notApplicable: counts['not-applicable'],
    unknown,
    ...(gaps.length === 0 ? {} : { unreadLists: gaps.length }),
    error,
    sums: { ...sums },
  };
}

/** The kinds that were judged, the most frequent first; those of the check where nothing was. */
function judgedKinds({ resource }: Check, judged: ReadonlyMap<Kind, number>): Kind[] {
  const all = typeof resource === 'string' ? [resource] : [...resource];
  const seen = all.filter(kind => judged.has(kind)).toSorted((a, b) => (judged.get(b) ?? 0) - (judged.get(a) ?? 0));
  return seen.length > 0 ? seen : all;
}
