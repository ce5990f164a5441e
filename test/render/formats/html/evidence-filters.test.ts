import { createHash } from 'node:crypto';
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

const select = async (page: Page, filter: string, value: string): Promise<void> => {
  await page.select(`#by-${filter}`, value);
};
const optionsOf = (page: Page, filter: string): Promise<string[]> =>
  inPage(page, `[...document.querySelectorAll('#by-${filter} option')].map(option => option.textContent)`);
const countOf = (page: Page): Promise<string> => inPage(page, `document.querySelector('.count').textContent`);
const reset = (page: Page): Promise<void> => page.click('button[type=reset]');
const settled = (page: Page): Promise<void> => inPage(page, `new Promise(resolve => setTimeout(resolve, 20))`);

describe('filters and search', () => {
  it(
    'show the rows that match and how many they are, a notice if none does, and all rows after a reset',
    async () => {
      await open(await htmlOf(withEvidence(MIXED)), { width: 1000 }, async ({ page }) => {
        expect(await countOf(page)).toBe(`Findings shown: ${MIXED.length} of ${MIXED.length}`);
        await select(page, 'question', 'data-centre');
        expect(await shownRows(page)).toEqual(['data-centre high']);
        expect(await countOf(page)).toBe(`Findings shown: 1 of ${MIXED.length}`);
        expect(await isShown(page, '.no-match')).toBe(false);
        await select(page, 'severity', 'low');
        expect(await shownRows(page)).toEqual([]);
        expect(await isShown(page, '.no-match')).toBe(true);
        await select(page, 'question', '');
        expect(await shownRows(page)).toEqual(['surge low']);
        await reset(page);
        await settled(page);
        expect(await shownRows(page)).toHaveLength(MIXED.length);
        expect(await isShown(page, '.no-match')).toBe(false);
      });
    },
    MINUTES,
  );

  it(
    'offer services, accounts and owners with their numbers, whatever their names',
    async () => {
      const names = ['Checkout', '"><b>Stock</b>', undefined];
      const mixed = withEvidence(MIXED);
      const findings = mixed.findings.map((finding, index) => {
        const workload = names[index % 3];
        const resource = { ...finding.resource, account: index === 0 ? '444455556666' : finding.resource.account };
        return { ...finding, resource: workload === undefined ? resource : { ...resource, workload } };
      });
      const of = (name: string | undefined): number =>
        findings.filter(({ resource }) => resource.workload === name).length;
      const [known] = mixed.workloads;
      const workloads = [{ ...known!, name: 'Checkout', owner: 'Head <of> shop' }];
      await open(await htmlOf({ ...mixed, findings, workloads }), { width: 1000 }, async ({ page }) => {
        expect(await optionsOf(page, 'workload')).toEqual([
          'All',
          `"><b>Stock</b> (${of(names[1])})`,
          `Checkout (${of('Checkout')})`,
          `No service of ours (${of(undefined)})`,
        ]);
        expect(await optionsOf(page, 'owner')).toEqual([
          'All',
          `Head <of> shop (${of('Checkout')})`,
          `No owner named (${findings.length - of('Checkout')})`,
        ]);
        await select(page, 'workload', 'w2');
        expect(await shownRows(page)).toHaveLength(of('Checkout'));
        await select(page, 'owner', 'none');
        expect(await shownRows(page)).toHaveLength(0);
        await select(page, 'owner', 'o1');
        expect(await shownRows(page)).toHaveLength(of('Checkout'));
        await reset(page);
        await settled(page);
        await select(page, 'account', 'a2');
        expect(await shownRows(page)).toHaveLength(1);
      });
    },
    MINUTES,
  );

  it(
    'search opens the checks that match, by words in any order, without accents',
    async () => {
      const named = withEvidence([...MIXED.slice(1), { ...MIXED[0]!, message: 'Café Zürich stands open.' }]);
      await open(await htmlOf(named), { width: 1000 }, async ({ page }) => {
        await page.type('#search', 'ZURICH cafe');
        const open = await inPage<number>(page, `document.querySelectorAll('.group[open]').length`);
        expect(open).toBe(1);
        expect(await shownRows(page)).toHaveLength(1);
        expect(await countOf(page)).toContain('1 of');
      });
    },
    MINUTES,
  );

  it(
    'a row of page 2 leads to its question, and from there to its evidence, which opens though it was filtered out',
    async () => {
      await open(await htmlOf(withEvidence(MIXED)), { width: 1000 }, async ({ page }) => {
        const dead = await inPage<string[]>(
          page,
          `[...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href')).filter(href => !document.getElementById(href.slice(1)))`,
        );
        expect(dead).toEqual([]);
        expect(await inPage<number>(page, `document.querySelectorAll('.standing a[href^="#question-"]').length`)).toBe(
          13,
        );
        await select(page, 'question', 'data-centre');
        await inPage(page, `location.hash = document.querySelector('.claim a').getAttribute('href')`);
        await settled(page);
        expect(
          await inPage<boolean>(page, `document.querySelector(location.hash).closest('.group').checkVisibility()`),
        ).toBe(true);
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

  it(
    'are not there without scripts, and everything can be read',
    async () => {
      await open(await htmlOf(withEvidence(MIXED)), { width: 1000, scripts: false }, async ({ page }) => {
        expect(await isShown(page, '.filters')).toBe(false);
        expect(await isShown(page, '.no-match')).toBe(false);
        expect(await shownRows(page)).toHaveLength(MIXED.length);
      });
    },
    MINUTES,
  );
});

it('the policy names the script of the page by its hash, and allows no other', async () => {
  const html = await htmlOf(withEvidence(MIXED));
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text = '']) => text);
  expect(scripts).toHaveLength(1);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  const digest = createHash('sha256').update(scripts[0]!).digest('base64').replaceAll('=', '&#x3D;');
  expect(policy).toContain(`script-src 'sha256-${digest}';`);
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe/);
  expect(await htmlOf(withEvidence(MIXED), false)).not.toContain('<script');
});
