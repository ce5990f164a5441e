import { isTimestamp } from '../lib/time.ts';
import { CloudbriefError } from '../model/errors.ts';

/** The timestamp of `--now`, if given. */
export function parseNow(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!isTimestamp(text)) {
    throw new CloudbriefError(
      'CB_USAGE',
      `--now "${text}" is not a timestamp.`,
      'Write it as in 2026-11-22 or 2026-11-22T12:00:00Z.',
    );
  }
  return new Date(text).toISOString();
}
