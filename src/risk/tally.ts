import type { CheckSums } from '../model/assessment.ts';
import { CRITICALITY_WEIGHT, type Criticality } from '../model/criticality.ts';
import type { Status } from '../model/finding.ts';

/** What one judgement adds to a check's sums. */
export interface Judgement {
  readonly status: Status;
  /** Thousandths: 1000 is a pass. */
  readonly credit: number;
  readonly criticality: Criticality;
  /** Weight, and the most that it may be (risk model 1.2: crown jewel 10, production 3, test 1). */
  readonly weight: number;
  readonly high: number;
}

/** An unread list: nothing bounds what it holds, and the check proves nothing, whoever did not answer and why. */
export interface Gap {
  /** The highest criticality that a resource in it may have. */
  readonly criticality: Criticality;
}

/** The running sums and counts of a check: integers only, so that the order of outcomes never changes a score. */
export interface Tally {
  readonly sums: Mutable<CheckSums>;
  readonly counts: Record<Status, number>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const FULL = 1000;

export function emptyTally(): Tally {
  return {
    sums: { earned: 0, lost: 0, unseen: 0, known: 0, all: 0, possible: 0, unbounded: false },
    counts: { pass: 0, fail: 0, 'not-applicable': 0, unknown: 0, error: 0 },
  };
}

const worse = (a: Criticality | undefined, b: Criticality): Criticality =>
  a === undefined || CRITICALITY_WEIGHT[b] > CRITICALITY_WEIGHT[a] ? b : a;

const ofWeight = (weight: number): Criticality => (weight >= 10 ? 'crown-jewel' : weight >= 3 ? 'production' : 'test');

/** Adds one judgement to the sums of its check. */
export function addJudgement({ sums, counts }: Tally, judgement: Judgement): void {
  const { status, credit, weight, high } = judgement;
  counts[status] += 1;
  if (status === 'not-applicable') return;
  sums.all += weight;
  if (status === 'unknown' || status === 'error') {
    sums.unseen += high * FULL;
    sums.possible += weight * FULL;
    sums.worstUnknown = worse(sums.worstUnknown, ofWeight(high));
    return;
  }
  sums.known += weight;
  sums.earned += weight * credit;
  sums.lost += high * (FULL - credit);
  sums.possible += weight * credit;
  if (status === 'fail') {
    sums.worstFail = worse(sums.worstFail, judgement.criticality);
    sums.worstFeared = worse(sums.worstFeared, ofWeight(high));
  }
}

/** Adds an unread list. In what could be seen it counts as `heaviest`, the weight of the heaviest list of the check that was read. */
export function addGap({ sums, counts }: Tally, gap: Gap, heaviest = 0): void {
  const weight = Math.max(heaviest, CRITICALITY_WEIGHT.production);
  counts.unknown += 1;
  sums.all += weight;
  sums.possible += weight * FULL;
  sums.unseen += Math.max(weight, CRITICALITY_WEIGHT[gap.criticality]) * FULL;
  sums.unbounded = true;
  sums.worstUnknown = worse(sums.worstUnknown, gap.criticality);
}

/** Shares from 0 to 1; undefined when nothing applies: the question then leaves the check out. */
export function shares(
  sums: CheckSums,
): { readonly low: number; readonly high: number; readonly coverage: number } | undefined {
  if (sums.all === 0) return undefined;
  const whole = sums.earned + sums.lost + sums.unseen;
  return {
    low: sums.unbounded || whole === 0 ? 0 : sums.earned / whole,
    high: sums.possible / (sums.all * FULL),
    coverage: sums.known / sums.all,
  };
}
