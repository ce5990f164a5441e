import { runSimulate } from '../run/simulate.ts';
import { readConfiguration } from './configuration.ts';
import { readExtensions } from './extensions.ts';
import { parseNow } from './now-option.ts';
import { simulationText } from './simulation-text.ts';
import { columnsOf } from './text-layout.ts';
import { forTerminal, print, printError, warn } from './terminal.ts';
import { version } from '../run/version.ts';

export interface SimulateFlags {
  readonly from: readonly string[];
  readonly lose?: string;
  readonly workload?: string;
  readonly add?: string;
  readonly whatIf?: string;
  readonly suggest?: boolean;
  readonly format?: string;
  readonly config?: string;
  readonly plugin?: readonly string[];
  readonly now?: string;
}

/** Takes something away from a saved inventory and prints what is left of each workload. */
export async function simulate(flags: SimulateFlags): Promise<number> {
  const configuration = readConfiguration(flags);
  const { checks, failures } = await readExtensions(configuration, flags.plugin);
  for (const failure of failures) printError(failure, false);
  const { report, warnings } = await runSimulate({
    ...flags,
    configuration,
    own: checks,
    now: parseNow(flags.now) ?? new Date().toISOString(),
    version: version(),
  });
  for (const warning of warnings) warn(warning);
  await print(
    flags.format === 'json'
      ? forTerminal(`${JSON.stringify(report, null, 2)}\n`)
      : simulationText(report, columnsOf(process.stdout)),
  );
  return failures.length > 0 ? 2 : 0;
}
