import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { storeAddress } from '../../src/database/address.ts';
import type { Fleet } from '../../src/fleet/open-fleet.ts';
import type { Timings } from '../../src/fleet/timings.ts';
import type { WorkerEvent } from '../../src/fleet/worker-options.ts';
import { readInventories } from '../../src/inventory/read.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { collectInventory } from '../../src/run/collect.ts';
import { mergeFleet, planFleet, withFleet, workInFleet, type WorkRequest } from '../../src/run/fleet.ts';
import { useAwsEnvironment } from './aws-collect.ts';
import type { AwsServer, Script } from './aws-server.ts';
import { fleetFolder, fleetTargets, fleetWorld, TOOL, VERSION } from './fleet-world.ts';
import { IMPATIENT } from './fleet-timings.ts';
import type { PostgresServer } from './postgres.ts';

/** A database and a cloud for the tests of a fleet, and the ways to use them. */
export interface FleetSuite {
  readonly cloud: () => AwsServer;
  readonly address: () => string;
  readonly folder: () => string;
  readonly within: <T>(work: (fleet: Fleet) => Promise<T>) => Promise<T>;
  readonly plan: (fleet: Fleet, accounts?: readonly string[], timings?: Partial<Timings>) => Promise<string>;
  /** Works until there is nothing left; what happened. */
  readonly work: (fleet: Fleet, more?: Partial<WorkRequest>) => Promise<readonly WorkerEvent[]>;
  /** The path of the inventory. */
  readonly merge: (fleet: Fleet, plan: string) => Promise<string>;
  readonly merged: (fleet: Fleet, plan: string) => Promise<Inventory>;
  /** The same on one machine. */
  readonly alone: (accounts?: readonly string[]) => Promise<string>;
}

const ignore = (): void => undefined;

/** To be called in a suite with a server. */
export function fleetSuite(server: PostgresServer, answers: Readonly<Record<string, Script>> = {}): FleetSuite {
  const state = {} as { cloud: AwsServer; address: string; folder: string };
  const { signal } = new AbortController();
  beforeAll(async () => {
    state.cloud = await fleetWorld(answers);
    useAwsEnvironment(state.cloud.url);
  });
  afterAll(() => state.cloud.close());
  beforeEach(async () => {
    state.address = await server.createDatabase();
    state.folder = fleetFolder();
  });
  const merge = async (fleet: Fleet, plan: string): Promise<string> => {
    const path = join(state.folder, `${plan}.ndjson`);
    await mergeFleet(fleet, plan, path);
    return path;
  };
  return {
    cloud: () => state.cloud,
    address: () => state.address,
    folder: () => state.folder,
    within: work => withFleet(storeAddress(state.address, '/'), work, { supervise: true, every: 1 }),
    plan: async (fleet, accounts, timings = {}) => {
      const request = {
        targets: fleetTargets(accounts),
        tool: TOOL,
        timings: { ...IMPATIENT, ...timings },
        on: ignore,
        signal,
      };
      return (await planFleet(fleet, request)).id;
    },
    work: async (fleet, more = {}) => {
      const events: WorkerEvent[] = [];
      const onEvent = (event: WorkerEvent): void => void events.push(event);
      await workInFleet(fleet, { tool: TOOL, version: VERSION, jobsAtOnce: 2, untilDone: true, signal, onEvent, timings: IMPATIENT, ...more }); // prettier-ignore
      return events;
    },
    merge,
    merged: async (fleet, plan) => readInventories([await merge(fleet, plan)]),
    alone: async accounts => {
      const out = join(state.folder, 'alone.ndjson');
      await collectInventory({ targets: fleetTargets(accounts), out, tool: TOOL, clock: () => '2026-01-01T00:00:00.000Z', on: ignore, signal }); // prettier-ignore
      return out;
    },
  };
}
