import { CloudbriefError } from '../../model/errors.ts';
import type { Candidate } from './candidates.ts';
import type { BrowserOptions } from './options.ts';
import { withBrowser } from './start-browser.ts';

export type BrowserDescription =
  | {
      readonly works: true;
      readonly source: Candidate['source'];
      readonly executable: string;
      /** `HeadlessChrome/153.0.8001.0` */
      readonly version: string;
      readonly sandboxed: boolean;
      /** Why it runs without its sandbox. */
      readonly noSandboxReason?: string;
    }
  | { readonly works: false; readonly problem: string; readonly hint: string };

/** Starts the browser that would print, for `doctor`. Rejects on an abort only. */
export async function describeBrowser(options: BrowserOptions): Promise<BrowserDescription> {
  try {
    return await withBrowser(options, async ({ browser, source, executable, noSandboxReason }) => ({
      works: true as const,
      source,
      executable,
      version: await browser.version(),
      sandboxed: noSandboxReason === undefined,
      ...(noSandboxReason === undefined ? {} : { noSandboxReason }),
    }));
  } catch (error) {
    if (error instanceof CloudbriefError) return { works: false, problem: error.message, hint: error.hint };
    throw error;
  }
}
