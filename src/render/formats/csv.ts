import { stringify } from 'csv-stringify/sync';
import { accountNames } from '../../brief/language/account-names.ts';
import { sortKeys } from '../../lib/sort-keys.ts';
import type { Assessment, CheckTally } from '../../model/assessment.ts';
import { reasonLine, type Finding } from '../../model/finding.ts';
import type { Unit } from '../../model/inventory.ts';
import { recipeFor, targetOf, type Recipe } from '../../model/remedy.ts';
import type { RemedyLabel } from '../../model/remedy-notes.ts';
import { ENGLISH_REMEDY_WORDS, remedyCommand, remedySteps, type RemedyStep } from '../../model/remedy-steps.ts';
import { QUESTIONS } from '../../model/question.ts';
import type { CheckDetails, CheckLibrary } from './check-details.ts';
import { cellOf, type Cell } from './csv-cell.ts';
import { coversProvider } from './framework-names.ts';
import { isOpen, worstFirst } from '../../model/finding-order.ts';

interface Row {
  readonly finding: Finding;
  readonly check: CheckTally | undefined;
  readonly details: CheckDetails | undefined;
  /** How to remedy it; of a failure only. */
  readonly recipe: Recipe | undefined;
  /** Its steps, filled in. */
  readonly steps: readonly RemedyStep[];
  /** The units whose calls read its evidence. */
  readonly units: readonly Unit[];
  /** How readers know its account; undefined: by its number. */
  readonly accountName: string | undefined;
}

/** Columns in their order. Consumers depend on names and order: add columns at the end, and rename none. */
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
  reason: ({ finding }) => (finding.reason === undefined ? undefined : reasonLine(finding.reason)),
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
  evidence: ({ check }) => check?.evidence,
  values: ({ finding }) =>
    finding.evidence === undefined ? undefined : JSON.stringify(sortKeys(finding.evidence.values)),
  read_at: ({ units }) =>
    units
      .map(({ ended }) => ended)
      .toSorted()
      .at(-1),
  calls: ({ units }) => [...new Set(units.flatMap(({ calls }) => calls.map(({ operation }) => operation)))].join(' '),
  controls: ({ details, finding }) =>
    Object.entries(details?.controls ?? {})
      .filter(([framework]) => coversProvider(framework, finding.resource.provider))
      .flatMap(([framework, ids]) => ids.map(id => `${framework}:${id}`))
      .join(' '),
  command: ({ finding, recipe }) => (recipe === undefined ? undefined : remedyCommand(recipe, targetOf(finding))),
  name: ({ details }) => details?.name,
  check_first: row => stepOf(row, 'first'),
  keep_in_mind: row => stepOf(row, 'impact'),
  save: row => stepOf(row, 'save'),
  edit: row => stepOf(row, 'edit'),
  verify: row => stepOf(row, 'verify'),
  go_back: row => stepOf(row, 'undo'),
  account_name: ({ accountName }) => accountName,
};

/** A step of the recipe for a finding; several commands follow each other. */
function stepOf({ steps }: Row, label: RemedyLabel): string | undefined {
  const own = steps.filter(one => one.step === label);
  return own.length === 0 ? undefined : own.map(({ text }) => text).join(' && ');
}

const csvOf = (rows: readonly (readonly string[])[]): string =>
  stringify([...rows], { record_delimiter: '\r\n', escape_formulas: true });

/** Rows that are in memory at once. */
const TOGETHER = 500;

/** RFC 4180 with a byte order mark, without which Excel does not read UTF-8. A row for each open finding, highest severity first. */
export function* toCsv(assessment: Assessment, library: CheckLibrary): Generator<string> {
  const checks = new Map(assessment.checks.map(check => [check.id, check]));
  const accounts = accountNames(assessment);
  const units = new Map((assessment.coverage.units ?? []).map(unit => [unit.id, unit]));
  const cellsOf = (finding: Finding): readonly string[] => {
    const details = library.get(finding.check);
    const recipe =
      details === undefined || finding.status !== 'fail' ? undefined : recipeFor(details.remedy, finding.resource);
    const row = {
      finding,
      check: checks.get(finding.check),
      details,
      recipe,
      steps: recipe === undefined ? [] : remedySteps(recipe, ENGLISH_REMEDY_WORDS, targetOf(finding)),
      units: (finding.evidence?.units ?? []).flatMap(id => units.get(id) ?? []),
      accountName: accounts.name(finding.resource.account),
    };
    return Object.values(COLUMNS).map(column => cellOf(column(row)));
  };
  yield `\uFEFF${csvOf([Object.keys(COLUMNS)])}`;
  const findings = worstFirst(assessment.findings.filter(isOpen));
  for (let at = 0; at < findings.length; at += TOGETHER) yield csvOf(findings.slice(at, at + TOGETHER).map(cellsOf));
}
