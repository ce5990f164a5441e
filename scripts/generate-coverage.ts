import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLOUD_PROVIDERS, loadReaders } from '../src/providers/index.ts';
import type { Check } from '../src/model/check.ts';
import type { Provider } from '../src/model/kinds.ts';
import { coveragePage } from './coverage-page.ts';
import { coverRow, groupOf, stateOf, type Covered, type Row } from './coverage-rows.ts';
import { findChecks } from './generate-checks.ts';

interface Coverage {
  readonly path: string;
  readonly content: string;
  /** Rows of the supported clouds with neither check nor reason; where the data files contradict the checks. */
  readonly waiting: readonly string[];
  readonly faults: readonly string[];
}

/** Supported clouds: one of their rows with neither check nor reason fails the build. */
const READ: ReadonlySet<Provider> = new Set(CLOUD_PROVIDERS.map(({ id }) => id));

/** The page that gives, for each row of the risk catalogue, the checks and API calls that cover it, or why none does. */
export async function generateCoverage(root: string): Promise<Coverage> {
  const [rows, reasons, limits, found] = await Promise.all([
    readJson<Row[]>(join(root, 'data', 'catalogue.json')),
    readJson<Record<string, string>>(join(root, 'data', 'catalogue-reasons.json')),
    readJson<Record<string, string>>(join(root, 'data', 'catalogue-limits.json')),
    findChecks(root),
  ]);
  const collectors = (await loadReaders()).flatMap(reader => reader.collectors);
  const checks = found.map(({ check }) => check);
  const covered = rows
    .map(row => coverRow(row, checks, collectors, reasons[row.id]))
    .map(one => ({ ...one, ...(limits[one.row.id] === undefined ? {} : { limit: limits[one.row.id] ?? '' }) }));
  return {
    path: join(root, 'docs', 'coverage.md'),
    content: coveragePage(covered),
    waiting: covered.filter(one => READ.has(groupOf(one.row)[2]) && stateOf(one) === 'waits').map(({ row }) => row.id),
    faults: [...faultsOf(rows, checks, reasons, covered), ...limitFaults(limits, covered)],
  };
}

async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, 'utf8')) as T;
}

function faultsOf(
  rows: readonly Row[],
  checks: readonly Check[],
  reasons: Readonly<Record<string, string>>,
  covered: readonly Covered[],
): string[] {
  const ids = new Set(rows.map(({ id }) => id));
  return [
    ...checks.flatMap(({ id, rows: named = [] }) =>
      named.filter(row => !ids.has(row)).map(row => `the check ${id} names the row ${row}, which does not exist`),
    ),
    ...Object.keys(reasons)
      .filter(id => !ids.has(id))
      .map(id => `there is a reason for the row ${id}, which does not exist`),
    ...covered
      .filter(({ checks: by, reason }) => by.length > 0 && reason !== undefined)
      .map(({ row }) => `the row ${row.id} has a check by now, and still a reason why it has none`),
  ];
}

function limitFaults(limits: Readonly<Record<string, string>>, covered: readonly Covered[]): string[] {
  const checked = new Set(covered.filter(({ checks }) => checks.length > 0).map(({ row }) => row.id));
  return Object.keys(limits)
    .filter(id => !checked.has(id))
    .map(id => `there is a limit for the row ${id}, which no check answers`);
}
