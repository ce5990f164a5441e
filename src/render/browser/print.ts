import { CloudbriefError } from '../../model/errors.ts';
import type { Session } from './line.ts';
import type { BrowserOptions, Printer } from './options.ts';
import { startBrowser, type RunningBrowser } from './with-browser.ts';

/** Starts what prints; until it is ready, and after it has printed, there is time for something else. */
export function startPrinter(options: BrowserOptions): Printer {
  const { running, end } = startBrowser(options);
  const open = async (isFirst: boolean): Promise<Page> => blankPage(await running, isFirst);
  // Made ready before there is anything to print.
  let first: Promise<Page> | undefined = open(true);
  first.catch(() => undefined);
  const print = async (html: string): Promise<Uint8Array> => {
    const opening = first ?? open(false);
    first = undefined;
    // Where none started, that is what is wrong.
    await running;
    try {
      return await printOn(await opening, html);
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
async function printOn(page: Page, html: string): Promise<Uint8Array> {
  const printing = load(page, html).then(() => page.session.ask('Page.printToPDF', PAPER));
  const { data } = await Promise.race([printing, page.lost]);
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

interface Page {
  readonly session: Session;
  readonly frameId: string;
  /** Rejects when the process of the page ends: whatever was asked of it, nobody answers. */
  readonly lost: Promise<never>;
}

/** A page without scripts and without a way out; the first is the one that the browser opened with. */
async function blankPage({ line, blank, gone }: RunningBrowser, isFirst: boolean): Promise<Page> {
  const { targetId } =
    isFirst && blank !== undefined
      ? { targetId: blank }
      : await line.ask('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await line.ask('Target.attachToTarget', { targetId, flatten: true });
  const session = line.page(sessionId);
  const lost = endOf(session, gone);
  const ready = Promise.all([
    session.ask('Page.getFrameTree'),
    session.ask('Page.enable'),
    session.ask('Network.enable'),
    session.ask('Emulation.setScriptExecutionDisabled', { value: true }),
    session.ask('Network.emulateNetworkConditions', {
      offline: true,
      latency: 0,
      downloadThroughput: 0,
      uploadThroughput: 0,
    }),
  ]);
  const [{ frameTree }] = await Promise.race([ready, lost]);
  return { session, frameId: frameTree.frame.id, lost };
}

function endOf(session: Session, gone: Promise<void>): Promise<never> {
  const lost = new Promise<never>((_, reject) => {
    session.on('Inspector.targetCrashed', () => {
      reject(new Error('the page crashed'));
    });
    void gone.then(() => {
      reject(new Error('the browser ended'));
    });
  });
  lost.catch(() => undefined);
  return lost;
}

/** Nobody looks at the page: laying it out for a screen would take a third of the time. */
const forPaperAlone = (html: string): string =>
  html.replace('</head>', '<style media="screen">body{display:none}</style></head>');

/** Resolves when the page and its fonts are there: what is not laid out asks for no font by itself. */
async function load({ session, frameId }: Page, html: string): Promise<void> {
  const loaded = new Promise<void>(resolve => {
    session.on('Page.loadEventFired', () => {
      resolve();
    });
  });
  await Promise.all([session.ask('Page.setDocumentContent', { frameId, html: forPaperAlone(html) }), loaded]);
  await session.ask('Runtime.evaluate', {
    expression: 'Promise.all([...document.fonts].map(font => font.load()))',
    awaitPromise: true,
  });
}
