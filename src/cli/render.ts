import { renderAssessment, STANDARD_OUTPUT, summarize } from '../run/render.ts';
import { branding } from './branding.ts';
import { formatsOf } from './assess.ts';
import { readConfiguration } from './configuration.ts';
import type { GlobalFlags, ReportFlags } from './flags.ts';
import { withInterrupt } from './interrupt.ts';
import { createProgress } from './progress.ts';
import { supportsColour, printError, print } from './terminal.ts';

export async function render(path: string, flags: ReportFlags, globals: GlobalFlags): Promise<number> {
  const toOutput = flags.out === STANDARD_OUTPUT;
  const configuration = readConfiguration(flags);
  const { config } = configuration;
  const looks = branding(flags, configuration);
  const browser = flags.browser ?? config.browser;
  const progress = createProgress(globals.quiet === true);
  const { assessment, briefing, files, failures, output } = await withInterrupt(signal =>
    renderAssessment(path, {
      out: flags.out,
      formats: formatsOf(flags, toOutput),
      language: flags.lang ?? config.lang ?? 'en',
      page: flags.page ?? config.page ?? 'a4',
      branding: looks,
      evidence: flags.evidence,
      redact: flags.redact === true,
      browser,
      environment: process.env,
      signal,
      on: progress.on,
    }),
  ).finally(progress.end);
  if (output !== undefined) await print(output);
  else if (globals.quiet !== true) await print(summarize(briefing, assessment, { colour: supportsColour(), files }));
  for (const failure of failures) printError(failure, globals.debug === true);
  return failures.length > 0 ? 2 : 0;
}
