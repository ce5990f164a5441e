import type { CDPSession } from 'puppeteer-core/internal/api/CDPSession.js';
import type { Connection } from 'puppeteer-core/internal/cdp/Connection.js';
import { CloudbriefError } from '../../model/errors.ts';
import type { BrowserOptions, Printer } from './options.ts';
import { startBrowser } from './with-browser.ts';

/** Starts what prints; until it is ready, and after it has printed, there is time for something else. */
export function startPrinter(options: BrowserOptions): Printer {
  const { running, end } = startBrowser(options);
  const open = async (isFirst: boolean): Promise<CDPSession> => blankPage((await running).connection, isFirst);
  // Made ready before there is anything to print.
  let first: Promise<CDPSession> | undefined = open(true);
  first.catch(() => undefined);
  const print = async (html: string): Promise<Uint8Array> => {
    const opening = first ?? open(false);
    first = undefined;
    const { gone } = await running;
    try {
      return await printOn(await opening, html, gone);
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
 * Prints a self-contained page, tagged and with bookmarks; the size is the page's own. It runs no script and loads nothing:
 * scripts are off, the page is offline, and the browser has no way out.
 */
async function printOn(page: CDPSession, html: string, gone: Promise<void>): Promise<Uint8Array> {
  await Promise.race([load(page, html), gone]);
  const { data } = await page.send('Page.printToPDF', PAPER);
  return Buffer.from(data, 'base64');
}

/** Prints one page with the printer that is running, or with one of its own; `finish` works while that one goes. */
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

const PAPER = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
};

/** A page without scripts and without a way out; the first is the one that the browser opened with. */
async function blankPage(connection: Connection, isFirst: boolean): Promise<CDPSession> {
  const { targetInfos } = isFirst ? await connection.send('Target.getTargets') : { targetInfos: [] };
  const first = targetInfos.find(({ type }) => type === 'page');
  const { targetId } = first ?? (await connection.send('Target.createTarget', { url: 'about:blank' }));
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  const page = connection.session(sessionId);
  if (page === null) throw new Error('The browser opened no page.');
  await Promise.all([
    page.send('Page.enable'),
    page.send('Network.enable'),
    page.send('Emulation.setScriptExecutionDisabled', { value: true }),
    page.send('Network.emulateNetworkConditions', {
      offline: true,
      latency: 0,
      downloadThroughput: 0,
      uploadThroughput: 0,
    }),
  ]);
  return page;
}

async function load(page: CDPSession, html: string): Promise<void> {
  const { frameTree } = await page.send('Page.getFrameTree');
  const loaded = new Promise(resolve => page.once('Page.loadEventFired', resolve));
  await Promise.all([loaded, page.send('Page.setDocumentContent', { frameId: frameTree.frame.id, html })]);
  await page.send('Runtime.evaluate', { expression: 'document.fonts.ready', awaitPromise: true });
}
