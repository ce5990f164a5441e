import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { afterAll, describe, expect, it } from 'vitest';
import { brief } from '../../../../src/brief/index.ts';
import type { Assessment } from '../../../../src/model/assessment.ts';
import { candidates } from '../../../../src/render/browser/candidates.ts';
import { printPage } from '../../../../src/render/browser/print.ts';
import { renderPdf } from '../../../../src/render/pdf/briefing-pdf.ts';
import { rendererFor } from '../../../../src/render/renderers.ts';
import { emptyCompany, unseenCompany } from '../../../support/assessment.ts';
import { crowd, withEvidence } from '../../../support/evidence.ts';
import { HOSTILE, hostile, MIXED } from '../../../support/findings.ts';
import { judged } from '../../../support/inventories.ts';
import { readPdf } from '../../../support/pdf.ts';
import { quarterLater, trend } from '../../../support/trend.ts';

const MINUTES = 120_000;
const environment = process.env;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STRANGE = [...HOSTILE, 'مرحبا بالعالم', 'שלום עולם', '日本語のサーバー', '👩‍👩‍👧‍👦 family', 'W'.repeat(3000)];

const folder = mkdtempSync(join(tmpdir(), 'cloudbrief-html-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function htmlOf(assessment: Assessment, evidence = true): Promise<string> {
  const bytes = await rendererFor('html').render(brief(assessment), assessment, { page: 'a4', environment, evidence });
  return Buffer.from(bytes).toString('utf8');
}

/** Opens the page from disk, as a reader does; `asked` is what it asked for, `said` what the browser complained of. */
async function open<T>(
  html: string,
  width: number,
  look: (page: Page, seen: { readonly asked: string[]; readonly said: string[] }) => Promise<T>,
  scripts = true,
): Promise<T> {
  const file = join(folder, `${String(Math.random()).slice(2)}.html`);
  writeFileSync(file, html);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const seen = { asked: [] as string[], said: [] as string[] };
    page.on('console', message => seen.said.push(message.text()));
    await page.setJavaScriptEnabled(scripts);
    await page.setViewport({ width, height: 800 });
    await page.goto(pathToFileURL(file).href);
    seen.asked.push(
      ...(await inPage<string[]>(page, `performance.getEntriesByType('resource').map(({ name }) => name)`)),
    );
    return await look(page, seen);
  } finally {
    await browser.close();
  }
}

/** The browser that would print, as somebody has it who reads: with scripts, a mouse and a console. */
async function launchBrowser(): Promise<Browser> {
  for (const { executable, variables, unpack } of candidates({ environment })) {
    await unpack?.();
    return puppeteer.launch({
      executablePath: executable,
      headless: 'shell',
      pipe: true,
      args: ['--no-sandbox', '--disable-gpu'],
      env: { ...variables, HOME: folder },
      defaultViewport: null,
    });
  }
  throw new Error('There is no browser here.');
}

/** What runs in the page is text: the types of a browser are no types of ours. */
const inPage = async <T>(page: Page, code: string): Promise<T> => (await page.evaluate(code)) as T;
const OPEN_ALL = `for (const one of document.querySelectorAll('details')) one.setAttribute('open', '')`;
// Rows out of sight are measured too.
const LAY_OUT_ALL = `for (const one of document.querySelectorAll('.group')) one.style.contentVisibility = 'visible'`;

const shownRows = (page: Page): Promise<string[]> =>
  inPage(
    page,
    `for (const one of document.querySelectorAll('.group')) one.setAttribute('open', '');
    [...document.querySelectorAll('.row')]
      .filter(row => row.checkVisibility())
      .map(row => row.closest('.chapter').dataset.question + ' ' + row.dataset.severity)`,
  );
const isShown = (page: Page, selector: string): Promise<boolean> =>
  inPage(page, `document.querySelector(${JSON.stringify(selector)})?.checkVisibility() === true`);

describe('the filters, without a script', () => {
  it(
    'show what was chosen and nothing else, say where that is nothing, and show everything again',
    async () => {
      await open(
        await htmlOf(withEvidence(MIXED)),
        1000,
        async page => {
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
        },
        false,
      );
    },
    MINUTES,
  );

  it(
    'tell services apart where the configuration does, whatever they are called',
    async () => {
      const names = ['Checkout', '"><b>Stock</b>', undefined];
      const mixed = withEvidence(MIXED);
      const findings = mixed.findings.map((finding, index) => {
        const workload = names[index % 3];
        return workload === undefined ? finding : { ...finding, resource: { ...finding.resource, workload } };
      });
      const of = (name: string | undefined): number =>
        findings.filter(({ resource }) => resource.workload === name).length;
      await open(
        await htmlOf({ ...mixed, findings }),
        1000,
        async page => {
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
        },
        false,
      );
    },
    MINUTES,
  );

  it(
    'are reached and used by the keyboard, and so is what opens',
    async () => {
      await open(await htmlOf(withEvidence(MIXED)), 1000, async page => {
        await page.focus('#by-severity');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        expect(new Set((await shownRows(page)).map(row => row.split(' ')[1]))).toEqual(new Set(['critical']));
        await page.focus('.claim summary');
        await page.keyboard.press('Enter');
        expect(await isShown(page, '.claim li')).toBe(true);
        const stops = await inPage<number>(page, `document.querySelectorAll('[tabindex]').length`);
        expect(stops, 'nothing is taken out of the order of the page').toBe(0);
      });
    },
    MINUTES,
  );
});

describe('the way around', () => {
  it(
    'leads to each part, and from a claim into its evidence, which opens',
    async () => {
      await open(
        await htmlOf(withEvidence(MIXED)),
        1000,
        async page => {
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
        },
        false,
      );
    },
    MINUTES,
  );
});

describe('the page', () => {
  it.each([
    ['the sample, wide', () => withEvidence(MIXED), 1100],
    ['the sample on a phone', () => withEvidence(MIXED), 360],
    ['a quarter later', quarterLater, 1100],
    ['an empty company', emptyCompany, 1100],
    ['nothing seen', unseenCompany, 360],
    ['names that mean harm', () => withEvidence(STRANGE.map((name, index) => hostile(name, index))), 360],
  ] as const)(
    'breaks no rule of axe-core: %s',
    async (_, make, width) => {
      await open(await htmlOf(make()), width, async page => {
        await page.evaluate(`${OPEN_ALL};${LAY_OUT_ALL}`);
        await page.evaluate(AXE);
        const broken = await inPage<string[]>(
          page,
          `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`,
        );
        expect(broken).toEqual([]);
      });
    },
    MINUTES,
  );

  it(
    'asks for nothing and runs nothing, from disk, under a policy that allows nothing',
    async () => {
      const html = await htmlOf(withEvidence(STRANGE.map((name, index) => hostile(name, index))));
      expect(html).not.toMatch(/<(script|link|iframe|object|embed|img|base)\b/i);
      await open(html, 1000, async (page, { asked, said }) => {
        expect(asked.filter(url => !url.startsWith('data:'))).toEqual([]);
        expect(said).toEqual([]);
        expect(await page.title()).toContain('Cloud risk briefing');
      });
    },
    MINUTES,
  );

  it.each([360, 800, 1400])(
    'has nothing that sticks out sideways at %i pixels, whatever things are called',
    async width => {
      await open(await htmlOf(withEvidence(STRANGE.map((name, index) => hostile(name, index)))), width, async page => {
        const wide = await inPage<number>(page, `${OPEN_ALL};${LAY_OUT_ALL};document.documentElement.scrollWidth`);
        expect(wide).toBeLessThanOrEqual(width);
      });
    },
    MINUTES,
  );

  it(
    'says in words, on a phone, what a picture would say in letters too small to read',
    async () => {
      const look = `[...document.querySelectorAll('.figure svg text, .since svg text')].map(one => one.getBoundingClientRect().height).filter(Boolean)`;
      const html = await htmlOf({ ...(await judged()).now, trend: trend() }, false);
      await open(html, 390, async page => {
        expect(Math.min(...(await inPage<number[]>(page, look)))).toBeGreaterThan(12);
        const words = await inPage<string>(page, `document.body.innerText`);
        expect(words).toMatch(/Dublin\s+\d+ data stores/);
        expect(words).toMatch(/\d+ → \d+ Strangers get in/);
        expect(await isShown(page, '.wide')).toBe(false);
      });
      await open(html, 1100, async page => {
        expect(await isShown(page, '.wide')).toBe(true);
        expect(await isShown(page, '.in-words')).toBe(false);
      });
    },
    MINUTES,
  );

  it(
    'prints as the PDF does: the evidence and the way around stay on the screen',
    async () => {
      const assessment = withEvidence(MIXED);
      const printed = await readPdf(await printPage(await htmlOf(assessment), { environment }));
      const pdf = await readPdf(await renderPdf(brief(assessment), { page: 'a4', environment }));
      expect(printed.pages.map(({ text }) => text)).toEqual(pdf.pages.map(({ text }) => text));
    },
    MINUTES,
  );

  it('names no resource and no account where nobody wants the evidence', async () => {
    const html = await htmlOf(withEvidence(MIXED), false);
    for (const { resource } of MIXED) {
      expect(html).not.toContain(resource.id);
      expect(html).not.toContain(resource.account);
    }
    expect(html).toContain('class="contents"');
  });

  it('stays small with twenty thousand findings, and says where the rest is', async () => {
    const html = await htmlOf(withEvidence(crowd(1539)));
    expect(html.match(/class="row"/g)).toHaveLength(1300);
    expect(html.length).toBeLessThan(3_000_000);
    expect(html).toContain('the worst 100 of 1,539');
  });
});
