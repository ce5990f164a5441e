import { setTimeout as sleep } from 'node:timers/promises';
import { CloudbriefError } from '../model/errors.ts';

/** SQLSTATE of a server that goes away, comes up, or has no connection left; and what Node.js says of a broken connection. */
const AWAY = /^(?:08\w{3}|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const BROKEN = /connection (?:terminated|timeout|ended)|timeout exceeded when trying to connect|not queryable/i;

/** Whether the database did not answer, so that the same may work in a moment. */
export function isAway(error: unknown): boolean {
  if (error instanceof CloudbriefError || !(error instanceof Error)) return false;
  return AWAY.test(String((error as { code?: unknown }).code)) || BROKEN.test(error.message);
}

const LONGEST_PAUSE_MS = 5_000;

/** The database was away for longer than a worker waits; the cause says how. */
export class AwayError extends Error {
  override readonly name = 'AwayError';
}

/** Tries again while the database is away; rejects with `AwayError` after so long, and at once with every other error. */
export async function patiently<T>(
  work: () => Promise<T>,
  { forMs, signal }: { readonly forMs: number; readonly signal: AbortSignal },
): Promise<T> {
  const began = performance.now();
  for (let pause = 100; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error)) throw error;
      if (signal.aborted || performance.now() - began > forMs)
        throw new AwayError('the database is away', { cause: error });
      // Workers that lost the database together do not come back together.
      await sleep(pause * (0.5 + Math.random()), undefined, { signal });
    }
  }
}
