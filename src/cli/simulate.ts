import { runSimulate } from '../run/simulate.ts';
import { loadExtended, type OwnCheckFlags } from './own-checks.ts';
import { parseNow } from './now-option.ts';
import { ENGLISH_PLACES, inWords } from '../model/planned-places.ts';
import { simulationText } from './simulation-text.ts';
import { columnsOf } from './text-layout.ts';
import { print, printJson, warnOf } from './terminal.ts';
import { version } from '../run/version.ts';

export interface SimulateFlags extends OwnCheckFlags {
  readonly from: readonly string[];
  readonly lose?: string;
  readonly workload?: string;
  readonly add?: string;
  readonly whatIf?: string;
  readonly suggest?: boolean;
  readonly format?: string;
  readonly now?: string;
}

/** Takes something away from a saved inventory and prints what is left of each workload. */
export async function simulate(flags: SimulateFlags): Promise<number> {
  const { configuration, extensions, failed } = await loadExtended(flags);
  const { report, warnings } = await runSimulate({
    ...flags,
    configuration,
    own: extensions.checks,
    now: parseNow(flags.now) ?? new Date().toISOString(),
    version: version(),
  });
  warnings.forEach(warnOf);
  await (flags.format === 'json'
    ? printJson(report)
    : print(simulationText(inWords(report, ENGLISH_PLACES), columnsOf(process.stdout))));
  return failed;
}
