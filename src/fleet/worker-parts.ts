import type { AccountPlans } from './account-plans.ts';
import type { Fleet } from './open-fleet.ts';
import type { PlanReader } from './plan-reader.ts';
import type { WorkerOptions } from './worker-options.ts';

/** What the parts of a worker share. */
export interface Worker extends WorkerOptions {
  readonly fleet: Fleet;
  readonly plans: AccountPlans;
  readonly read: PlanReader;
}
