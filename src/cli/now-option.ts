import { isDay } from '../lib/time.ts';
import { CloudbriefError } from '../model/errors.ts';

/** A date, or a timestamp with its zone: JavaScript takes much else for one, and 31 February for 3 March. */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** The timestamp of `--now`, if given. */
export function parseNow(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const moment = new Date(text);
  if (!TIMESTAMP.test(text) || !isDay(text.slice(0, 10)) || Number.isNaN(moment.getTime())) {
    throw new CloudbriefError(
      'CB_USAGE',
      `--now "${text}" is not a timestamp.`,
      'Write it as in 2026-11-22 or 2026-11-22T12:00:00Z.',
    );
  }
  return moment.toISOString();
}
