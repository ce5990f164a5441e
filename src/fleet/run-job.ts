import type { InventoryRecord } from '../model/inventory.ts';
import type { AccountPlans, JobOfPlan } from './account-plans.ts';
import { clockAhead, onTheClock } from './clock.ts';
import type { Fleet } from './open-fleet.ts';
import { pack, type Packed } from './pack.ts';

/** Reads a job with the same code as `collect`. Rejects where the account cannot be entered, and on an abort. */
export const runJob = (fleet: Fleet, plans: AccountPlans, claimed: JobOfPlan, signal: AbortSignal): Promise<Packed> =>
  plans.use(claimed, signal, async ({ plan, units }) => {
    const records: InventoryRecord[] = [];
    const ahead = await clockAhead(fleet);
    await plan.run(record => records.push(onTheClock(record, ahead)), { units, signal });
    return pack(records);
  });
