import type { Browser, Page, PDFOptions } from 'puppeteer-core';
import { CloudbriefError } from '../../model/errors.ts';
import type { BrowserOptions, Printer } from './options.ts';
import { fillPageNumbers, wantsPageNumbers } from './page-numbers.ts';
import { startBrowser } from './start-browser.ts';

const PDF_OPTIONS: PDFOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  tagged: true,
  outline: true,
  // They are loaded already.
  waitForFonts: false,
};
/** For one command to the page; ten times the longest print that was measured. */
const PAGE_TIMEOUT_MS = 180_000;

/** Starts a browser in the background; it prints any number of documents, also at the same time. */
export function startPrinter(options: BrowserOptions): Printer {
  const { running, end } = startBrowser(options);
  // Prepared while the document is still being written.
  let first: Promise<IsolatedPage> | undefined = running.then(async ({ browser }) => {
    const [page] = await browser.pages();
    return isolate(browser, page ?? (await browser.newPage()));
  });
  first.catch(() => undefined);
  const print = async (html: string): Promise<Uint8Array> => {
    const prepared = first;
    first = undefined;
    // Rejects for each document alike where no browser has started.
    const { browser } = await running;
    try {
      return await printOn(await (prepared ?? openPage(browser)), html);
    } catch (cause) {
      options.signal?.throwIfAborted();
      throw new CloudbriefError(
        'CB_BROWSER',
        'The browser stopped while it printed.',
        'Try again; `cloudbrief doctor` checks the browser.',
        { cause },
      );
    }
  };
  return { print, end };
}

/**
 * Prints a self-contained page with the printer of the options, or with a browser that is started for it. `finish` runs
 * while that browser ends.
 */
export async function printPage(
  html: string | (() => Promise<string>),
  options: BrowserOptions,
  finish: (pdf: Uint8Array) => Uint8Array = pdf => pdf,
): Promise<Uint8Array> {
  options.signal?.throwIfAborted();
  const make = async (): Promise<string> => (typeof html === 'string' ? html : html());
  if (options.printer !== undefined) return finish(await options.printer.print(await make()));
  const { print, end } = startPrinter(options);
  try {
    const pdf = await print(await make());
    void end();
    return finish(pdf);
  } finally {
    await end();
  }
}

interface IsolatedPage {
  readonly page: Page;
  /** Rejects when the process of the page or the browser ends: puppeteer leaves its commands without an answer. */
  readonly lost: Promise<never>;
}

const openPage = async (browser: Browser): Promise<IsolatedPage> => isolate(browser, await browser.newPage());

/** A page that runs no script of the document and requests nothing. */
async function isolate(browser: Browser, page: Page): Promise<IsolatedPage> {
  const { promise: lost, reject } = Promise.withResolvers<never>();
  lost.catch(() => undefined);
  page.once('error', reject);
  browser.once('disconnected', () => {
    reject(new Error('the browser ended'));
  });
  page.setDefaultTimeout(PAGE_TIMEOUT_MS);
  await Promise.race([Promise.all([page.setJavaScriptEnabled(false), page.setOfflineMode(true)]), lost]);
  return { page, lost };
}

function printOn({ page, lost }: IsolatedPage, html: string): Promise<Uint8Array> {
  const print = async (): Promise<Uint8Array> => {
    await page.setContent(paperOnly(html));
    // What is not laid out requests no font by itself.
    await page.evaluate('Promise.allSettled(Array.from(document.fonts, font => font.load())).then(() => undefined)');
    if (wantsPageNumbers(html)) await fillPageNumbers(page, PDF_OPTIONS);
    return page.pdf(PDF_OPTIONS);
  };
  return Promise.race([print(), lost]);
}

/** Skips the layout for a screen, which would take a third of the time. */
const paperOnly = (html: string): string =>
  html.replace('</head>', '<style media="screen">body{display:none}</style></head>');
