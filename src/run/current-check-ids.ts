import type { Assessment, CheckTally } from '../model/assessment.ts';

/** Id, name and aliases of a check. */
export interface NamedCheck {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
}

/**
 * The assessment with current check ids instead of aliases, because translations, remediation and links use current ids.
 * The trend keeps its entries about renamed checks. Ids of unknown checks, such as those of an extension, stay.
 */
export function withCurrentCheckIds(assessment: Assessment, checks: Iterable<NamedCheck>): Assessment {
  const today = new Map([...checks].flatMap(check => [check.id, ...(check.aliases ?? [])].map(id => [id, check] as const))); // prettier-ignore
  const idOf = (id: string): string => today.get(id)?.id ?? id;
  const each = <T extends { readonly check: string }>(list: readonly T[]): T[] =>
    list.map(one => ({ ...one, check: idOf(one.check) }));
  const { score, coverage, checkParameters, exceptions, trend } = assessment;
  return {
    ...assessment,
    coverage: { ...coverage, unread: coverage.unread.map(line => ({ ...line, checks: line.checks.map(idOf) })) },
    ...(checkParameters === undefined ? {} : { checkParameters: each(checkParameters) }),
    score: {
      overall: renameCap(score.overall, idOf),
      questions: renameCaps(score.questions, idOf),
    },
    checks: assessment.checks.map(tally => renameTally(tally, today.get(tally.id))),
    findings: each(assessment.findings),
    risks: assessment.risks.map(risk => ({ ...risk, evidence: each(risk.evidence), actions: each(risk.actions) })),
    actions: each(assessment.actions),
    ...(exceptions === undefined
      ? {}
      : {
          exceptions: {
            applied: each(exceptions.applied),
            expired: each(exceptions.expired),
            unused: each(exceptions.unused),
            overlong: each(exceptions.overlong),
          },
        }),
    ...(trend === undefined ? {} : { trend: renameTrend(trend, idOf) }),
  };
}

type Rename = (id: string) => string;
type Score = Assessment['score']['overall'];
type Trend = NonNullable<Assessment['trend']>;

const renameCap = (score: Score, idOf: Rename): Score =>
  score.capped === undefined ? score : { ...score, capped: { ...score.capped, by: score.capped.by.map(idOf) } };

const renameCaps = (questions: Assessment['score']['questions'], idOf: Rename): Assessment['score']['questions'] =>
  mapValues(questions, score => renameCap(score, idOf));

/** A file without names for engineers has the fail title in their place. */
function renameTally(tally: CheckTally, check: NamedCheck | undefined): CheckTally {
  if (check === undefined) return tally;
  return { ...tally, id: check.id, name: tally.name === tally.failTitle ? check.name : tally.name };
}

/** The reasons of a trend name a check by its id, and are translated by it. */
function renameTrend(trend: Trend, idOf: Rename): Trend {
  const rename = (change: Trend['overall']): Trend['overall'] => {
    const { values } = change.reason;
    const { check } = values;
    return {
      before: renameCap(change.before, idOf),
      after: renameCap(change.after, idOf),
      direction: change.direction,
      reason:
        typeof check === 'string' ? { ...change.reason, values: { ...values, check: idOf(check) } } : change.reason,
    };
  };
  return { ...trend, overall: rename(trend.overall), questions: mapValues(trend.questions, rename) };
}

const mapValues = <K extends string, T>(record: Readonly<Record<K, T>>, change: (value: T) => T): Record<K, T> =>
  Object.fromEntries(Object.entries<T>(record).map(([key, value]) => [key, change(value)])) as Record<K, T>;
