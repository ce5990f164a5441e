import { memoizeBy, memoizePerObject } from '../lib/memoize.ts';
import { compareText } from '../lib/text.ts';
import type { Action, CheckTally, Risk, Score } from '../model/assessment.ts';
import type { Check } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { PARAMETERS } from '../model/parameters.ts';
import { questionWeight, type Question, type QuestionWeights } from '../model/question.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';
import { evidenceNumber } from './evidence-numbers.ts';
import { LEADING_LOSSES } from './losses.ts';

/** What the ranking needs of a check: its definition, its counts and its failed findings. */
export interface CheckEvidence {
  readonly check: Check;
  readonly tally: CheckTally;
  /** Failed findings, by severity. */
  readonly fails: readonly Finding[];
}

/** Findings that a line of the evidence names; the list of findings has the rest. */
const NAMED_FINDINGS = 20;
const EVIDENCE_LINES = 6;
/** A question with a decisive failure comes before every other. */
const DECISIVE = 1000;
const SEVERE: ReadonlySet<Severity> = new Set(['critical', 'high']);

/**
 * The rank of a question: those with a decisive failure of high severity first, by weight; then weight × (100 − possible).
 * What was not seen is no proof, and ranks nothing.
 */
export function rankOf(
  question: Question,
  score: Score,
  evidence: readonly CheckEvidence[],
  own?: QuestionWeights,
): number {
  if (score.grade === 'does-not-apply') return 0;
  const weight = questionWeight(question, own);
  const decisive = evidence.some(one => one.check.question === question && isDecisive(one));
  // One decisive failure is enough: what else fails does not put a lighter question before a heavier one.
  const possible = decisive ? Math.max(score.possible, PARAMETERS.caps['crown-jewel']) : score.possible;
  return (decisive ? DECISIVE : 0) + (weight * (100 - possible)) / 100;
}

/** The rank of each question. Sorting compares questions often, and a rank goes through all their failures. */
const ranking = (
  evidence: readonly CheckEvidence[],
  scores: Readonly<Record<Question, Score>>,
  own?: QuestionWeights,
): ((question: Question) => number) =>
  memoizeBy(
    question => question,
    (question: Question) => rankOf(question, scores[question], evidence, own),
  );

/** Accepted risks stay accepted: they decide nothing and ask for nothing. */
const openFails = memoizePerObject(({ fails }: CheckEvidence): readonly Finding[] =>
  fails.filter(({ exception }) => exception === undefined),
);

const openFirst = (fails: readonly Finding[]): Finding[] =>
  fails.toSorted((a, b) => Number(a.exception !== undefined) - Number(b.exception !== undefined));

/** The worst failure that is open, else the worst. */
const worstOf = (one: CheckEvidence): Finding | undefined => openFails(one)[0] ?? one.fails[0];

const isDecisive = (one: CheckEvidence): boolean =>
  one.check.caps === true && openFails(one).some(({ severity }) => SEVERE.has(severity));

/** What a check rates low, such as a fault that nobody tried on purpose, puts no loss on the list and heads no evidence. */
const mayLead = (one: CheckEvidence): boolean => one.check.severity !== 'low' && worstOf(one)?.severity !== 'low';

/** The ranked losses; each has at least one failed check. One that only low checks put on the list comes last. */
export function rankRisks(
  evidence: readonly CheckEvidence[],
  scores: Readonly<Record<Question, Score>>,
  own?: QuestionWeights,
): Risk[] {
  const failing = evidence.filter(one => one.tally.fail > 0);
  const rank = ranking(evidence, scores, own);
  const questionsOf = (some: readonly CheckEvidence[]) => new Set(some.map(({ check }) => check.question));
  const [failed, led] = [questionsOf(failing), questionsOf(failing.filter(mayLead))];
  const ranked = LEADING_LOSSES.flatMap(({ loss, leads, also }) => {
    const byRank = leads.toSorted((a, b) => rank(b) - rank(a));
    const lead = byRank.find(question => led.has(question)) ?? byRank.find(question => failed.has(question));
    return lead === undefined
      ? []
      : [{ loss, lead, questions: [...leads, ...also], rank: led.has(lead) ? rank(lead) : 0 }];
  }).sort((a, b) => b.rank - a.rank || compareText(a.loss, b.loss));
  const numberOf = numbering();
  return ranked.map(({ loss, lead, questions, rank: value }) => {
    const behind = failing
      .filter(one => questions.includes(one.check.question))
      .toSorted((a, b) => importance(b, lead) - importance(a, lead) || compareText(a.check.id, b.check.id));
    return {
      loss,
      questions,
      leads: lead,
      rank: Math.round(value * 100) / 100,
      certainty: certaintyOf(scores[lead]),
      evidence: behind.slice(0, EVIDENCE_LINES).map(one => evidenceLine(one, numberOf)),
      actions: behind.filter(isAsked).map(actionOf).slice(0, EVIDENCE_LINES),
    };
  });
}

/** Numbers checks in the order in which risks name them. */
function numbering(): (check: string) => string {
  let count = 0;
  return memoizeBy(
    (check: string) => check,
    () => evidenceNumber(++count),
  );
}

const evidenceLine = (
  { check, tally, fails }: CheckEvidence,
  numberOf: (check: string) => string,
): Risk['evidence'][number] => ({
  id: numberOf(check.id),
  check: check.id,
  fail: tally.fail,
  judged: tally.fail + tally.pass,
  unknown: tally.unknown + tally.error,
  findings: openFirst(fails)
    .slice(0, NAMED_FINDINGS)
    .map(finding => finding.id),
});

/** Orders checks: open failures before accepted ones, then the leading question's, decisive ones, severity and weight. */
function importance(one: CheckEvidence, lead: Question): number {
  const { check } = one;
  const highest = SEVERITIES.indexOf(worstOf(one)?.severity ?? 'low');
  return (
    (openFails(one).length === 0 ? 0 : 100_000) +
    (check.question === lead && mayLead(one) ? 10_000 : 0) +
    (isDecisive(one) ? 1_000 : 0) +
    (SEVERITIES.length - highest) * 100 +
    check.weight
  );
}

function certaintyOf(score: Score): Risk['certainty'] {
  if (score.coverage >= PARAMETERS.certainty.high) return 'high';
  return score.coverage >= PARAMETERS.certainty.medium ? 'medium' : 'low';
}

/** Whether something is left to do: not every failure is accepted. */
const isAsked = (one: CheckEvidence): boolean => one.fails.length === 0 || openFails(one).length > 0;

export function actionOf(one: CheckEvidence): Action {
  const { check, tally, fails } = one;
  const [worst] = openFails(one);
  const severity: Severity = (worst ?? fails[0])?.severity ?? check.severity;
  return {
    check: check.id,
    question: check.question,
    action: check.remedy.action,
    effort: check.remedy.effort,
    severity,
    resources: worst === undefined ? tally.fail : openFails(one).length,
  };
}

/** All actions: by the rank of the question, then decisive checks, then by weight, then the least effort first. */
export function rankActions(
  evidence: readonly CheckEvidence[],
  scores: Readonly<Record<Question, Score>>,
  own?: QuestionWeights,
): Action[] {
  const { effort } = PARAMETERS;
  const rank = ranking(evidence, scores, own);
  return evidence
    .filter(one => one.tally.fail > 0 && isAsked(one))
    .toSorted(
      (a, b) =>
        rank(b.check.question) - rank(a.check.question) ||
        Number(b.check.caps ?? false) - Number(a.check.caps ?? false) ||
        b.check.weight - a.check.weight ||
        effort[a.check.remedy.effort] - effort[b.check.remedy.effort] ||
        compareText(a.check.id, b.check.id),
    )
    .map(actionOf);
}
