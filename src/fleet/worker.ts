import { setTimeout as sleep } from 'node:timers/promises';
import { createAccountPlans } from './account-plans.ts';
import { claim, type Claimed } from './claims.ts';
import { buryDead } from './dead-letters.ts';
import { createJobRunner } from './job-runner.ts';
import type { Fleet } from './open-fleet.ts';
import { patiently } from './patience.ts';
import { listPlans, openPlans } from './plans.ts';
import { createPlanReader, type PlanReader } from './plan-reader.ts';
import type { WorkerOptions } from './worker-options.ts';
import type { Worker } from './worker-parts.ts';

const IDLE_MS = 500;

/** Runs jobs until it is aborted, or until there are none. Rejects where the database is away for too long. */
export async function work(fleet: Fleet, options: WorkerOptions): Promise<void> {
  const plans = createAccountPlans(options.clouds, options.version);
  const failure = new AbortController();
  // A worker without a database stops what it is reading: nobody would take the results.
  const signal = AbortSignal.any([options.signal, failure.signal]);
  const worker: Worker = { ...options, signal, fleet, plans, read: createPlanReader(fleet, options) };
  const running = new Set<Promise<void>>();
  const run = createJobRunner(worker);
  const begin = (claimed: Claimed): void => {
    const ended: Promise<void> = run(claimed)
      .catch((error: unknown) => {
        failure.abort(error);
      }) // prettier-ignore
      .finally(() => running.delete(ended));
    running.add(ended);
  };
  try {
    while (!signal.aborted) {
      const turn = await patiently(() => takeTurn(worker, running.size, begin), { forMs: options.patienceMs, signal });
      if (turn === 'done' && running.size === 0 && options.untilDone) break;
      await pause(turn, running, worker);
    }
  } catch (error) {
    failure.abort(error);
  } finally {
    await Promise.all(running);
    plans.close();
  }
  failure.signal.throwIfAborted();
}

type Turn = 'busy' | 'idle' | 'done';

/** Claims as many jobs as it has room for, from each plan in turn: two plans share the workers. */
async function takeTurn(worker: Worker, running: number, begin: (claimed: Claimed) => void): Promise<Turn> {
  const { fleet, jobsAtOnce, plan, read } = worker;
  const all = await openPlans(fleet);
  const open = await readable(all.filter(id => plan === undefined || id === plan), read); // prettier-ignore
  const room = jobsAtOnce - running;
  const share = Math.max(1, Math.floor(room / open.length));
  let claimed = 0;
  for (const id of open) {
    if (claimed >= room) break;
    const jobs = await claim(fleet, id, Math.min(share, room - claimed));
    claimed += jobs.length;
    jobs.forEach(begin);
    // Who has nothing else to do looks after what was given up.
    if (jobs.length === 0) await buryDead(worker, id);
  }
  if (claimed > 0) return 'busy';
  return (await Promise.all(open.map(id => isDone(fleet, id)))).every(Boolean) ? 'done' : 'idle';
}

/** Also one that was forgotten meanwhile. */
async function isDone(fleet: Fleet, id: string): Promise<boolean> {
  const state = (await listPlans(fleet, id)).at(0);
  return state === undefined || state.cancelled || state.done >= state.jobs;
}

async function readable(ids: readonly string[], read: PlanReader): Promise<readonly string[]> {
  const own = await Promise.all(ids.map(async id => ((await read(id)) === undefined ? [] : [id])));
  return own.flat();
}

async function pause(
  turn: Turn,
  running: ReadonlySet<Promise<void>>,
  { jobsAtOnce, signal }: WorkerOptions,
): Promise<void> {
  if (running.size >= jobsAtOnce) await Promise.race(running);
  else if (turn !== 'busy')
    await Promise.race([sleep(IDLE_MS, undefined, { signal }).catch(() => undefined), ...running]);
}
