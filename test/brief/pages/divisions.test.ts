import { expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import { translatorFor } from '../../../src/brief/language/translator.ts';
import { divisionsPage } from '../../../src/brief/pages/divisions.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import type { Target } from '../../../src/model/inventory.ts';
import { noonsale } from '../../support/assessment.ts';
import { finding } from '../../support/findings.ts';

const target = (account: string, more: Partial<Target> = {}): Target => ({ provider: 'aws', account, regions: ['eu-west-1'], ...more }); // prettier-ignore
const of = (account: string, severity: 'critical' | 'high' | 'low', status: 'fail' | 'unknown' = 'fail') =>
  finding('single-zone-database', 'data-centre', severity, `${account} ${severity} ${status}`, { status, resource: { account } }); // prettier-ignore
const denied = { failed: 'The role may not be assumed.', failedBecause: 'denied' } as const;

const TARGETS = [
  target('1', { division: ['Retail', 'Europe'] }),
  target('2', { division: ['Retail', 'Europe'], ...denied }),
  target('3', { division: ['Payments'] }),
  target('4', { division: ['Labs'], ...denied }),
  target('5', { division: [] }),
];
const FINDINGS = [of('1', 'critical'), of('3', 'critical'), of('3', 'critical'), of('1', 'high'), of('2', 'high', 'unknown'), of('5', 'low')]; // prettier-ignore
const pageOf = (more: Partial<Assessment>) => divisionsPage(translatorFor('en'), noonsale({ targets: TARGETS, findings: FINDINGS, ...more })); // prettier-ignore

it('says where most of what is critical is, and what was found in each division', () => {
  const page = pageOf({});
  expect(page?.headline).toBe('Payments has 2 of 3 critical findings');
  expect(page?.text).toContain('We could not open 2 of 5 accounts: what is in them is unknown.');
  expect(page?.table.rows).toEqual([
    ['Payments', '1', '0', '2', '0', '0'],
    ['Retail / Europe', '2', '1', '1', '1', '1'],
    ['In no division', '1', '0', '0', '0', '0'],
    ['Labs', '1', '1', '–', '–', '–'],
  ]);
});

it('is left out where fewer than two divisions are known', () => {
  const unknown = TARGETS.map(({ division: _, ...one }) => one);
  expect(pageOf({ targets: unknown })).toBeUndefined();
  expect(pageOf({ targets: [...unknown, TARGETS[0]!] })).toBeUndefined();
  // Numbers are no names.
  expect(pageOf({ targets: [...TARGETS, target('6', { division: ['folders/123456789012'] })] })).toBeUndefined();
});

it('promises nothing of divisions in which nothing critical was seen', () => {
  expect(pageOf({ findings: [of('1', 'low')] })?.headline).toBe('We saw no critical finding in any of 4 divisions');
});

it('counts the divisions that have no room', () => {
  const many = Array.from({ length: 23 }, (_, at) => target(`many-${at}`, { division: [`Unit ${at}`] }));
  const findings = many.slice(0, 21).map(({ account }) => of(account, 'critical'));
  const page = pageOf({ targets: many, findings });
  expect(page?.table.rows).toHaveLength(20);
  expect(page?.rest).toBe('3 more divisions have one critical finding together.');
});

it.each(['en', 'de', 'es', 'fr'] as const)('is a page of the briefing in %s', language => {
  const texts = brief(noonsale({ targets: TARGETS, findings: FINDINGS }), language).divisions;
  expect(texts?.headline).toContain('Payments');
  expect(texts?.table.columns.every(one => one !== '')).toBe(true);
});
