import { compareText } from '../lib/text.ts';
import type { Action, CheckTally, Risk, Score } from '../model/assessment.ts';
import type { Check } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { PARAMETERS } from '../model/parameters.ts';
import { QUESTIONS, type Question } from '../model/question.ts';
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
/** A capped question comes before every other. */
const CAPPED = 1000;

/** The rank of a question: capped ones first, then weight × (100 − proven). */
export function rankOf(question: Question, score: Score): number {
  if (score.grade === 'does-not-apply') return 0;
  const weight = QUESTIONS.find(({ slug }) => slug === question)?.weight ?? 0;
  return (score.capped?.because === 'fail' ? CAPPED : 0) + (weight * (100 - score.proven)) / 100;
}

/** The ranked losses; each has at least one failed check. */
export function rankRisks(evidence: readonly CheckEvidence[], scores: Readonly<Record<Question, Score>>): Risk[] {
  const failing = evidence.filter(one => one.tally.fail > 0);
  const failsIn = (question: Question) => failing.some(one => one.check.question === question);
  const ranked = LEADING_LOSSES.flatMap(({ loss, leads, also }) => {
    const [first] = leads.filter(failsIn).toSorted((a, b) => rankOf(b, scores[b]) - rankOf(a, scores[a]));
    return first === undefined
      ? []
      : [{ loss, lead: first, questions: [...leads, ...also], rank: rankOf(first, scores[first]) }];
  }).sort((a, b) => b.rank - a.rank || compareText(a.loss, b.loss));
  const numbers = new Map<string, string>();
  const numberOf = (check: string): string => {
    const before = numbers.get(check);
    if (before !== undefined) return before;
    const number = evidenceNumber(numbers.size + 1);
    numbers.set(check, number);
    return number;
  };
  return ranked.map(({ loss, lead, questions, rank }) => {
    const behind = failing
      .filter(one => questions.includes(one.check.question))
      .toSorted((a, b) => importance(b, lead) - importance(a, lead) || compareText(a.check.id, b.check.id));
    return {
      loss,
      questions,
      leads: lead,
      rank: Math.round(rank * 100) / 100,
      certainty: certaintyOf(scores[lead]),
      evidence: behind.slice(0, EVIDENCE_LINES).map(({ check, tally, fails }) => ({
        id: numberOf(check.id),
        check: check.id,
        fail: tally.fail,
        judged: tally.fail + tally.pass,
        unknown: tally.unknown + tally.error,
        findings: fails.slice(0, NAMED_FINDINGS).map(finding => finding.id),
      })),
      actions: behind.map(actionOf).slice(0, EVIDENCE_LINES),
    };
  });
}

/** Orders checks: the leading question's first, then decisive ones, then by weight, then by severity. */
function importance({ check, fails }: CheckEvidence, lead: Question): number {
  const highest = fails[0] === undefined ? SEVERITIES.length : SEVERITIES.indexOf(fails[0].severity);
  return (check.question === lead ? 10_000 : 0) + (check.caps === true ? 1_000 : 0) + check.weight * 10 - highest;
}

function certaintyOf(score: Score): Risk['certainty'] {
  if (score.coverage >= PARAMETERS.certainty.high) return 'high';
  return score.coverage >= PARAMETERS.certainty.medium ? 'medium' : 'low';
}

export function actionOf({ check, tally, fails }: CheckEvidence): Action {
  const severity: Severity = fails[0]?.severity ?? check.severity;
  return {
    check: check.id,
    question: check.question,
    action: check.remedy.action,
    effort: check.remedy.effort,
    severity,
    resources: tally.fail,
  };
}

/** All actions: by the rank of the question, then decisive checks, then by weight, then the least effort first. */
export function rankActions(evidence: readonly CheckEvidence[], scores: Readonly<Record<Question, Score>>): Action[] {
  const effort = { S: 0, M: 1, L: 2 } as const;
  return evidence
    .filter(one => one.tally.fail > 0)
    .toSorted(
      (a, b) =>
        rankOf(b.check.question, scores[b.check.question]) - rankOf(a.check.question, scores[a.check.question]) ||
        Number(b.check.caps ?? false) - Number(a.check.caps ?? false) ||
        b.check.weight - a.check.weight ||
        effort[a.check.remedy.effort] - effort[b.check.remedy.effort] ||
        compareText(a.check.id, b.check.id),
    )
    .map(actionOf);
}
