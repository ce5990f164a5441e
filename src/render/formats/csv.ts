import { stringify } from 'csv-stringify/sync';
import type { Assessment, CheckTally } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';
import { QUESTIONS } from '../../model/question.ts';
import type { CheckDetails, CheckLibrary } from './check-details.ts';
import { plainLine } from './plain-line.ts';
import { isOpen, worstFirst } from './worst-first.ts';

type Cell = string | number | undefined;

interface Row {
  readonly finding: Finding;
  readonly check: CheckTally | undefined;
  readonly details: CheckDetails | undefined;
}

/** The columns in their order. People build on it: add at the end, rename nothing. */
const COLUMNS: Readonly<Record<string, (row: Row) => Cell>> = {
  id: ({ finding }) => finding.id,
  status: ({ finding }) => (finding.exception === undefined ? finding.status : 'accepted'),
  severity: ({ finding }) => finding.severity,
  base_severity: ({ finding }) => finding.baseSeverity,
  question_number: ({ finding }) => QUESTIONS.find(({ slug }) => slug === finding.question)?.number,
  question: ({ finding }) => finding.question,
  check: ({ finding }) => finding.check,
  title: ({ check }) => check?.failTitle,
  message: ({ finding }) => finding.message,
  reason: ({ finding }) => finding.reason,
  provider: ({ finding }) => finding.resource.provider,
  account: ({ finding }) => finding.resource.account,
  region: ({ finding }) => finding.resource.region,
  kind: ({ finding }) => finding.resource.kind,
  type: ({ finding }) => finding.resource.type,
  resource_name: ({ finding }) => finding.resource.name,
  resource_id: ({ finding }) => finding.resource.id,
  criticality: ({ finding }) => finding.resource.criticality,
  credit_thousandths: ({ finding }) => finding.credit,
  action: ({ details }) => details?.remedy.action,
  effort: ({ details }) => details?.remedy.effort,
  accepted_by: ({ finding }) => finding.exception?.owner,
  accepted_until: ({ finding }) => finding.exception?.until,
  accepted_reason: ({ finding }) => finding.exception?.reason,
};

/**
 * RFC 4180 with a byte order mark: without it Excel takes UTF-8 for the machine's old code page. One row for each finding,
 * the worst first.
 */
export function toCsv(assessment: Assessment, library: CheckLibrary): string {
  const checks = new Map(assessment.checks.map(check => [check.id, check]));
  const rows = worstFirst(assessment.findings.filter(isOpen)).map(finding => {
    const row = { finding, check: checks.get(finding.check), details: library.get(finding.check) };
    return Object.values(COLUMNS).map(column => cellOf(column(row)));
  });
  return stringify([Object.keys(COLUMNS), ...rows], { bom: true, record_delimiter: '\r\n', escape_formulas: true });
}

function cellOf(value: Cell): string {
  if (value === undefined) return '';
  // Where lists are separated by semicolons, Excel splits there, quotes or not: what follows must be no formula either.
  return plainLine(String(value), 2048).replaceAll(/(;["'\s]*)(?=[=+\-@＝＋－＠])/gu, "$1'");
}
