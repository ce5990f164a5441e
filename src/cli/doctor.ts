import type { LoadedConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { CloudbriefError } from '../model/errors.ts';
import { checkAwsAccess, checkAzureAccess, type ProbeResult } from '../run/providers.ts';
import { describeBrowser } from '../run/describe-browser.ts';
import { sanitizeText } from '../lib/text.ts';
import { awsRequest, azureRequest } from './targets-request.ts';
import { readConfiguration } from './configuration.ts';
import type { TargetFlags } from './flags.ts';
import { print } from './terminal.ts';

const sourcesOf = ({ files, variables }: LoadedConfig): string =>
  [...files, ...variables.map(({ variable }) => variable)].join(', ') || 'none; defaults are used';

/** Tries everything that a briefing needs and says what works, what does not, and how to mend it. */
export async function doctor(
  provider: 'aws' | 'azure',
  flags: TargetFlags & { readonly browser?: string; readonly config?: string },
): Promise<number> {
  const lines: ProbeResult[] = [{ what: 'Node', ok: true, detail: process.versions.node }];
  const attempt = async (what: string, work: () => Promise<ProbeResult[]>): Promise<void> => {
    try {
      lines.push(...(await work()));
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      lines.push({ what, ok: false, detail, ...(error instanceof CloudbriefError ? { fix: error.hint } : {}) });
    }
  };
  let config: Config = {};
  await attempt('Configuration', () => {
    const loaded = readConfiguration(flags);
    ({ config } = loaded);
    return Promise.resolve([{ what: 'Configuration', ok: true, detail: sourcesOf(loaded) }]);
  });
  await attempt('Browser', async () => [
    await describeBrowser({ browser: flags.browser ?? config.browser, environment: process.env }),
  ]);
  if (provider === 'aws') await attempt('AWS', () => checkAwsAccess(awsRequest(flags, config)));
  else await attempt('Azure', () => checkAzureAccess(azureRequest(flags, config)));
  const mark = (ok: boolean | null): string => (ok === null ? '?' : ok ? 'ok' : 'NO');
  const text = lines.map(({ what, ok, detail, fix, paste }) => {
    const mend = fix === undefined ? '' : `\n      ${sanitizeText(fix, 400)}`;
    const pasted = paste === undefined ? '' : `\n${paste.replaceAll(/^/gm, '      ')}`;
    return `${mark(ok).padEnd(4)}  ${what}: ${sanitizeText(detail, 400)}${mend}${pasted}`;
  });
  await print(`${text.join('\n')}\n`);
  return lines.some(({ ok }) => ok === false) ? 2 : 0;
}
