import { CloudbriefError } from '../model/errors.ts';
import { accountKey } from '../model/keys.ts';
import { planTargets, type CloudProvider, type PlannedUnit, type TargetsPlan } from '../providers/index.ts';
import { jobKey, unitIds, type Job, type StoredPlan } from './job.ts';

/** The units of a job, planned on this machine. */
export interface PlannedJob {
  readonly plan: TargetsPlan;
  readonly units: readonly PlannedUnit[];
}

/** Plans on this machine what leads to the accounts of jobs, once for jobs that follow each other. */
export interface AccountPlans {
  /** Rejects where the account cannot be entered (any more). */
  readonly of: (job: Job, stored: StoredPlan, signal: AbortSignal) => Promise<PlannedJob>;
  readonly close: () => void;
}

/** So many accounts are kept open: as many as jobs run at a time, and some whose next region is about to come. */
const KEPT = 16;

interface Planned {
  readonly plan: TargetsPlan;
  readonly byJob: ReadonlyMap<string, readonly PlannedUnit[]>;
}

export function createAccountPlans(clouds: readonly CloudProvider[], version: string): AccountPlans {
  const known = new Map<string, Promise<Planned>>();
  const add = (key: string, job: Job, stored: StoredPlan, signal: AbortSignal): Promise<Planned> => {
    const planned = planJob(job, stored, { clouds, version }, signal);
    known.set(key, planned);
    // What failed is tried again with the job.
    planned.catch(() => known.delete(key));
    return planned;
  };
  const closeOldest = (): void => {
    for (const [key, planned] of known) {
      if (known.size <= KEPT) return;
      known.delete(key);
      void close(planned);
    }
  };
  return {
    of: async (job, stored, signal) => {
      const key = JSON.stringify([stored.entries[accountKey(job)], stored.metrics]);
      const before = known.get(key);
      known.delete(key);
      if (before !== undefined) known.set(key, before);
      const { plan, byJob } = await (before ?? add(key, job, stored, signal));
      closeOldest();
      return { plan, units: wanted(job, stored, byJob) };
    },
    close: () => {
      for (const planned of known.values()) void close(planned);
      known.clear();
    },
  };
}

/** Connections that are in use open again. */
const close = (planned: Promise<Planned>): Promise<void> => planned.then(({ plan }) => { plan.close(); }, () => undefined); // prettier-ignore

async function planJob(
  job: Job,
  stored: StoredPlan,
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
function wanted(job: Job, stored: StoredPlan, byJob: Planned['byJob']): readonly PlannedUnit[] {
  const found = new Map(byJob.get(jobKey(job))?.map(unit => [unit.id, unit]));
  return unitIds(job, stored).map(id => {
    const unit = found.get(id);
    if (unit !== undefined) return unit;
    throw new CloudbriefError('CB_NOTHING_READ', `${jobKey(job)} is not there any more.`, 'Plan again.');
  });
}
