import { CloudbriefError } from '../model/errors.ts';

/** What `--now` says, or undefined where it is left out. */
export function parseNow(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) {
    throw new CloudbriefError(
      'CB_USAGE',
      `--now "${text}" is no moment.`,
      'Write it as in 2026-11-22 or 2026-11-22T12:00:00Z.',
    );
  }
  return moment.toISOString();
}
