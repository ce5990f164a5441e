import { randomBytes } from 'node:crypto';
import { CloudbriefError } from '../model/errors.ts';
import { sanitizeText } from '../lib/text.ts';
import { jobKey, planSchema, type Job, type StoredPlan } from './job.ts';
import type { Fleet, FleetRow } from './open-fleet.ts';
import { createQueues, deadQueueOf, queueOf } from './queues.ts';
import type { Timings } from './timings.ts';

/** A plan and how far it is. */
export interface PlanState {
  readonly id: string;
  readonly created: Date;
  readonly jobs: number;
  /** Jobs that have ended. */
  readonly done: number;
  readonly cancelled: boolean;
  /** Whether its inventory was written. */
  readonly merged: boolean;
}

const AT_ONCE = 1_000;
/** Days that a result is kept after its inventory was written, so that it can be written again. */
const KEPT_DAYS = 7;

/** Stores a plan with all of its jobs, or nothing of it. Returns its id. */
export async function addPlan(fleet: Fleet, plan: StoredPlan, jobs: readonly Job[], timings: Timings): Promise<string> {
  await forgetOld(fleet);
  const id = randomBytes(4).toString('hex');
  const queue = await createQueues(fleet, id, timings);
  await fleet.inTransaction(async db => {
    const values = [id, JSON.stringify(plan), jobs.length];
    await fleet.rows('INSERT INTO cloudbrief_fleet_plans (id, plan, jobs) VALUES ($1, $2, $3)', values, db);
    for (let at = 0; at < jobs.length; at += AT_ONCE) {
      const some = jobs.slice(at, at + AT_ONCE).map(job => ({ data: job, singletonKey: jobKey(job) }));
      await fleet.boss.insert(queue, some, { db });
    }
  });
  return id;
}

async function forgetOld(fleet: Fleet): Promise<void> {
  const old = await fleet.rows(`DELETE FROM cloudbrief_fleet_plans
    WHERE coalesce(merged, cancelled) < now() - interval '${KEPT_DAYS} days' RETURNING id`);
  for (const { id } of old)
    for (const queue of [queueOf(String(id)), deadQueueOf(String(id))]) await fleet.boss.deleteQueue(queue);
}

const STATES = `SELECT id, created, jobs, cancelled IS NOT NULL AS cancelled, merged IS NOT NULL AS merged,
  (SELECT count(*)::int FROM cloudbrief_fleet_results WHERE plan = id) AS done FROM cloudbrief_fleet_plans`;

/** All plans, or the one of that id, the oldest first. */
export async function listPlans(fleet: Fleet, only?: string): Promise<readonly PlanState[]> {
  return (await fleet.rows(`${STATES} WHERE $1::text IS NULL OR id = $1 ORDER BY created, id`, [only ?? null])).map(stateOf); // prettier-ignore
}

const OPEN = 'SELECT id FROM cloudbrief_fleet_plans WHERE cancelled IS NULL AND merged IS NULL ORDER BY created, id';

/** The ids of those that may have jobs, the oldest first. */
export const openPlans = async (fleet: Fleet): Promise<readonly string[]> =>
  (await fleet.rows(OPEN)).map(({ id }) => String(id));

/** Throws `CB_USAGE` for an id that no plan has. */
export async function planState(fleet: Fleet, id: string): Promise<PlanState> {
  const [state] = await listPlans(fleet, id);
  if (state !== undefined) return state;
  throw new CloudbriefError(
    'CB_USAGE',
    `There is no plan ${sanitizeText(id, 40)} in the fleet in ${fleet.place}.`,
    'See `cloudbrief fleet status`; a plan is forgotten a week after its inventory was written.',
  );
}

const stateOf = (row: FleetRow): PlanState => row as unknown as PlanState;

/** What the workers need to know of a plan. Throws `CB_STORE` where another version of the tool has written it. */
export async function readPlan(fleet: Fleet, id: string): Promise<StoredPlan> {
  const [row] = await fleet.rows('SELECT plan FROM cloudbrief_fleet_plans WHERE id = $1', [id]);
  const parsed = planSchema.safeParse(parsedJson(row?.['plan']));
  if (parsed.success) return parsed.data;
  throw new CloudbriefError(
    'CB_STORE',
    `The plan ${sanitizeText(id, 40)} in the fleet in ${fleet.place} is not one that this version understands.`,
    'Use the version of cloudbrief that planned it, or plan again.',
  );
}

function parsedJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

/** Ends a plan: its jobs are taken from the queue, and what workers still bring is not taken in. */
export async function cancelPlan(fleet: Fleet, id: string): Promise<PlanState> {
  const state = await planState(fleet, id);
  if (state.merged)
    throw new CloudbriefError('CB_USAGE', `The plan ${id} has ended: its inventory was written.`, 'There is nothing to cancel.'); // prettier-ignore
  await fleet.inTransaction(async db => {
    await fleet.rows('UPDATE cloudbrief_fleet_plans SET cancelled = coalesce(cancelled, now()) WHERE id = $1', [id], db); // prettier-ignore
    await fleet.rows('DELETE FROM cloudbrief_fleet_results WHERE plan = $1', [id], db);
  });
  for (const queue of [queueOf(id), deadQueueOf(id)]) await fleet.boss.deleteAllJobs(queue);
  return state;
}

export async function markMerged(fleet: Fleet, id: string): Promise<void> {
  await fleet.rows('UPDATE cloudbrief_fleet_plans SET merged = coalesce(merged, now()) WHERE id = $1', [id]);
}
