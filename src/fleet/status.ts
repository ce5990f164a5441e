import { deadQueueOf, queueOf } from './queues.ts';
import type { Fleet } from './open-fleet.ts';
import { listPlans, type PlanState } from './plans.ts';

/** How far a plan is, by the database's clock. */
export interface PlanStatus {
  readonly plan: string;
  readonly state: 'working' | 'waiting' | 'read' | 'merged' | 'cancelled';
  readonly created: string;
  readonly jobs: number;
  readonly done: number;
  /** Of those, the ones that were given up. */
  readonly unread: number;
  readonly running: number;
  /** Tried before, and about to be tried again. */
  readonly retrying: number;
  readonly calls: number;
  readonly resources: number;
  readonly jobsPerMinute: number;
  /** When it will have ended at this pace; null where none is known. */
  readonly estimatedEnd: string | null;
}

export interface FleetStatus {
  readonly now: string;
  /** Processes that were heard of lately. */
  readonly workers: number;
  readonly plans: readonly PlanStatus[];
}

/** The pace is that of so many minutes. */
const WINDOW_MINUTES = 10;

const TOTALS = `SELECT count(unread)::int AS unread, coalesce(sum(calls), 0)::float8 AS calls,
  coalesce(sum(resources), 0)::float8 AS resources,
  count(*) FILTER (WHERE stored > now() - interval '${WINDOW_MINUTES} minutes')::int AS lately,
  extract(epoch FROM now() - greatest(min(stored), now() - interval '${WINDOW_MINUTES} minutes'))::float8 AS seconds
  FROM cloudbrief_fleet_results WHERE plan = $1`;

const QUEUED = `SELECT count(*) FILTER (WHERE state = 'active')::int AS running,
  count(*) FILTER (WHERE state = 'retry')::int AS retrying FROM cloudbrief_queue.job WHERE name IN ($1, $2)`;

/** All plans, the oldest first. */
export async function fleetStatus(fleet: Fleet, only?: string): Promise<FleetStatus> {
  const [clock] = await fleet.rows('SELECT now() AS now');
  const now = clock?.['now'] as Date;
  const plans = await listPlans(fleet, only);
  const instances = await fleet.boss.getInstances();
  return {
    now: now.toISOString(),
    workers: instances.filter(({ live }) => live).length,
    plans: await Promise.all(plans.map(plan => statusOf(fleet, plan, now))),
  };
}

interface Counts {
  readonly unread: number;
  readonly calls: number;
  readonly resources: number;
  readonly lately: number;
  readonly seconds: number | null;
}

async function statusOf(fleet: Fleet, plan: PlanState, now: Date): Promise<PlanStatus> {
  const [totals] = (await fleet.rows(TOTALS, [plan.id])) as unknown as [Counts];
  const [queued] = await fleet.rows(QUEUED, [queueOf(plan.id), deadQueueOf(plan.id)]);
  const { unread, calls, resources } = totals;
  const running = Number(queued?.['running'] ?? 0);
  const perMinute = paceOf(totals);
  const isOpen = !plan.cancelled && plan.done < plan.jobs;
  return {
    plan: plan.id,
    state: stateOf(plan, running),
    created: plan.created.toISOString(),
    ...{ jobs: plan.jobs, done: plan.done, unread, running: isOpen ? running : 0 },
    retrying: isOpen ? Number(queued?.['retrying'] ?? 0) : 0,
    ...{ calls, resources, jobsPerMinute: Math.round(perMinute * 10) / 10 },
    estimatedEnd: isOpen && perMinute > 0 ? endAt(now, (plan.jobs - plan.done) / perMinute) : null,
  };
}

/** Jobs a minute; 0 where too little is known. The first result starts the clock, and is not counted. */
export const paceOf = ({ lately, seconds }: Pick<Counts, 'lately' | 'seconds'>): number =>
  lately < 2 || seconds === null || seconds <= 0 ? 0 : ((lately - 1) * 60) / seconds;

const endAt = (now: Date, minutes: number): string => new Date(now.getTime() + minutes * 60_000).toISOString();

function stateOf({ cancelled, merged, done, jobs }: PlanState, running: number): PlanStatus['state'] {
  if (cancelled) return 'cancelled';
  if (merged) return 'merged';
  if (done === jobs) return 'read';
  return running > 0 ? 'working' : 'waiting';
}
