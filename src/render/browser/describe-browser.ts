import { CloudbriefError } from '../../model/errors.ts';
import { withBrowser } from './with-browser.ts';
import type { Candidate } from './candidates.ts';
import type { BrowserOptions } from './options.ts';

export type BrowserDescription =
  | {
      readonly works: true;
      readonly source: Candidate['source'];
      readonly executable: string;
      readonly version: string;
      readonly sandboxed: boolean;
      /** Why it has no sandbox, where it has none. */
      readonly because?: string;
    }
  | { readonly works: false; readonly problem: string; readonly hint: string };

/** Starts the browser that would print, and tells which it is; for `doctor`. Throws nothing but an abort. */
export async function describeBrowser(options: BrowserOptions): Promise<BrowserDescription> {
  try {
    return await withBrowser(options, async ({ line, source, executable, unconfined }) => ({
      works: true as const,
      source,
      executable,
      version: (await line.ask('Browser.getVersion')).product,
      sandboxed: unconfined === undefined,
      ...(unconfined === undefined ? {} : { because: unconfined }),
    }));
  } catch (error) {
    if (error instanceof CloudbriefError) return { works: false, problem: error.message, hint: error.hint };
    throw error;
  }
}
