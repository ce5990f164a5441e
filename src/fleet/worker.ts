import { setTimeout as sleep } from 'node:timers/promises';
import { createAccountPlans } from './account-plans.ts';
import { claim, type Claimed } from './claims.ts';
import { buryDead } from './dead-letters.ts';
import { createJobRunner } from './job-runner.ts';
import type { Fleet } from './open-fleet.ts';
import { patiently } from './patience.ts';
import { openPlans, type PlanState } from './plans.ts';
import { createPlanReader, type PlanReader } from './plan-reader.ts';
import type { WorkerOptions } from './worker-options.ts';
import type { Worker } from './worker-parts.ts';

const IDLE_MS = 500;

/** Runs jobs until it is aborted, or until there are none. Rejects where the database is away for too long. */
export async function work(fleet: Fleet, options: WorkerOptions): Promise<void> {
  const plans = createAccountPlans(options.clouds, options.version);
  const worker: Worker = { ...options, fleet, plans, read: createPlanReader(fleet, options) };
  const running = new Set<Promise<void>>();
  const failure = new AbortController();
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
    while (!options.signal.aborted && !failure.signal.aborted) {
      const turn = await patiently(() => takeTurn(worker, running.size, begin), { ...options, forMs: options.patienceMs }); // prettier-ignore
      if (turn === 'done' && running.size === 0 && options.untilDone) break;
      await pause(turn, running, options);
    }
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
  const open = await readable(
    all.filter(({ id }) => plan === undefined || id === plan),
    read,
  );
  if (open.length === 0) return 'done';
  const room = jobsAtOnce - running;
  const share = Math.max(1, Math.floor(room / open.length));
  let claimed = 0;
  for (const { id } of open) {
    if (claimed >= room) break;
    const jobs = await claim(fleet, id, Math.min(share, room - claimed));
    claimed += jobs.length;
    jobs.forEach(begin);
    await buryDead(worker, id);
  }
  return claimed > 0 ? 'busy' : 'idle';
}

async function readable(plans: readonly PlanState[], read: PlanReader): Promise<readonly PlanState[]> {
  const own = await Promise.all(plans.map(async plan => ((await read(plan.id)) === undefined ? [] : [plan])));
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
