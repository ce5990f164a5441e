import { renderAssessment, summarize } from '../run/render.ts';
import { readConfiguration } from './configuration.ts';
import { afterTheirFaults, readExtensions } from './extensions.ts';
import type { GlobalFlags, ReportFlags } from './flags.ts';
import { withInterrupt } from './interrupt.ts';
import { createProgress } from './progress.ts';
import { renderingOf } from './rendering.ts';
import { supportsColour, printError, print } from './terminal.ts';

/** `render`: renders the briefing of a saved assessment. Resolves to the exit code. */
export async function render(path: string, flags: ReportFlags, globals: GlobalFlags): Promise<number> {
  const configuration = readConfiguration(flags);
  const extensions = await readExtensions(configuration, flags.plugin);
  const debug = globals.debug === true;
  const { render, language } = await afterTheirFaults(extensions, debug, () =>
    renderingOf(flags, configuration, extensions),
  );
  const progress = createProgress(globals.quiet === true);
  const { assessment, briefing, files, failures, output } = await withInterrupt(signal =>
    renderAssessment(path, { ...render, language, redact: flags.redact === true, signal, on: progress.on }),
  ).finally(progress.end);
  if (output !== undefined) await print(output);
  else if (globals.quiet !== true) await print(summarize(briefing, assessment, { colour: supportsColour(), files }));
  const broken = [...extensions.failures, ...failures];
  for (const failure of broken) printError(failure, debug);
  return broken.length > 0 ? 2 : 0;
}
