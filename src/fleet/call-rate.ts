import { setTimeout as sleep } from 'node:timers/promises';
import type { Fleet } from './open-fleet.ts';
import { patiently } from './patience.ts';

/** A token for each call: so many a second for an account and region, whichever worker asks. */
export interface CallRate {
  readonly scope: string;
  readonly perSecond: number;
}

/** Tokens that nobody took are kept for so many seconds. */
const BURST_SECONDS = 2;
/** A worker takes the tokens of so many seconds at once, so that it asks the database twice a second. */
const TAKEN_SECONDS = 0.5;

/**
 * Takes tokens, those of the future too: what is left may be negative, and the taker waits until it would be none. One
 * statement, so that of two workers each gets its own; by the clock of the database.
 */
const TAKE = `INSERT INTO cloudbrief_fleet_calls AS known (scope, tokens, at)
  VALUES ($1, $2::float8 - $3::float8, clock_timestamp()) ON CONFLICT (scope) DO UPDATE SET
  tokens = least($2::float8, known.tokens + extract(epoch FROM clock_timestamp() - known.at) * $4::float8) - $3::float8,
  at = clock_timestamp() RETURNING tokens`;

/** Waits for a token. A database that is away is waited for: a call without a token would be one too many. */
export function createPace(fleet: Fleet, { scope, perSecond }: CallRate, signal: AbortSignal): () => Promise<void> {
  const share = Math.max(1, Math.ceil(perSecond * TAKEN_SECONDS));
  const values = [scope, Math.max(share, perSecond * BURST_SECONDS), share, perSecond];
  let left = 0;
  let refill: Promise<void> | undefined;
  const take = async (): Promise<void> => {
    const [row] = await patiently(() => fleet.rows(TAKE, values), { forMs: Infinity, signal });
    const missing = -Number(row?.['tokens'] ?? 0);
    if (missing > 0) await sleep((missing / perSecond) * 1_000, undefined, { signal });
    left += share;
  };
  return async () => {
    while (left < 1) {
      refill ??= take().finally(() => (refill = undefined));
      await refill;
    }
    left -= 1;
  };
}
