import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../src/render/formats/csv.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import {
  acceptedCopy,
  HOSTILE,
  hostileAssessment,
  LIBRARY,
  many,
  MIXED,
  openDoor,
  withFindings,
} from '../../support/findings.ts';

const COLUMNS = [
  'id', 'status', 'severity', 'base_severity', 'question_number', 'question', 'check', 'title', 'message', 'reason', 'provider', 'account',
  'region', 'kind', 'type', 'resource_name', 'resource_id', 'criticality', 'credit_thousandths', 'action', 'effort', 'accepted_by',
  'accepted_until', 'accepted_reason', 'evidence', 'values', 'read_at', 'calls', 'controls', 'command', 'name', 'check_first', 'keep_in_mind', 'save', 'edit', 'verify', 'go_back', 'account_name',
]; // prettier-ignore

const textOf = (assessment: Assessment): string => [...toCsv(assessment, LIBRARY)].join('');

/** Parses strictly: CRLF, doubled quotes, the same number of cells in every row. */
const read = (assessment: Assessment): Record<string, string>[] =>
  parse(textOf(assessment), {
    bom: true,
    columns: true,
    record_delimiter: '\r\n',
    relax_quotes: false,
    relax_column_count: false,
  });

const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;

describe('CSV', () => {
  it('begins with a byte order mark and the documented columns', () => {
    const text = textOf(withFindings([]));
    expect(text).toBe(`\uFEFF${COLUMNS.join(',')}\r\n`);
  });

  it('has a row for each finding, highest severity first, accepted risks last', () => {
    const rows = read(withFindings(MIXED));
    expect(rows.map(row => `${row['status']} ${row['severity']} ${row['resource_name']}`)).toEqual([
      'fail critical gate-1', 'fail high orders', 'fail medium reports', 'fail low web', 'unknown high payments', 'error medium batch-7',
      'accepted critical nightly',
    ]); // prettier-ignore
  });

  it('has location, action and acceptance', () => {
    const [first] = read(withFindings([openDoor]));
    expect(first).toMatchObject({
      id: openDoor.id,
      question_number: 'Q05',
      account: '111122223333',
      resource_id: openDoor.resource.id,
      title: 'Doors for administrators that stand open to the internet',
      action: 'Close the door.',
      effort: 'S',
      credit_thousandths: '',
    });
    expect(read(withFindings([acceptedCopy]))[0]).toMatchObject({
      accepted_by: 'Ada Lovelace',
      accepted_until: '2027-01-31',
      action: '',
    });
  });

  it('follows RFC 4180 in line ends and quoting', () => {
    const text = textOf(withFindings([{ ...openDoor, message: 'a, "b"' }]));
    expect(text).toContain('"a, ""b"""');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it.each(HOSTILE.map(name => [name.slice(0, 40), name]))('has no formula with %j as a name', (_, name) => {
    const rows = read(hostileAssessment(name));
    expect(rows).toHaveLength(3);
    for (const [column, cell] of rows.flatMap(row => Object.entries(row))) {
      expect(cell, column).not.toMatch(FORMULA);
      expect(cell, column).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(cell.isWellFormed(), column).toBe(true);
      // The cells that Excel reads in locales with semicolons as separators.
      for (const part of cell.split(';').slice(1)) expect(part.replaceAll(/^["\s]+/g, ''), column).not.toMatch(FORMULA);
    }
  });

  it('lists every finding of a large account', () => {
    expect(read(withFindings(many(20_000)))).toHaveLength(20_000);
  });

  it('names accounts beside their numbers', () => {
    const whole = withFindings([openDoor]);
    const targets = [{ provider: 'aws' as const, account: openDoor.resource.account, name: 'Shop', regions: [] }];
    expect(read({ ...whole, targets })[0]).toMatchObject({ account: openDoor.resource.account, account_name: 'Shop' });
    expect(read({ ...whole, targets: [] })[0]?.['account_name']).toBe('');
  });
});
