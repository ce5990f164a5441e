import type { Assessment, CheckSums, CheckTally } from '../model/assessment.ts';
import type { Question } from '../model/question.ts';
import type { Score } from '../model/score.ts';
import type { Trend } from '../model/trend.ts';

/** What the score needs of a check. */
export interface Weighed {
  readonly id: string;
  readonly question: Question;
  readonly weight: number;
  readonly caps: boolean;
  readonly sums: CheckSums;
}

/** A check by the current rules. */
export interface CheckToday {
  readonly id: string;
  readonly aliases?: readonly string[] | undefined;
  readonly question: Question;
  readonly weight: number;
  readonly caps?: boolean | undefined;
  readonly title: string;
  readonly failTitle: string;
}

export type Side = 'before' | 'after';

/** The current rules: they apply to both assessments, whatever rules they were made with. */
export interface Rules {
  readonly checks: readonly CheckToday[];
  readonly score: (checks: readonly Weighed[]) => {
    readonly overall: Score;
    readonly questions: Readonly<Record<Question, Score>>;
  };
}

/** A check that both assessments have, with the counts of each. */
export interface CommonCheck {
  readonly today: CheckToday;
  readonly before: CheckTally;
  readonly after: CheckTally;
}

export interface CommonRules {
  readonly checkOf: (id: string) => string;
  readonly checks: ReadonlyMap<string, CommonCheck>;
  readonly changes: Trend['rules'];
}

/** The checks that two assessments have in common by the current rules, and where the rules differ. */
export function commonRules(before: Assessment, after: Assessment, { checks }: Rules): CommonRules {
  const today = new Map(
    checks.flatMap(check => [check.id, ...(check.aliases ?? [])].map(name => [name, check] as const)),
  );
  const checkOf = (id: string): string => today.get(id)?.id ?? id;
  const tallies = ({ checks: all }: Assessment) => new Map(all.map(tally => [checkOf(tally.id), tally]));
  const [earlier, later] = [tallies(before), tallies(after)];
  const common = new Map<string, CommonCheck>();
  for (const [id, tally] of later) {
    const [check, old] = [today.get(id), earlier.get(id)];
    if (check !== undefined && old !== undefined) common.set(id, { today: check, before: old, after: tally });
  }
  const without = (these: ReadonlyMap<string, CheckTally>) => [...these.keys()].filter(id => !common.has(id)).sort();
  return {
    checkOf,
    checks: common,
    changes: {
      added: without(later),
      removed: without(earlier),
      changed: [...common].flatMap(([check, { today: now, before: then }]) =>
        changesOf(then, now).map(change => ({ check, ...change })),
      ),
    },
  };
}

/** Changes of a check's rules since the baseline. */
function changesOf(then: CheckTally, now: CheckToday): readonly Omit<Trend['rules']['changed'][number], 'check'>[] {
  const decisive = (caps: boolean): string => (caps ? 'yes' : 'no');
  const all = [
    { what: 'name', from: then.id, to: now.id },
    { what: 'question', from: then.question, to: now.question },
    { what: 'weight', from: then.weight, to: now.weight },
    { what: 'decisive', from: decisive(then.caps), to: decisive(now.caps === true) },
  ] as const;
  return all.filter(({ from, to }) => from !== to);
}

/** One side of the comparison, as input of the score. */
export const weigh = (common: Iterable<CommonCheck>, side: Side): Weighed[] =>
  [...common].map(({ today: { id, question, weight, caps }, [side]: { sums } }) => ({
    id,
    question,
    weight,
    caps: caps === true,
    sums,
  }));

/** The scores of one side by the current rules. */
export const scoreOf = (common: Iterable<CommonCheck>, side: Side, rules: Rules): ReturnType<Rules['score']> =>
  rules.score(weigh(common, side));
