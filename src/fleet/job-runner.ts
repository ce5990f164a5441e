import { CloudbriefError } from '../model/errors.ts';
import { sanitizeText } from '../lib/text.ts';
import { attemptOf, keepAlive, type Claimed } from './claims.ts';
import { createPace } from './call-rate.ts';
import { clockAhead } from './clock.ts';
import type { Reason } from './give-up.ts';
import { jobKey } from './job.ts';
import { AwayError, patiently } from './patience.ts';
import { storeResult } from './results.ts';
import { runJob } from './run-job.ts';
import type { Worker } from './worker-parts.ts';
import { messageOf } from '../lib/thrown.ts';

/** Runs one claimed job to its end: its result is stored, or the queue tries it again. Rejects on faults of the database only. */
export function createJobRunner(worker: Worker): (claimed: Claimed) => Promise<void> {
  return async claimed => {
    const lost = new AbortController();
    const stopTouching = keepAlive(worker.fleet, claimed, worker.heartbeatMs, () => {
      lost.abort();
    });
    try {
      await attempt(worker, claimed, AbortSignal.any([worker.signal, lost.signal]));
    } catch (error) {
      // Whoever has the job now runs it from the beginning.
      if (lost.signal.aborted) return;
      if (error instanceof AwayError) throw error;
      await handBack(worker, claimed, error);
    } finally {
      stopTouching();
    }
  };
}

async function attempt(worker: Worker, claimed: Claimed, signal: AbortSignal): Promise<void> {
  const { fleet, plans, read, observe, patienceMs, onEvent } = worker;
  const { job } = claimed;
  const patience = { forMs: patienceMs, signal };
  const stored = await patiently(() => read(claimed.plan), patience);
  if (stored === undefined) throw new Error('the plan is one of another version');
  const ahead = await patiently(() => clockAhead(fleet), patience);
  const pace = createPace(fleet, { scope: jobKey(job), perSecond: stored.rate }, signal);
  const packed = await observe(claimed, () =>
    runJob(plans, { id: claimed.plan, job, stored }, { ahead, pace, signal }),
  );
  const result = { plan: claimed.plan, job, packed };
  // Where an answer was lost on the way, the claim has lapsed at the second try, and the result is there.
  const held = await patiently(() => storeResult(fleet, result, claimed), patience);
  if (held) onEvent({ type: 'job-ended', plan: claimed.plan, job: jobKey(job), resources: packed.resources });
}

/** The queue tries it again after a pause, or gives it up. */
async function handBack(worker: Worker, claimed: Claimed, error: unknown): Promise<void> {
  const { fleet, signal, patienceMs, onEvent } = worker;
  const why = signal.aborted ? STOPPED : reasonOf(error);
  // A worker that stops has a moment for it, no more: without it the claim lapses by itself.
  const fail = (): Promise<object> => fleet.boss.fail(claimed.queue, attemptOf(claimed), why);
  await patiently(fail, { forMs: signal.aborted ? 0 : patienceMs, signal }).catch((failed: unknown) => {
    if (!signal.aborted) throw failed;
  });
  if (!signal.aborted)
    onEvent({ type: 'job-failed', plan: claimed.plan, job: jobKey(claimed.job), detail: why.detail });
}

const STOPPED: Reason = { reason: 'failed', detail: 'the worker was stopped' };

function reasonOf(error: unknown): Reason {
  const detail = sanitizeText(messageOf(error), 300);
  const isDenied = error instanceof CloudbriefError && error.code === 'CB_CREDENTIALS';
  return { reason: isDenied ? 'denied' : 'failed', detail };
}
