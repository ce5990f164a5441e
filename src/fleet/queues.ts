import type { JobWithMetadata } from 'pg-boss';
import type { Fleet } from './open-fleet.ts';
import { LONGEST_JOB_SECONDS, type Timings } from './timings.ts';

/** The queue of a plan. */
export const queueOf = (plan: string): string => `plan-${plan}`;
/** Where the jobs of a plan come that were tried too often. */
export const deadQueueOf = (plan: string): string => `plan-${plan}-dead`;

/** A job that this process has claimed: `retryCount` is the fence. */
export type Claim = Pick<JobWithMetadata<unknown>, 'id' | 'retryCount'>;

const KEPT_SECONDS = 30 * 86_400;

/** Creates the two queues of a plan; returns the name of the first. */
export async function createQueues(fleet: Fleet, plan: string, timings: Timings): Promise<string> {
  const kept = { expireInSeconds: LONGEST_JOB_SECONDS, retentionSeconds: KEPT_SECONDS };
  const dead = { ...kept, heartbeatSeconds: timings.heartbeatSeconds, retryLimit: 1_000, retryDelay: 1 };
  await fleet.boss.createQueue(deadQueueOf(plan), dead);
  await fleet.boss.createQueue(queueOf(plan), {
    ...kept,
    ...timings,
    retryBackoff: true,
    deadLetter: deadQueueOf(plan),
  });
  return queueOf(plan);
}

/** Whether a claim still held when it was touched or settled: one that lapsed changes nothing. */
export async function held(settled: Promise<object>): Promise<boolean> {
  const { affected } = (await settled) as { readonly affected?: unknown };
  if (typeof affected !== 'number') throw new TypeError('the queue does not say whether a claim held');
  return affected === 1;
}
