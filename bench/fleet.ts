import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { storeAddress } from '../src/database/address.ts';
import { fleetStatus, planFleet, withFleet, type Fleet } from '../src/run/fleet.ts';
import { IMPATIENT } from '../test/support/fleet-timings.ts';
import { createServerIn, programs } from '../test/support/postgres-server.ts';
import { SIMULATED_CLOUD } from '../test/support/simulated-cloud.ts';
import { startSimulatedServer, type SimulatedServer } from '../test/support/simulated-server.ts';
import type { Row } from './lib/report.ts';

const LATENCY_MS = 60;
const JOBS_AT_ONCE = 4;
const ACCOUNTS = Array.from({ length: 200 }, (_, index) => String(100_000_000_000 + index));
const REGIONS = ['north', 'south', 'east', 'west'];
/** Each account allows a region's six calls at once, and then 20 a second. */
const LIMITS = { latencyMs: LATENCY_MS, perSecond: 20, burst: 12 };
const CHILD = join(import.meta.dirname, '..', 'test', 'support', 'fleet-child.ts');

interface Measured {
  readonly seconds: number;
  readonly calls: number;
  readonly throttled: number;
  /** The largest peak of a worker. */
  readonly peakMiB: number;
}

/** 200 accounts × 4 regions by 1, 2 and 4 workers: the time of one worker divided by that of several. */
export async function fleet(): Promise<Row[]> {
  const server = createServerIn(programs());
  const cloud = await startSimulatedServer(LIMITS);
  try {
    await server.start();
    const one = await measure(await server.createDatabase(), cloud, 1);
    const rows: Row[] = [];
    for (const workers of [2, 4])
      rows.push(rowOf(workers, one, await measure(await server.createDatabase(), cloud, workers)));
    return rows;
  } finally {
    await cloud.close();
    await server.remove();
  }
}

function rowOf(workers: number, one: Measured, several: Measured): Row {
  const speedUp = one.seconds / several.seconds;
  const note = `speed-up ${speedUp.toFixed(2)}×; ${String(several.calls)} calls, ${String(several.throttled)} throttled (one worker: ${String(one.calls)}, ${String(one.throttled)}); ${String(several.peakMiB)} MiB each`;
  return {
    work: `fleet, ${String(workers)} workers`,
    beside: 'one worker',
    ours: several.seconds * 1_000,
    theirs: one.seconds * 1_000,
    ratio: several.seconds / one.seconds,
    // 3.5 times as fast with four workers.
    target: workers === 4 ? 0.285 : 0.55,
    note,
  };
}

/** The workers are there before the plan is: their start is not measured. */
async function measure(address: string, cloud: SimulatedServer, workers: number): Promise<Measured> {
  cloud.reset();
  return withFleet(storeAddress(address, '/'), async database => {
    const children = Array.from({ length: workers }, () => start(address));
    try {
      while ((await fleetStatus(database)).workers < workers) await sleep(200);
      const seconds = await timeOf(database, cloud);
      const { answered: calls, throttled } = cloud.counts();
      return { seconds, calls, throttled, peakMiB: Math.max(...children.map(peakOf)) };
    } finally {
      await Promise.all(children.map(end));
    }
  });
}

const start = (address: string): ChildProcess =>
  spawn(process.execPath, ['--conditions=source', CHILD, address, String(JOBS_AT_ONCE)], { stdio: 'inherit' });

async function timeOf(database: Fleet, cloud: SimulatedServer): Promise<number> {
  const settings = { endpoint: cloud.endpoint, accounts: ACCOUNTS, regions: REGIONS };
  const targets = {
    clouds: [{ provider: SIMULATED_CLOUD, settings }],
    metrics: false,
    version: '1',
  };
  const { signal } = new AbortController();
  const { jobs } = await planFleet(database, {
    targets,
    tool: 'simulated 1',
    timings: IMPATIENT,
    on: () => undefined,
    signal,
  });
  const began = performance.now();
  for (;;) {
    const [plan] = (await fleetStatus(database)).plans;
    if (plan?.done === jobs) return (performance.now() - began) / 1_000;
    await sleep(100);
  }
}

/** The peak of the resident memory; Linux only. */
const peakOf = ({ pid }: ChildProcess): number =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]) / 1024);

const end = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGTERM');
  });
