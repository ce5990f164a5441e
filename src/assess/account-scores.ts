import type { Assessment } from '../model/assessment.ts';
import type { Check } from '../model/check.ts';
import type { Target } from '../model/inventory.ts';
import { scoreAll, type ScoreRules, type WeighedCheck } from '../risk/score.ts';
import { emptyTally } from '../risk/tally.ts';
import { addGaps, countOutcome, weighedCheck, type Countable } from './check-totals.ts';
import type { Judged } from './judged.ts';
import { withoutParts } from './subset.ts';

/** Sums up the outcomes of each account; what is in no target, such as an answer of the interview, counts in none. */
export interface AccountScorer {
  /** The outcomes of one check come together. */
  readonly add: (one: Judged) => void;
  /** Nothing for a single account, whose score is that of all. */
  readonly scores: (rules: ScoreRules, selection: Assessment['selection']) => Pick<Assessment, 'accountScores'>;
}

export function createAccountScorer(targets: readonly Target[]): AccountScorer {
  const done = new Map(targets.map(({ account }) => [account, [] as WeighedCheck[]]));
  let current: Check | undefined;
  let open = new Map<string, Countable>();
  const close = (): void => {
    for (const [account, countable] of open) {
      addGaps(countable);
      const { tally } = countable;
      if (current !== undefined && tally.sums.all > 0) done.get(account)?.push(weighedCheck({ check: current, tally }));
    }
    open = new Map();
  };
  return {
    add: one => {
      if (done.size < 2 || !done.has(one.account)) return;
      if (one.check !== current) close();
      current = one.check;
      const into = open.get(one.account) ?? empty();
      open.set(one.account, into);
      countOutcome(into, one);
    },
    scores: (rules, selection) => {
      close();
      if (done.size < 2) return {};
      const accountScores = targets.map(({ provider, account }) => ({
        provider,
        account,
        ...withoutParts(scoreAll(done.get(account) ?? [], rules), selection),
      }));
      return { accountScores };
    },
  };
}

const empty = (): Countable => ({ tally: emptyTally(), gaps: [], unitWeights: new Map<string, number>() });
