import { describe, expect, it } from 'vitest';
import { brief } from '../../../../src/brief/index.ts';
import { printPage } from '../../../../src/render/browser/printer.ts';
import { renderPdf } from '../../../../src/render/pdf/briefing-pdf.ts';
import { crowd, withEvidence } from '../../../support/evidence.ts';
import { MIXED } from '../../../support/findings.ts';
import { htmlOf, inPage, isShown, pageOpener } from '../../../support/html-page.ts';
import { readPdf } from '../../../support/pdf.ts';

const MINUTES = 120_000;
const environment = process.env;
const open = pageOpener();

describe('the links', () => {
  it(
    'lead to each part, and from a claim to its evidence, which opens',
    async () => {
      await open(await htmlOf(withEvidence(MIXED)), { width: 1000, scripts: false }, async ({ page }) => {
        const lost = await inPage<string[]>(
          page,
          `[...document.querySelectorAll('a')]
              .map(link => link.getAttribute('href'))
              .filter(href => document.getElementById(href.slice(1)) === null)`,
        );
        expect(lost).toEqual([]);
        expect(await inPage<number>(page, `document.querySelectorAll('.contents a').length`)).toBeGreaterThan(8);
        const target = await inPage<string>(page, `document.querySelector('.claim a').getAttribute('href')`);
        const selector = `[id="${target.slice(1)}"]`;
        expect(await isShown(page, selector)).toBe(false);
        await page.click('.claim summary');
        await page.click('.claim a');
        expect(await isShown(page, selector)).toBe(true);
      });
    },
    MINUTES,
  );
});

describe('the page', () => {
  it(
    'prints as the PDF, without the evidence and the table of contents',
    async () => {
      const assessment = withEvidence(MIXED);
      const printed = await readPdf(await printPage(await htmlOf(assessment), { environment }));
      const pdf = await readPdf(await renderPdf(brief(assessment), { page: 'a4', environment }));
      expect(printed.pages.map(({ text }) => text)).toEqual(pdf.pages.map(({ text }) => text));
    },
    MINUTES,
  );

  it('names no resource and no account without the evidence', async () => {
    const html = await htmlOf(withEvidence(MIXED), false);
    for (const { resource } of MIXED) {
      expect(html).not.toContain(resource.id);
      expect(html).not.toContain(resource.account);
    }
    expect(html).toContain('class="contents"');
  });

  it('stays small with 20,000 findings, and says how many are left out', async () => {
    const html = await htmlOf(withEvidence(crowd(1539)));
    expect(html.match(/class="row"/g)).toHaveLength(1300);
    expect(html.length).toBeLessThan(3_000_000);
    expect(html).toContain('the worst 100 of 1,539');
  });
});
