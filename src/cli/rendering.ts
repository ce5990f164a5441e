import type { LoadedConfig } from '../config/load.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Language } from '../model/language.ts';
import type { Extensions } from '../run/extensions.ts';
import { frameworkNamed } from '../run/framework-named.ts';
import { rendererFor, STANDARD_OUTPUT, type RenderRequest } from '../run/render.ts';
import { branding } from './branding.ts';
import type { ReportFlags } from './flags.ts';

const FORMATS = ['pdf', 'html', 'evidence', 'json'];

/** Output folder, formats, language and branding: the options, else the configuration. */
export async function renderingOf(
  flags: ReportFlags,
  configuration: LoadedConfig,
  { renderers, checks, frameworks }: Extensions,
): Promise<{ readonly render: Omit<RenderRequest, 'on'>; readonly language: Language }> {
  const { config } = configuration;
  return {
    language: flags.lang ?? config.lang ?? 'en',
    render: {
      out: flags.out,
      formats: formatsOf(flags, renderers),
      renderers,
      own: { checks, frameworks },
      controlsOf: [...new Set(flags.framework?.map(name => frameworkNamed(name, frameworks.keys())))],
      page: flags.page ?? config.page ?? 'a4',
      branding: await branding(flags, configuration),
      evidence: flags.evidence,
      browser: flags.browser ?? config.browser,
      environment: process.env,
    },
  };
}

/** Validated before collecting, which takes minutes. */
function formatsOf({ format, evidence, out }: ReportFlags, renderers: Extensions['renderers']): string[] {
  const requested = [...new Set(format ?? FORMATS)];
  const formats = evidence === false ? requested.filter(one => one !== 'evidence') : requested;
  for (const one of requested) rendererFor(one, renderers);
  if (formats.length === 0)
    throw new CloudbriefError(
      'CB_USAGE',
      '--no-evidence leaves nothing of --format evidence.',
      'Leave one of the two out.',
    );
  if (out === STANDARD_OUTPUT && formats.length !== 1) {
    throw new CloudbriefError('CB_USAGE', '--out - takes one format.', 'Name it: --format json --out -');
  }
  return formats;
}
