import type { LoadedConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { CloudbriefError } from '../model/errors.ts';
import { CLOUD_PROVIDERS, type CloudProvider, type ProbeResult } from '../providers/index.ts';
import { describeBrowser } from '../run/describe-browser.ts';
import { probeExtensions } from '../run/probe-extensions.ts';
import { version } from '../run/version.ts';
import { sanitizeText } from '../lib/text.ts';
import { readConfiguration } from './configuration.ts';
import { doctorVerdict } from './doctor-verdict.ts';
import { readExtensions } from './extensions.ts';
import type { DoctorFlags, GlobalFlags } from './flags.ts';
import { providerNamed } from './provider-named.ts';
import { givenProviderOptions, runOf, settingsOf } from './targets-request.ts';
import { print } from './terminal.ts';
import { validateConfiguration } from './validate-configuration.ts';
import { messageOf } from '../lib/thrown.ts';

/** Tests everything that a briefing needs, and says how to fix what fails. Resolves to exit code 2 if anything fails. */
export async function doctor(cloud: string, flags: DoctorFlags, globals: GlobalFlags): Promise<number> {
  const provider = providerNamed(cloud);
  rejectOtherProviders(provider, flags);
  const results: ProbeResult[] = [{ what: 'Node', ok: true, detail: process.versions.node }];
  const read: { loaded?: LoadedConfig } = {};
  results.push(
    ...(await attempt('Configuration', async () => {
      const loaded = (read.loaded = readConfiguration(flags));
      await validateConfiguration(loaded, flags.plugin);
      return [{ what: 'Configuration', ok: true, detail: sourcesOf(loaded) }];
    })),
  );
  const config: Config = read.loaded?.config ?? {};
  results.push(
    ...(await attempt('Extensions', () => extensionsIn(read.loaded, flags))),
    ...(await attempt('Browser', async () => [
      await describeBrowser({ browser: flags.browser ?? config.browser, environment: process.env }),
    ])),
    ...(await attempt(provider.title, async () => {
      const reader = await provider.reader();
      return reader.probe({ settings: settingsOf(provider, flags, config), ...runOf(flags, config) });
    })),
  );
  const shown = globals.quiet === true ? results.filter(({ ok }) => ok === false) : results;
  const verdict = doctorVerdict(results, `cloudbrief assess --${provider.id}`);
  await print(
    [...shown.map(textOf), ...(globals.quiet === true ? [] : ['', verdict])].map(line => `${line}\n`).join(''),
  );
  return results.some(({ ok }) => ok === false) ? 2 : 0;
}

/** Those that cannot be loaded fail with the configuration already. */
async function extensionsIn(loaded: LoadedConfig | undefined, flags: DoctorFlags): Promise<readonly ProbeResult[]> {
  if (loaded === undefined) return [];
  const extensions = await readExtensions(loaded, flags.plugin);
  return probeExtensions(extensions, loaded, { version: version() });
}

function rejectOtherProviders(provider: CloudProvider, flags: DoctorFlags): void {
  const [given] = CLOUD_PROVIDERS.filter(other => other !== provider).flatMap(other =>
    givenProviderOptions(other, flags),
  );
  if (given === undefined) return;
  throw new CloudbriefError(
    'CB_USAGE',
    `${given} is no option of ${provider.title}.`,
    `\`cloudbrief doctor ${provider.id} --help\` lists its options.`,
  );
}

const sourcesOf = ({ files, variables }: LoadedConfig): string =>
  [...files, ...variables.map(({ variable }) => variable)].join(', ') || 'none; defaults apply';

/** The results of `work`, or a failed one with the error that it throws. */
async function attempt(
  what: string,
  work: () => readonly ProbeResult[] | Promise<readonly ProbeResult[]>,
): Promise<readonly ProbeResult[]> {
  try {
    return await work();
  } catch (error) {
    const detail = messageOf(error);
    return [{ what, ok: false, detail, ...(error instanceof CloudbriefError ? { fix: error.hint } : {}) }];
  }
}

function textOf({ what, ok, detail, fix, paste }: ProbeResult): string {
  const mark = ok === null ? '?' : ok ? 'ok' : 'FAIL';
  const how = fix === undefined ? '' : `\n      ${sanitizeText(fix, 400)}`;
  const pasted = paste === undefined ? '' : `\n${paste.replaceAll(/^/gm, '      ')}`;
  return `${mark.padEnd(4)}  ${what}: ${sanitizeText(detail, 400)}${how}${pasted}`;
}
