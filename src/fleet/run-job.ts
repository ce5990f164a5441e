import type { InventoryRecord } from '../model/inventory.ts';
import type { AccountPlans } from './account-plans.ts';
import { clockAhead, onTheClock } from './clock.ts';
import type { Job, StoredPlan } from './job.ts';
import type { Fleet } from './open-fleet.ts';
import { pack, type Packed } from './pack.ts';

/** Reads a job with the same code as `collect`. Rejects where the account cannot be entered, and on an abort. */
export async function runJob(
  fleet: Fleet,
  { job, stored, plans }: { readonly job: Job; readonly stored: StoredPlan; readonly plans: AccountPlans },
  signal: AbortSignal,
): Promise<Packed> {
  const { plan, units } = await plans.of(job, stored, signal);
  const records: InventoryRecord[] = [];
  const ahead = await clockAhead(fleet);
  await plan.run(record => records.push(onTheClock(record, ahead)), { units, signal });
  return pack(records);
}
