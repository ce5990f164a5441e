import { withBrowser } from './with-browser.ts';
import { CloudbriefError } from '../../model/errors.ts';
import type { BrowserOptions } from './options.ts';

/**
 * Prints a self-contained page, tagged and with bookmarks; the size is the page's own. It runs no script and loads nothing:
 * scripts are off, the page is offline, and the browser has no way out.
 */
export async function printPage(html: string, options: BrowserOptions): Promise<Uint8Array> {
  return withBrowser(options, async ({ browser }) => {
    const [first] = await browser.pages();
    const page = first ?? (await browser.newPage());
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
