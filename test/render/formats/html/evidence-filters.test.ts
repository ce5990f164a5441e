import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { withEvidence } from '../../../support/evidence.ts';
import { MIXED } from '../../../support/findings.ts';
import { htmlOf, inPage, isShown, pageOpener } from '../../../support/html-page.ts';

const MINUTES = 120_000;
const open = pageOpener();

const shownRows = (page: Page): Promise<string[]> =>
  inPage(
    page,
    `for (const one of document.querySelectorAll('.group')) one.setAttribute('open', '');
    [...document.querySelectorAll('.row')]
      .filter(row => row.checkVisibility())
      .map(row => row.closest('.chapter').dataset.question + ' ' + row.dataset.severity)`,
  );

describe('the filters, without a script', () => {
  it(
    'show the rows that match, a notice if none does, and all rows after a reset',
    async () => {
      await open(await htmlOf(withEvidence(MIXED)), { width: 1000, scripts: false }, async ({ page }) => {
        expect(await shownRows(page)).toHaveLength(MIXED.length);
        await page.select('#by-question', 'data-centre');
        expect(await shownRows(page)).toEqual(['data-centre high']);
        expect(await isShown(page, '.no-match')).toBe(false);
        await page.select('#by-severity', 'low');
        expect(await shownRows(page)).toEqual([]);
        expect(await isShown(page, '.no-match')).toBe(true);
        await page.select('#by-question', '');
        expect(await shownRows(page)).toEqual(['surge low']);
        await page.click('button[type=reset]');
        expect(await shownRows(page)).toHaveLength(MIXED.length);
        expect(await isShown(page, '.no-match')).toBe(false);
      });
    },
    MINUTES,
  );

  it(
    'filter by workload, whatever its name',
    async () => {
      const names = ['Checkout', '"><b>Stock</b>', undefined];
      const mixed = withEvidence(MIXED);
      const findings = mixed.findings.map((finding, index) => {
        const workload = names[index % 3];
        return workload === undefined ? finding : { ...finding, resource: { ...finding.resource, workload } };
      });
      const of = (name: string | undefined): number =>
        findings.filter(({ resource }) => resource.workload === name).length;
      await open(await htmlOf({ ...mixed, findings }), { width: 1000, scripts: false }, async ({ page }) => {
        const options = await inPage<string[]>(
          page,
          `[...document.querySelectorAll('#by-workload option')].map(option => option.textContent)`,
        );
        expect(options).toEqual(['All', '"><b>Stock</b>', 'Checkout', 'No service of ours']);
        await page.select('#by-workload', 'w2');
        expect(await shownRows(page)).toHaveLength(of('Checkout'));
        await page.select('#by-workload', 'none');
        expect(await shownRows(page)).toHaveLength(of(undefined));
        const there = new Set(
          findings.filter(({ resource }) => resource.workload === 'Checkout').map(({ severity }) => severity),
        );
        for (const severity of ['critical', 'high', 'medium', 'low'] as const) {
          await page.select('#by-workload', 'w2');
          await page.select('#by-severity', severity);
          expect((await shownRows(page)).length > 0, severity).toBe(there.has(severity));
          expect(await isShown(page, '.no-match'), severity).toBe(!there.has(severity));
        }
        await page.click('button[type=reset]');
        expect(await shownRows(page)).toHaveLength(MIXED.length);
      });
    },
    MINUTES,
  );

  it(
    'work with the keyboard, as the details do',
    async () => {
      await open(await htmlOf(withEvidence(MIXED)), { width: 1000 }, async ({ page }) => {
        await page.focus('#by-severity');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        expect(new Set((await shownRows(page)).map(row => row.split(' ')[1]))).toEqual(new Set(['critical']));
        await page.focus('.claim summary');
        await page.keyboard.press('Enter');
        expect(await isShown(page, '.claim li')).toBe(true);
        const stops = await inPage<number>(page, `document.querySelectorAll('[tabindex]').length`);
        expect(stops, 'the tab order is that of the document').toBe(0);
      });
    },
    MINUTES,
  );
});
