import type { Unread } from '../../model/reading.ts';

const CALLS = new WeakMap<Unread, string>();

/** Notes which call left a reading open, for what else is open because of it. */
export function notedCall(reading: Unread, call: string): Unread {
  CALLS.set(reading, call);
  return reading;
}

/** The call that left a reading open; undefined where no call of its own did. */
export const callBehind = (reading: Unread): string | undefined => CALLS.get(reading);
