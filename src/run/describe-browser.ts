import type { ProbeResult } from '../providers/index.ts';
import { describeBrowser as describe } from '../render/browser/describe-browser.ts';
import type { BrowserOptions } from '../render/browser/options.ts';

const SOURCE = {
  named: 'configured',
  bundled: 'bundled',
  installed: 'installed',
};

/** The browser that prints the PDF, as a result of `doctor`. */
export async function describeBrowser(options: BrowserOptions): Promise<ProbeResult> {
  const found = await describe(options);
  if (!found.works) return { what: 'browser', ok: false, detail: found.problem, fix: found.hint };
  const box = found.sandboxed ? 'sandboxed' : `without a sandbox (${found.noSandboxReason ?? 'unknown reason'})`;
  return { what: 'browser', ok: true, detail: `${found.version}, ${SOURCE[found.source]}, ${box}` };
}
