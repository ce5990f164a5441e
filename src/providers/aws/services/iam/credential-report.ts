import type { Facets } from '../../../../model/facets.ts';
import { mapReading, type Reading } from '../../../../model/reading.ts';
import { assertField, IncompleteResponseError, requireField } from '../../../kit/response-fields.ts';

/** One row of the report: a user or the root account. */
export interface ReportRow {
  readonly user: string;
  readonly arn: string;
  readonly createdAt: string | undefined;
  readonly credentials: Reading<Facets['credentials']>;
  readonly mfa: boolean | undefined;
  /** The root account has it although the report does not tell whether it has a password. */
  readonly passwordLastUsed: string | undefined;
  readonly accessKeys: Facets['credentials']['accessKeys'];
}

/** The root account in the report. */
export const ROOT_ROW = '<root_account>';

const COLUMNS = ['user', 'arn', 'user_creation_time', 'password_enabled', 'password_last_used', 'mfa_active'] as const;

/** Parses the credential report. Throws where a row does not match the header: no user may be skipped. */
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
  const consoleAccess = booleanIn(cells, 'password_enabled') === true;
  const mfa = booleanIn(cells, 'mfa_active');
  const lastUsed = dateIn(cells, 'password_last_used');
  const passwordSetAt = dateIn(cells, 'password_last_changed');
  const accessKeys = [1, 2].flatMap(number => keyOf(cells, number));
  return {
    user: assertField(cells.get('user'), 'user'),
    arn: assertField(cells.get('arn'), 'arn'),
    createdAt: dateIn(cells, 'user_creation_time'),
    mfa,
    passwordLastUsed: lastUsed,
    accessKeys,
    credentials: mapReading(requireField(consoleAccess ? mfa : false, 'mfa_active'), hasMfa => ({
      consoleAccess,
      ...(consoleAccess ? { mfa: hasMfa } : {}),
      ...(lastUsed === undefined ? {} : { lastUsed }),
      ...(passwordSetAt === undefined ? {} : { passwordSetAt }),
      accessKeys,
    })),
  };
}

/** A slot that never had a key has no date; a deactivated key keeps its date. */
function keyOf(cells: Cells, number: number): Facets['credentials']['accessKeys'] {
  const active = booleanIn(cells, `access_key_${String(number)}_active`) === true;
  const createdAt = dateIn(cells, `access_key_${String(number)}_last_rotated`);
  const lastUsed = dateIn(cells, `access_key_${String(number)}_last_used_date`);
  if (!active && createdAt === undefined) return [];
  return [
    { active, ...(createdAt === undefined ? {} : { createdAt }), ...(lastUsed === undefined ? {} : { lastUsed }) },
  ];
}

/** Undefined for `not_supported`, `N/A` and `no_information`. */
function booleanIn(cells: Cells, column: string): boolean | undefined {
  const text = cells.get(column)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

function dateIn(cells: Cells, column: string): string | undefined {
  const text = cells.get(column) ?? '';
  return /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : undefined;
}

/** The cells of a line; names with commas are quoted. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
