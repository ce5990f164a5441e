import { compareText, sanitizeText } from '../../lib/text.ts';
import type { Assessment, Risk } from '../../model/assessment.ts';
import type { ExceptionLine } from '../../model/exception.ts';
import { SEVERITIES } from '../../model/severity.ts';
import { rangesOf } from '../evidence/evidence-ranges.ts';
import type { Accepted } from '../views.ts';
import { statementOf, tallyOf } from './tallies.ts';
import type { Translator } from '../language/translator.ts';

const ROWS = 6;
const OWNERS = 3;

/** Accepted risks with owner and expiry date, and the number of those that no longer apply. */
export function accepted(words: Translator, assessment: Assessment): Accepted | undefined {
  const { exceptions } = assessment;
  if (exceptions === undefined) return undefined;
  const { applied, expired, overlong } = exceptions;
  if (applied.length + expired.length + overlong.length === 0) return undefined;
  const say = (key: string): string => words.translate(`accepted.${key}`);
  const lines = merged(applied).toSorted(byRisk(assessment));
  return {
    title: say('title'),
    text: say(lines.length === 0 ? 'none' : 'text'),
    columns: { risk: say('risk'), evidence: words.translate('risk.evidence'), count: say('count'), owner: say('owner'), until: say('until') }, // prettier-ignore
    rows: lines.slice(0, ROWS).map(({ check, owner, until, findings }) => ({
      risk: statementOf(tallyOf(assessment, check), check),
      evidence: tallyOf(assessment, check)?.evidence ?? '–',
      count: words.translate('accepted.things', { n: findings }),
      owner,
      until: words.date(until),
    })),
    notes: [
      ...moreOf(words, assessment, lines.slice(ROWS)),
      ...(expired.length > 0 ? [words.translate('accepted.expired', { n: expired.length })] : []),
      ...(overlong.length > 0 ? [words.translate('accepted.overlong', { n: overlong.length })] : []),
    ],
  };
}

/** The acceptance of all fails of a check: by whom, and until when; undefined while one is open. */
export function acceptanceOf({ findings }: Assessment, check: string): Acceptance | undefined {
  const found = acceptanceAmong(findings.filter(one => one.check === check));
  return found?.whole === true ? found : undefined;
}

/** Whether every gap that was found is accepted, which are the owners and the earliest end; undefined: not one is. */
export const acceptanceOfAll = ({ findings }: Assessment): PartialAcceptance | undefined => acceptanceAmong(findings);

function acceptanceAmong(findings: Assessment['findings']): PartialAcceptance | undefined {
  const fails = findings.filter(({ status }) => status === 'fail');
  const exceptions = fails.flatMap(({ exception }) => exception ?? []);
  const { until, ends } = endsOf(exceptions);
  if (until === undefined) return undefined;
  const owners = [...new Set(exceptions.map(({ owner }) => personName(owner)))];
  return { owners, until, ends, whole: exceptions.length === fails.length };
}

/** The earliest end, and whether all end on this day. */
function endsOf(accepted: readonly { readonly until: string }[]): {
  readonly until?: string;
  readonly ends: 'one' | 'several';
} {
  const [until, later] = [...new Set(accepted.map(one => one.until))].sort(compareText);
  return { ...(until === undefined ? {} : { until }), ends: later === undefined ? 'one' : 'several' };
}

export interface Acceptance {
  readonly owners: readonly string[];
  /** The earliest end. */
  readonly until: string;
}

interface PartialAcceptance extends Acceptance {
  /** Whether all end on the same day. */
  readonly ends: 'one' | 'several';
  /** Whether none is open. */
  readonly whole: boolean;
}

/** "accepted by Ines Keller until 1 March 2027" */
export const acceptanceText = (words: Translator, { owners, until }: Acceptance): string =>
  words.translate('accepted.by', { owner: ownersText(words, owners), date: words.date(until) });

/** Whether what failed of a risk is accepted, all of it. */
export function isAccepted(assessment: Assessment, { evidence }: Risk): boolean {
  const failed = evidence.filter(({ fail }) => fail > 0);
  return failed.length > 0 && failed.every(({ check }) => acceptanceOf(assessment, check) !== undefined);
}

/** "Ada Lovelace and Ines Keller"; of many, their number. */
export const ownersText = (words: Translator, owners: readonly string[]): string =>
  owners.length > OWNERS ? words.translate('accepted.people', { n: owners.length }) : words.listed(owners);

/** "3 findings are accepted by Ada, until 1 March 2027 at the earliest." for page 2; empty without any. */
export function acceptedNote(words: Translator, { exceptions }: Assessment): string {
  const applied = (exceptions?.applied ?? []).filter(({ findings }) => findings > 0);
  const { until: soonest, ends } = endsOf(applied);
  if (soonest === undefined) return '';
  const n = applied.reduce((sum, { findings }) => sum + findings, 0);
  const owner = ownersText(words, [...new Set(applied.map(one => personName(one.owner)))]);
  return words.translate('accepted.note', { n, owner, date: words.date(soonest), ends });
}

type Row = Pick<ExceptionLine, 'check' | 'owner' | 'until' | 'findings'>;

/** One row for each check, owner and expiry date. */
function merged(lines: readonly ExceptionLine[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { check, until, findings, owner: written } of lines) {
    const owner = personName(written);
    const key = JSON.stringify([check, owner, until]);
    rows.set(key, { check, owner, until, findings: findings + (rows.get(key)?.findings ?? 0) });
  }
  return [...rows.values()];
}

/** The rows without room by their evidence numbers, under which the evidence lists every accepted finding. */
function moreOf(words: Translator, assessment: Assessment, rest: readonly Row[]): string[] {
  if (rest.length === 0) return [];
  const ids = [...new Set(rest.flatMap(({ check }) => tallyOf(assessment, check)?.evidence ?? []))].sort(compareText);
  return [words.translate('accepted.more', { n: rest.length, ids: rangesOf(ids).join(', ') })];
}

/** The highest risk first: by its place among the risks, then by severity, number of findings and expiry date. */
function byRisk({ risks, checks }: Assessment): (a: Row, b: Row) => number {
  const rank = new Map<string, number>();
  for (const [at, { evidence }] of risks.entries())
    for (const { check, fail } of evidence) if (fail > 0 && !rank.has(check)) rank.set(check, at);
  const severity = new Map(checks.map(one => [one.id, SEVERITIES.indexOf(one.severity)]));
  const rankOf = ({ check }: Row): number => rank.get(check) ?? risks.length;
  const severityOf = ({ check }: Row): number => severity.get(check) ?? SEVERITIES.length;
  return (a, b) =>
    rankOf(a) - rankOf(b) ||
    severityOf(a) - severityOf(b) ||
    b.findings - a.findings ||
    compareText(a.until, b.until) ||
    compareText(a.check, b.check);
}

/** The owner's name; of an e-mail address only the local part, and only where there is no name. */
export const personName = (owner: string): string =>
  sanitizeText(owner, 60)
    .replaceAll(/(?<=\S\s)[(<]?\S+@\S+/g, '')
    .replaceAll(/@\S+/g, '')
    .trim();
