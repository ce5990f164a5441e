import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { storeAddress } from '../../src/database/address.ts';
import type { Fleet } from '../../src/fleet/open-fleet.ts';
import { collectInventory } from '../../src/run/collect.ts';
import { mergeFleet, planFleet, withFleet, workInFleet } from '../../src/run/fleet.ts';
import { useAwsEnvironment } from '../support/aws-collect.ts';
import type { AwsServer } from '../support/aws-server.ts';
import { contentOf, fleetFolder, fleetTargets, fleetWorld, TOOL, VERSION } from '../support/fleet-world.ts';
import { describeWithPostgres } from '../support/postgres.ts';

describeWithPostgres('a fleet', server => {
  let cloud: AwsServer;
  let address: string;
  let folder: string;
  const { signal } = new AbortController();
  const on = (): void => undefined;
  beforeAll(async () => {
    cloud = await fleetWorld();
    useAwsEnvironment(cloud.url);
  });
  afterAll(() => cloud.close());
  beforeEach(async () => {
    address = await server.createDatabase();
    folder = fleetFolder();
  });

  const within = <T>(work: (fleet: Fleet) => Promise<T>): Promise<T> =>
    withFleet(storeAddress(address, '/'), work, { supervise: true, every: 1 });
  const workUntilDone = (fleet: Fleet, plan?: string): Promise<void> =>
    workInFleet(fleet, { plan, tool: TOOL, version: VERSION, jobsAtOnce: 2, untilDone: true, signal, onEvent: on });

  it('writes what collecting on one machine writes', { timeout: 60_000 }, async () => {
    const [alone, together] = [join(folder, 'alone.ndjson'), join(folder, 'together.ndjson')];
    await collectInventory({ targets: fleetTargets(), out: alone, tool: TOOL, clock: () => '2026-01-01T00:00:00.000Z', on, signal }); // prettier-ignore
    await within(async fleet => {
      const { id, jobs, accounts } = await planFleet(fleet, { targets: fleetTargets(), tool: TOOL, on, signal });
      expect({ jobs, accounts }).toEqual({ jobs: 6, accounts: 2 });
      await workUntilDone(fleet, id);
      const totals = await mergeFleet(fleet, id, together);
      expect(totals.resources).toBeGreaterThan(8);
    });
    expect(await contentOf(together)).toBe(await contentOf(alone));
  });
});
