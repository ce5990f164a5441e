import type { ProbeResult } from '../providers/index.ts';
import { describeBrowser as describe } from '../render/browser/describe-browser.ts';
import type { BrowserOptions } from '../render/browser/options.ts';

const SOURCE = {
  named: 'the one that you named',
  bundled: 'the one that ships with cloudbrief',
  installed: 'an installed one',
};

/** The browser that would print the PDF, as a line of the doctor's. */
export async function describeBrowser(options: BrowserOptions): Promise<ProbeResult> {
  const found = await describe(options);
  if (!found.works) return { what: 'browser', ok: false, detail: found.problem, fix: found.hint };
  const box = found.sandboxed ? 'in its sandbox' : `without a sandbox (${found.noSandboxReason ?? 'unknown why'})`;
  return { what: 'browser', ok: true, detail: `${found.version}, ${SOURCE[found.source]}, ${box}` };
}
