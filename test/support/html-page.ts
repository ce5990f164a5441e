import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { afterAll } from 'vitest';
import { brief } from '../../src/brief/index.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { candidates } from '../../src/render/browser/candidates.ts';
import { rendererFor } from '../../src/render/renderers.ts';

const environment = process.env;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function htmlOf(assessment: Assessment, evidence = true): Promise<string> {
  const bytes = await rendererFor('html').render(brief(assessment), assessment, { page: 'a4', environment, evidence });
  return Buffer.from(bytes).toString('utf8');
}

export interface OpenedPage {
  readonly page: Page;
  /** URLs that the page requested. */
  readonly requested: readonly string[];
  /** What the browser wrote to its console. */
  readonly console: readonly string[];
}

export interface OpenOptions {
  /** In CSS pixels. */
  readonly width: number;
  /** `false` disables scripts, those of the test excepted. */
  readonly scripts?: boolean;
}

type Open = <T>(html: string, options: OpenOptions, look: (opened: OpenedPage) => Promise<T>) => Promise<T>;

/** Opens HTML from disk, as a reader does, in one browser for the test file: that which would print, with its defaults. */
export function pageOpener(): Open {
  const folder = mkdtempSync(join(tmpdir(), 'cloudbrief-html-'));
  let browser: Promise<Browser> | undefined;
  afterAll(async () => {
    await (await browser)?.close();
    rmSync(folder, { recursive: true });
  });
  return async (html, { width, scripts = true }, look) => {
    const file = join(folder, 'page.html');
    writeFileSync(file, html);
    browser ??= launchBrowser(folder);
    const page = await (await browser).newPage();
    try {
      const console: string[] = [];
      page.on('console', message => console.push(message.text()));
      await page.setJavaScriptEnabled(scripts);
      await page.setViewport({ width, height: 800 });
      await page.goto(pathToFileURL(file).href);
      const requested = await inPage<string[]>(
        page,
        `performance.getEntriesByType('resource').map(({ name }) => name)`,
      );
      return await look({ page, requested, console });
    } finally {
      await page.close();
    }
  };
}

async function launchBrowser(home: string): Promise<Browser> {
  for (const { executable, variables, unpack } of candidates({ environment })) {
    await unpack?.();
    return puppeteer.launch({
      executablePath: executable,
      headless: 'shell',
      pipe: true,
      args: ['--no-sandbox', '--disable-gpu'],
      env: { ...variables, HOME: home },
      defaultViewport: null,
    });
  }
  throw new Error('There is no browser here.');
}

/** Code for the page is text: this project is compiled without the types of the DOM. */
export const inPage = async <T>(page: Page, code: string): Promise<T> => (await page.evaluate(code)) as T;

export const isShown = (page: Page, selector: string): Promise<boolean> =>
  inPage(page, `document.querySelector(${JSON.stringify(selector)})?.checkVisibility() === true`);

/** What axe-core finds wrong with the page as it is, each rule with the first element that breaks it. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return inPage(
    page,
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`,
  );
}
