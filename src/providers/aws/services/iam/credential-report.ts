import type { Facets } from '../../../../model/facets.ts';
import { mapReading, type Reading } from '../../../../model/reading.ts';
import { IncompleteResponseError, assertField } from '../../client/failure.ts';
import { requireField } from '../../client/response-fields.ts';

/** One row of the report: a user, or the account's top log-in. */
export interface ReportRow {
  readonly user: string;
  readonly arn: string;
  readonly createdAt: string | undefined;
  readonly credentials: Reading<Facets['credentials']>;
  readonly secondFactor: boolean | undefined;
  /** Of the top log-in it is there though nobody says whether it has a password. */
  readonly passwordUsed: string | undefined;
  readonly keys: Facets['credentials']['accessKeys'];
}

/** How the report calls the account's top log-in. */
export const ROOT_ROW = '<root_account>';

const COLUMNS = ['user', 'arn', 'user_creation_time', 'password_enabled', 'password_last_used', 'mfa_active'] as const;

/** Reads IAM's credential report. Throws where a row is not what its header says: a user missed is not a user in order. */
export function parseCredentialReport(csv: string): ReportRow[] {
  const [header = [], ...rows] = csv.split(/\r?\n/).filter(line => line !== '').map(cellsOf); // prettier-ignore
  for (const column of COLUMNS) {
    if (!header.includes(column)) throw new IncompleteResponseError(`the credential report has no column ${column}`);
  }
  return rows.map((cells, index) => {
    if (cells.length !== header.length) {
      throw new IncompleteResponseError(
        `row ${String(index + 1)} of the credential report has ${String(cells.length)} cells of ${String(header.length)}`,
      );
    }
    return rowOf(new Map(header.map((column, at) => [column, cells[at] ?? ''])));
  });
}

type Cells = ReadonlyMap<string, string>;

function rowOf(cells: Cells): ReportRow {
  const consoleAccess = truth(cells, 'password_enabled') === true;
  const secondFactor = truth(cells, 'mfa_active');
  const lastUsed = moment(cells, 'password_last_used');
  const accessKeys = [1, 2].flatMap(number => keyOf(cells, number));
  return {
    user: assertField(cells.get('user'), 'user'),
    arn: assertField(cells.get('arn'), 'arn'),
    createdAt: moment(cells, 'user_creation_time'),
    secondFactor,
    passwordUsed: lastUsed,
    keys: accessKeys,
    credentials: mapReading(requireField(consoleAccess ? secondFactor : false, 'mfa_active'), second => ({
      consoleAccess,
      ...(consoleAccess ? { mfa: second } : {}),
      ...(lastUsed === undefined ? {} : { lastUsed }),
      accessKeys,
    })),
  };
}

/** A slot that never held a key has no date at all; a key that was switched off keeps its own. */
function keyOf(cells: Cells, number: number): Facets['credentials']['accessKeys'] {
  const active = truth(cells, `access_key_${String(number)}_active`) === true;
  const createdAt = moment(cells, `access_key_${String(number)}_last_rotated`);
  const lastUsed = moment(cells, `access_key_${String(number)}_last_used_date`);
  if (!active && createdAt === undefined) return [];
  return [
    { active, ...(createdAt === undefined ? {} : { createdAt }), ...(lastUsed === undefined ? {} : { lastUsed }) },
  ];
}

/** `not_supported`, `N/A` and `no_information` are neither. */
function truth(cells: Cells, column: string): boolean | undefined {
  const text = cells.get(column)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

function moment(cells: Cells, column: string): string | undefined {
  const text = cells.get(column) ?? '';
  return /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : undefined;
}

/** The cells of a line; names may hold commas, and then stand in quotes. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
