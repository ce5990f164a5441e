import { expect, it } from 'vitest';
import { brief } from '../../../../src/brief/index.ts';
import { axeViolations, htmlOf, inPage, isShown, pageOpener } from '../../../support/html-page.ts';
import { judged } from '../../../support/inventories.ts';

const MINUTES = 120_000;
const WIDTHS = [360, 1100];
const open = pageOpener();

const sample = judged().then(({ now }) => now);
const pageOfSample = async (): Promise<string> => htmlOf(await sample, false);

/** The chains that are open, and what is shown of them. */
const SHOWN = `[...document.querySelectorAll('.matrix details[open]')].map(one => one.querySelector('.causes').innerText.split('\\n').map(line => line.trim()).filter(Boolean))`;
const SUMMARIES = '.matrix td summary';

it('has a chain of causes in each cell where something is hit, and in no other', async () => {
  const { rows } = brief(await sample).survival!;
  const chains = rows.flatMap(({ cells }) => cells.map(({ chain }) => chain.length > 0));
  expect(chains.filter(Boolean).length).toBeGreaterThan(6);
  await open(await pageOfSample(), { width: 1100 }, async ({ page }) => {
    const has = `[...document.querySelectorAll('.matrix tbody td')].map(cell => cell.querySelector('details') !== null)`;
    expect(await inPage<boolean[]>(page, has)).toEqual(chains);
  });
}, MINUTES); // prettier-ignore

it('opens each by click without a script, with its own causes, while that of a neighbour in its row is open', async () => {
  const { rows } = brief(await sample).survival!;
  await open(await pageOfSample(), { width: 1100, scripts: false }, async ({ page }) => {
    for (const [at, { cells }] of rows.entries()) {
      const summaries = await page.$$(`.matrix tbody tr:nth-child(${String(at + 1)}) summary`);
      const chains = cells.map(({ chain }) => chain).filter(chain => chain.length > 0);
      expect(summaries).toHaveLength(chains.length);
      for (const [index, summary] of summaries.entries()) {
        await summary.click();
        expect(await inPage<unknown>(page, SHOWN)).toEqual([chains[index]]);
      }
      // What is open may cover the next row, until it is closed.
      await summaries.at(-1)?.click();
      expect(await inPage<unknown>(page, SHOWN)).toEqual([]);
    }
  });
}, MINUTES); // prettier-ignore

it('opens and closes each by keyboard, in the order of the cells', async () => {
  const { rows } = brief(await sample).survival!;
  const chains = rows.flatMap(({ cells }) => cells.map(({ chain }) => chain)).filter(chain => chain.length > 0);
  await open(await pageOfSample(), { width: 1100, scripts: false }, async ({ page }) => {
    await page.focus(SUMMARIES);
    for (const chain of chains) {
      await page.keyboard.press('Enter');
      expect(await inPage<unknown>(page, SHOWN)).toEqual([chain]);
      await page.keyboard.press('Space');
      expect(await inPage<unknown>(page, SHOWN)).toEqual([]);
      await page.keyboard.press('Tab');
    }
  });
}, MINUTES); // prettier-ignore

it('is not on paper', async () => {
  await open(await pageOfSample(), { width: 1100 }, async ({ page }) => {
    await page.click(SUMMARIES);
    await page.emulateMediaType('print');
    expect(await isShown(page, '.chain')).toBe(false);
  });
}, MINUTES); // prettier-ignore

it.each(WIDTHS)('passes axe-core with a chain open, which no edge of a page of %i pixels cuts off', async width => {
  await open(await pageOfSample(), { width }, async ({ page }) => {
    for (const summary of (await page.$$(SUMMARIES)).slice(-2)) {
      await summary.click();
      expect(await inPage<unknown[]>(page, SHOWN)).toHaveLength(1);
      expect(await axeViolations(page)).toEqual([]);
      const box = `(({ left, right }) => [left, innerWidth - right])(document.querySelector('details[open] .causes').getBoundingClientRect())`;
      expect(Math.min(...(await inPage<number[]>(page, box)))).toBeGreaterThanOrEqual(0);
    }
  });
}, MINUTES); // prettier-ignore

it('tells who listens what each opens: service and loss, different in every cell', async () => {
  await open(await pageOfSample(), { width: 1100 }, async ({ page }) => {
    const names = `[...document.querySelectorAll('${SUMMARIES}')].map(one => one.textContent.replace(/\\s+/g, ' ').trim())`;
    const said = await inPage<string[]>(page, names);
    expect(new Set(said).size).toBe(said.length);
    for (const { service } of brief(await sample).survival!.rows) expect(said.join('\n')).toContain(service);
  });
}, MINUTES); // prettier-ignore
