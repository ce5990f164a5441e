import { runSimulate } from '../run/simulate.ts';
import { ageNotes } from './age-notes.ts';
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
  const now = parseNow(flags.now) ?? new Date().toISOString();
  const { report, warnings, nameOf } = await runSimulate({
    ...flags,
    configuration,
    own: extensions.checks,
    now,
    version: version(),
  });
  [...warnings, ...ageNotes({ now, snapshot: report.snapshot })].forEach(warnOf);
  await (flags.format === 'json'
    ? printJson(report)
    : print(simulationText(inWords(report, ENGLISH_PLACES), columnsOf(process.stdout), nameOf)));
  return failed;
}
