import { CloudbriefError } from '../model/errors.ts';
import { jobSchema, type Job } from './job.ts';
import type { Fleet } from './open-fleet.ts';
import { deadQueueOf, held, queueOf, type Claim } from './queues.ts';

/** A job that this worker may run, until its claim lapses. */
export interface Claimed extends Claim {
  readonly plan: string;
  readonly queue: string;
  readonly job: Job;
  /** What its last worker said, where it was given up. */
  readonly output: unknown;
}

/** Claims jobs of that plan; those that were tried too often where `dead`. */
export async function claim(fleet: Fleet, plan: string, atMost: number, dead = false): Promise<readonly Claimed[]> {
  const queue = dead ? deadQueueOf(plan) : queueOf(plan);
  const jobs = await fleet.boss.fetch(queue, { batchSize: atMost, includeMetadata: true });
  return jobs.map(({ id, retryCount, data, sourceOutput }) => ({ id, retryCount, plan, queue, job: jobOf(data), output: sourceOutput })); // prettier-ignore
}

function jobOf(data: unknown): Job {
  const parsed = jobSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new CloudbriefError('CB_STORE', 'The fleet has a job that this version does not understand.', 'Plan again.');
}

/** Says again and again that the worker is alive; calls `lost` once another one may have the job. */
export function keepAlive(fleet: Fleet, claimed: Claimed, everyMs: number, lost: () => void): () => void {
  const touch = async (): Promise<void> => {
    // A database that is away says nothing about the claim; when it is back, it does.
    const holds = await held(fleet.boss.touch(claimed.queue, attemptOf(claimed))).catch(() => true);
    if (!holds) lost();
  };
  const timer = setInterval(() => void touch(), everyMs);
  return () => {
    clearInterval(timer);
  };
}

export const attemptOf = ({ id, retryCount }: Claim): Claim => ({ id, retryCount });
