import { expect, it } from 'vitest';
import { accountTables } from '../../../src/brief/evidence/account-tables.ts';
import { translatorFor } from '../../../src/brief/language/translator.ts';
import type { Target } from '../../../src/model/inventory.ts';
import { noonsale } from '../../support/assessment.ts';
import { finding } from '../../support/findings.ts';

const words = translatorFor('en');
const target = (account: string, more: Partial<Target> = {}): Target => ({
  provider: 'aws',
  account,
  regions: ['eu-west-1'],
  ...more,
});
const of = (account: string, severity: 'critical' | 'low', status: 'fail' | 'unknown' = 'fail') =>
  finding('single-zone-database', 'data-centre', severity, `${account} ${severity}`, { status, resource: { account } });

const TARGETS = [
  target('1', { name: 'shop', division: ['Retail', 'Europe'] }),
  target('2', { division: ['Retail', 'Europe'], failed: 'The role may not be assumed.', failedBecause: 'denied' }),
  target('3', { division: [] }),
  target('4'),
];
const tables = accountTables(
  words,
  noonsale({
    targets: TARGETS,
    findings: [of('1', 'critical'), of('1', 'low'), of('3', 'low'), of('2', 'critical', 'unknown')],
  }),
);

it('counts the open findings of each division and account, the heaviest first, unknown ones apart', () => {
  expect(tables?.divisions?.rows).toEqual([
    ['Retail / Europe', '2', '1', '1', '0', '0', '1', '1'],
    ['directly below the root', '1', '0', '0', '0', '0', '1', '0'],
    ['not known', '1', '0', '0', '0', '0', '0', '0'],
  ]);
  expect(tables?.accounts.rows.map(cells => [cells[0], ...cells.slice(2)])).toEqual([
    ['shop (1)', '1', '0', '0', '1', '0'],
    ['3', '0', '0', '0', '1', '0'],
    ['2', '–', '–', '–', '–', '1'],
    ['4', '0', '0', '0', '0', '0'],
  ]);
});

it('names every account that was not opened, with the reason', () => {
  expect(tables?.text).toContain('One of 4 accounts was not opened: everything in it is unknown.');
  expect(tables?.missing?.rows).toEqual([
    ['2', 'Retail / Europe', 'access was refused', 'The role may not be assumed.'],
  ]);
});

it('has nothing to say of one account that was opened, nor of divisions where none is known', () => {
  expect(accountTables(words, noonsale({ targets: [target('1')] }))).toBeUndefined();
  expect(accountTables(words, noonsale({ targets: [target('1'), target('2')] }))?.divisions).toBeUndefined();
  expect(accountTables(words, noonsale({ targets: [target('1'), target('2')] }))?.missing).toBeUndefined();
});
