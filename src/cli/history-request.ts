import type { LoadedConfig } from '../config/load.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { HistoryRequest } from '../run/history.ts';
import { STANDARD_OUTPUT } from '../run/render.ts';
import { historyPlace, type HistoryPlace } from '../run/history-place.ts';
import type { AssessFlags } from './flags.ts';

/** The value of `--baseline` that means the stored assessment of last quarter; a file of that name is `./last`. */
const LAST = 'last';

export interface BaselineRequest {
  /** A file. */
  readonly baseline: string | undefined;
  readonly history: HistoryRequest | undefined;
}

/** Where the history is: the options, else the configuration, else beside it. */
export const placeOf = (
  { store, config }: Pick<AssessFlags, 'store' | 'config'>,
  { config: settings }: Pick<LoadedConfig, 'config'>,
): HistoryPlace | undefined =>
  historyPlace({ store: store === true ? undefined : store, config, directory: process.cwd() }, settings);

/** What an assessment is compared with, and where it is stored. */
export function baselineRequest(
  flags: AssessFlags,
  configuration: Pick<LoadedConfig, 'config'>,
  today: string,
): BaselineRequest {
  const wanted = flags.baseline ?? configuration.config.history?.baseline;
  const compareWithLast = wanted === LAST;
  const place = placeOf(flags, configuration);
  // Whoever asks for standard output alone expects no folder, unless the history is asked for.
  const isUnasked = flags.out === STANDARD_OUTPUT && place?.isNamed === false && !compareWithLast;
  if (place === undefined && flags.baseline === LAST)
    throw new CloudbriefError(
      'CB_USAGE',
      '--baseline last reads the history, which --no-store leaves alone.',
      'Leave out --no-store, or name a file with --baseline ASSESSMENT.',
    );
  return {
    baseline: compareWithLast ? undefined : wanted,
    history: place === undefined || isUnasked ? undefined : { place, compareWithLast, today },
  };
}
