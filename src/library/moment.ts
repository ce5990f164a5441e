import { isTimestamp } from '../lib/time.ts';
import { CloudbriefError } from '../model/errors.ts';

/** A time that a caller gives. Throws `CB_USAGE` for what is none, which a later step would not explain. */
export function momentOf(now: string): string {
  if (isTimestamp(now)) return now;
  throw new CloudbriefError(
    'CB_USAGE',
    `now: expected a time in ISO 8601, found ${JSON.stringify(now)}.`,
    'Write it as in 2026-11-22T12:00:00Z.',
  );
}
