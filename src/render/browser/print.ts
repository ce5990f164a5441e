import { withBrowser } from './with-browser.ts';
import { CloudbriefError } from '../../model/errors.ts';
import type { BrowserOptions } from './options.ts';

/** The page, or what makes it: then it is made while the browser starts. */
export type Html = string | (() => Promise<string>);

/**
 * Prints a self-contained page, tagged and with bookmarks; the size is the page's own. It runs no script and loads nothing:
 * scripts are off, the page is offline, and the browser has no way out. `finish` works on the bytes while the browser goes.
 */
export async function printPage(
  source: Html,
  options: BrowserOptions,
  finish: (pdf: Uint8Array) => Uint8Array = pdf => pdf,
): Promise<Uint8Array> {
  let making: Promise<string> | undefined;
  const make = (): Promise<string> => (making ??= typeof source === 'string' ? Promise.resolve(source) : source());
  const whileStarting = (): void => {
    // Whoever awaits it below is told; until then it is nobody's.
    make().catch(() => undefined);
  };
  return withBrowser({ ...options, whileStarting, finish }, async ({ browser }) => {
    const [first] = await browser.pages();
    const page = first ?? (await browser.newPage());
    const html = await make();
    try {
      await Promise.all([page.setJavaScriptEnabled(false), page.setOfflineMode(true)]);
      await page.setContent(html, { waitUntil: 'load' });
      return await page.pdf({ preferCSSPageSize: true, printBackground: true, outline: true, tagged: true });
    } catch (cause) {
      options.signal?.throwIfAborted();
      throw new CloudbriefError(
        'CB_BROWSER',
        'The browser stopped while it printed.',
        'Try again; `cloudbrief doctor` checks the browser.',
        {
          cause,
        },
      );
    }
  });
}
