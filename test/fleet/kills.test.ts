import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storeAddress } from '../../src/database/address.ts';
import { collectInventory } from '../../src/run/collect.ts';
import { mergeFleet, planFleet, withFleet } from '../../src/run/fleet.ts';
import type { TargetsRequest } from '../../src/providers/index.ts';
import { IMPATIENT } from '../support/fleet-timings.ts';
import { contentOf, fleetFolder } from '../support/fleet-world.ts';
import { describeWithPostgres } from '../support/postgres.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { SIMULATED_CLOUD } from '../support/simulated-cloud.ts';
import { startSimulatedServer, type SimulatedServer } from '../support/simulated-server.ts';

const CHILD = join(import.meta.dirname, '..', 'support', 'fleet-child.ts');
const ACCOUNTS = Array.from({ length: 30 }, (_, index) => String(100_000_000_000 + index));
const REGIONS = ['north', 'south', 'east', 'west'];
const WORKERS = 3;
const KILLS = 20;
const SEED = 18;
const TOOL = 'simulated 1';

interface Worker {
  /** The latest process: one that ends with an error is started again, as systemd and Kubernetes do. */
  child: ChildProcess;
  readonly ended: Promise<undefined>;
}

describeWithPostgres('killed workers and databases', server => {
  let cloud: SimulatedServer;
  beforeAll(async () => {
    cloud = await startSimulatedServer({ latencyMs: 200, perSecond: 20, burst: 20 });
  });
  afterAll(() => cloud.close());
  const { signal } = new AbortController();
  const on = (): void => undefined;

  const startWorker = (address: string): Worker => {
    const start = (): ChildProcess =>
      spawn(process.execPath, ['--conditions=source', CHILD, address], { stdio: 'ignore' });
    const { promise: ended, resolve } = Promise.withResolvers<undefined>();
    const worker: Worker = { child: start(), ended };
    const watch = (): void => {
      worker.child.once('exit', code => {
        if (code === 0) {
          resolve(undefined);
          return;
        }
        worker.child = start();
        watch();
      });
    };
    watch();
    return worker;
  };

  it('change no byte of the inventory', { tags: ['slow'], timeout: 170_000 }, async () => {
    const targets: TargetsRequest = {
      clouds: [{ provider: SIMULATED_CLOUD, settings: { endpoint: cloud.endpoint, accounts: ACCOUNTS, regions: REGIONS } }],
      ...{ metrics: false, version: '1' },
    }; // prettier-ignore
    const folder = fleetFolder();
    const [alone, together] = [join(folder, 'alone.ndjson'), join(folder, 'together.ndjson')];
    await collectInventory({ targets, out: alone, tool: TOOL, clock: () => '2026-01-01T00:00:00.000Z', on, signal });

    const address = await server.createDatabase();
    const store = storeAddress(address, '/');
    const timings = { ...IMPATIENT, retryLimit: 1_000 };
    const { id } = await withFleet(store, fleet => planFleet(fleet, { targets, tool: TOOL, timings, on, signal }));
    const workers = Array.from({ length: WORKERS }, () => startWorker(address));
    const random = seededRandom(SEED);
    for (let kills = 0; kills < KILLS; kills += 1) {
      await sleep(600 + random() * 1_200);
      if (random() < 0.25) {
        await server.crash();
        await server.start();
      } else workers[Math.floor(random() * WORKERS)]!.child.kill('SIGKILL');
    }
    await Promise.all(workers.map(({ ended }) => ended));
    await withFleet(store, async fleet => {
      await mergeFleet(fleet, id, together);
      expect(await contentOf(together)).toBe(await contentOf(alone));
      const [jobs] = await fleet.rows('SELECT count(*)::int AS done, count(*) FILTER (WHERE attempt > 0)::int AS again FROM cloudbrief_fleet_results'); // prettier-ignore
      expect(jobs).toMatchObject({ done: 120 });
      // Else nothing was interrupted, and the test says nothing.
      expect(jobs!['again']).toBeGreaterThan(3);
    });
  });
});
