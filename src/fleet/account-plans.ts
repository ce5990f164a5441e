import { CloudbriefError } from '../model/errors.ts';
import { accountKey } from '../model/keys.ts';
import { planTargets, type CloudProvider, type PlannedUnit, type TargetsPlan } from '../providers/index.ts';
import { ACCOUNTS_IN_TURN } from './taking-turns.ts';
import { jobKey, unitIds, type Job, type StoredPlan } from './job.ts';

/** The units of a job, planned on this machine. */
export interface PlannedJob {
  readonly plan: TargetsPlan;
  readonly units: readonly PlannedUnit[];
}

/** Plans on this machine what leads to the accounts of jobs, once for jobs that follow each other. */
export interface AccountPlans {
  /** Hands the units of a job to `run`. Rejects as that does, and where the account cannot be entered (any more). */
  readonly use: <T>(claimed: JobOfPlan, signal: AbortSignal, run: (planned: PlannedJob) => Promise<T>) => Promise<T>;
  readonly close: () => void;
}

export interface JobOfPlan {
  /** That of the plan. */
  readonly id: string;
  readonly job: Job;
  readonly stored: StoredPlan;
}

/** So many accounts are kept open: those that take turns, and those that begin while the last of them end. */
const KEPT = ACCOUNTS_IN_TURN + 16;

interface Planned {
  readonly plan: TargetsPlan;
  readonly byJob: ReadonlyMap<string, readonly PlannedUnit[]>;
}

/** Closed once it is neither kept nor in use: closing cuts off the requests that are under way. */
interface Kept {
  readonly planned: Promise<Planned>;
  users: number;
  isKept: boolean;
}

export function createAccountPlans(clouds: readonly CloudProvider[], version: string): AccountPlans {
  const known = new Map<string, Kept>();
  const drop = (key: string, one: Kept): void => {
    if (known.get(key) === one) known.delete(key);
    one.isKept = false;
    closeUnused(one);
  };
  /** The latest used stands last. */
  const find = (key: string, claimed: JobOfPlan, signal: AbortSignal): Kept => {
    const one = known.get(key) ?? { planned: planJob(claimed, { clouds, version }, signal), users: 0, isKept: true };
    known.delete(key);
    known.set(key, one);
    for (const [oldest, other] of known) if (known.size > KEPT && other !== one) drop(oldest, other);
    return one;
  };
  return {
    use: async (claimed, signal, run) => {
      const key = keyOf(claimed);
      const one = find(key, claimed, signal);
      one.users += 1;
      try {
        const { plan, byJob } = await one.planned;
        return await run({ plan, units: wanted(claimed, byJob) });
      } catch (error) {
        // What was read for a job that did not end is asked again with it.
        drop(key, one);
        throw error;
      } finally {
        one.users -= 1;
        closeUnused(one);
      }
    },
    close: () => {
      for (const [key, one] of known) drop(key, one);
    },
  };
}

/** Two plans share nothing: what an account told one of them may be old for the other. */
const keyOf = ({ id, job, stored: { entries } }: JobOfPlan): string => JSON.stringify([id, entries[accountKey(job)]]);

function closeUnused({ planned, users, isKept }: Kept): void {
  if (isKept || users > 0) return;
  void planned.then(({ plan }) => { plan.close(); }, () => undefined); // prettier-ignore
}

async function planJob(
  { job, stored }: JobOfPlan,
  { clouds, version }: { readonly clouds: readonly CloudProvider[]; readonly version: string },
  signal: AbortSignal,
): Promise<Planned> {
  const entry = stored.entries[accountKey(job)];
  const provider = clouds.find(({ id }) => id === entry?.cloud);
  if (entry === undefined || provider === undefined)
    throw new CloudbriefError('CB_STORE', `The plan does not say how ${jobKey(job)} is entered.`, 'Plan again.');
  const request = { clouds: [{ provider, settings: entry.settings }], metrics: stored.metrics, version };
  const plan = await planTargets(request, signal);
  return { plan, byJob: Map.groupBy(plan.units, jobKey) };
}

/** The units that were planned, no other ones: an account must not look smaller than it was. */
function wanted({ job, stored }: JobOfPlan, byJob: Planned['byJob']): readonly PlannedUnit[] {
  const found = new Map(byJob.get(jobKey(job))?.map(unit => [unit.id, unit]));
  return unitIds(job, stored).map(id => {
    const unit = found.get(id);
    if (unit !== undefined) return unit;
    throw new CloudbriefError('CB_NOTHING_READ', `${jobKey(job)} is not there any more.`, 'Plan again.');
  });
}
