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
/** Few jobs for each worker: they wait for the cloud, so that four workers do not wait for two cores. */
const FEW_JOBS = 2;
/** More than two cores can do. */
const MANY_JOBS = 8;
const ACCOUNTS = 200;
const REGIONS = ['north', 'south', 'east', 'west'];
/** Each account allows a region's six calls at once, and then 20 a second. */
const LIMITS = { latencyMs: LATENCY_MS, perSecond: 20, burst: 12 };
const CHILD = join(import.meta.dirname, '..', 'test', 'support', 'fleet-child.ts');

interface Size {
  readonly workers: number;
  readonly accounts: number;
  /** Jobs that each worker has at a time. */
  readonly jobsAtOnce: number;
}

interface Measured {
  readonly seconds: number;
  readonly calls: number;
  readonly throttled: number;
  /** The largest peak of a worker. */
  readonly peakMiB: number;
  /** Processor time of all workers: what limits them where there are more than cores. */
  readonly processorSeconds: number;
}

/** 200 accounts × 4 regions by 1, 2 and 4 workers: the time of one worker divided by that of several. */
export async function fleet(accounts = ACCOUNTS): Promise<Row[]> {
  const server = createServerIn(programs());
  const cloud = await startSimulatedServer(LIMITS);
  try {
    await server.start();
    const run = async (workers: number, jobsAtOnce: number): Promise<Measured> =>
      measure(await server.createDatabase(), cloud, { workers, accounts, jobsAtOnce });
    const one = await run(1, FEW_JOBS);
    const rows: Row[] = [];
    for (const workers of [2, 4])
      rows.push({ ...rowOf(workers, one, await run(workers, FEW_JOBS)), ...TARGETS[workers] });
    rows.push(rowOf(4, await run(1, MANY_JOBS), await run(4, MANY_JOBS), `, ${String(MANY_JOBS)} jobs at once each`));
    return rows;
  } finally {
    await cloud.close();
    await server.remove();
  }
}

/** 3.5 times as fast with four workers. */
const TARGETS: Readonly<Record<number, Pick<Row, 'target'>>> = { 2: { target: 0.55 }, 4: { target: 0.285 } };

function rowOf(workers: number, one: Measured, several: Measured, jobs = ''): Row {
  const speedUp = one.seconds / several.seconds;
  const note = `speed-up ${speedUp.toFixed(2)}×; ${String(several.calls)} calls, ${String(several.throttled)} throttled (one worker: ${String(one.calls)}, ${String(one.throttled)}); ${String(several.peakMiB)} MiB each; processor ${several.processorSeconds.toFixed(1)} s (one worker: ${one.processorSeconds.toFixed(1)} s)`;
  return {
    work: `fleet, ${String(workers)} workers${jobs}`,
    beside: 'one worker',
    ours: several.seconds * 1_000,
    theirs: one.seconds * 1_000,
    ratio: several.seconds / one.seconds,
    note,
  };
}

/** The workers are there before the plan is: their start is not measured. */
async function measure(
  address: string,
  cloud: SimulatedServer,
  { workers, accounts, jobsAtOnce }: Size,
): Promise<Measured> {
  cloud.reset();
  return withFleet(storeAddress(address, '/'), async database => {
    const children = Array.from({ length: workers }, () => start(address, jobsAtOnce));
    try {
      while ((await fleetStatus(database)).workers < workers) await sleep(200);
      const before = children.reduce((sum, child) => sum + processorOf(child), 0);
      const seconds = await timeOf(database, cloud, accounts);
      const { answered: calls, throttled } = cloud.counts();
      const processorSeconds = children.reduce((sum, child) => sum + processorOf(child), 0) - before;
      return { seconds, calls, throttled, peakMiB: Math.max(...children.map(peakOf)), processorSeconds };
    } finally {
      await Promise.all(children.map(end));
    }
  });
}

const start = (address: string, jobsAtOnce: number): ChildProcess =>
  spawn(process.execPath, ['--conditions=source', CHILD, address, String(jobsAtOnce)], { stdio: 'inherit' });

async function timeOf(database: Fleet, cloud: SimulatedServer, count: number): Promise<number> {
  const accounts = Array.from({ length: count }, (_, index) => String(100_000_000_000 + index));
  const settings = { endpoint: cloud.endpoint, accounts, regions: REGIONS };
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

/** Seconds of the processor so far, in ticks of 10 ms; Linux only. */
function processorOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const end = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGTERM');
  });
