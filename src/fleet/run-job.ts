import type { InventoryRecord } from '../model/inventory.ts';
import type { AccountPlans, JobOfPlan } from './account-plans.ts';
import { onTheClock } from './clock.ts';
import { pack, type Packed } from './pack.ts';

export interface RunOptions {
  /** By how many milliseconds the clock of the database is ahead. */
  readonly ahead: number;
  /** Waits until the next call may be made; what it rejects with ends the job. */
  readonly pace: () => Promise<void>;
  readonly signal: AbortSignal;
}

/** Reads a job with the same code as `collect`. Rejects where the account cannot be entered, and on an abort. */
export const runJob = (
  plans: AccountPlans,
  claimed: JobOfPlan,
  { ahead, pace, signal }: RunOptions,
): Promise<Packed> => {
  const broken = new AbortController();
  // No collector may take it for a refusal of the cloud.
  const guarded = (): Promise<void> =>
    pace().catch((error: unknown) => {
      broken.abort(error);
      throw error;
    });
  const stop = AbortSignal.any([signal, broken.signal]);
  return plans.use(claimed, stop, async ({ plan, units }) => {
    const records: InventoryRecord[] = [];
    await plan.run(record => records.push(onTheClock(record, ahead)), { units, signal: stop, pace: guarded });
    return pack(records);
  });
};
