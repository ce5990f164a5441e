import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { storeAddress } from '../../src/database/address.ts';
import { withFleet, workInFleet } from '../../src/run/fleet.ts';
import { version } from '../../src/run/version.ts';
import { startArmServer } from '../support/azure/arm-server.ts';
import { LOCATIONS } from '../support/azure/collect.ts';
import { disk, virtualMachine, virtualMachineId } from '../support/azure/resources/compute.ts';
import { runInProcess, trustExtraCertificates } from '../support/cli-in-process.ts';
import { fleetFolder, contentOf } from '../support/fleet-world.ts';
import { IMPATIENT } from '../support/fleet-timings.ts';
import { startGcpServer } from '../support/gcp/gcp-server.ts';
import { aggregated, compute, instance, link, network } from '../support/gcp/rows.ts';
import { describeWithPostgres } from '../support/postgres.ts';

interface World {
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

const [FIRST, SECOND] = ['a', 'b'].map(last => `00000000-0000-0000-0000-00000000000${last}`) as [string, string];

async function azure(): Promise<World> {
  const place = (subscription: string) => ({ subscription, group: 'rg', location: 'westeurope' });
  const resources = [FIRST, SECOND].flatMap(id => [
    ...virtualMachine(place(id), 'web', { zone: '1' }),
    disk(place(id), 'data', { zone: '1', at: virtualMachineId(place(id), 'web') }),
  ]);
  const subscriptions = [FIRST, SECOND].map(id => ({ subscriptionId: id, displayName: `Unit ${id.slice(-1)}` }));
  const server = await startArmServer({ locations: LOCATIONS, subscriptions, resources });
  return { env: server.environment, close: server.close };
}

async function gcp(): Promise<World> {
  const projects = ['shop-production', 'shop-lab'];
  const diskOf = (project: string) => ({ name: 'data', id: '1', selfLink: link('zones/europe-west1-b', 'disks', 'data', project), zone: 'europe-west1-b', status: 'READY', sizeGb: '10', type: 'pd-ssd', creationTimestamp: '2026-03-01T08:00:00Z' }); // prettier-ignore
  const server = await startGcpServer({
    projects: projects.map((projectId, at) => ({ projectId, number: `22222222222${at}`, displayName: projectId })),
    ancestors: ['organizations/9'],
    answers: {
      ...Object.fromEntries(
        projects.map(one => [compute('aggregated/disks', one), aggregated('disks', [diskOf(one)])]),
      ),
      [compute('aggregated/instances')]: aggregated('instances', [instance('web')]),
      [compute('global/networks')]: { items: [network('default')] },
    },
  });
  return { env: server.federation(), close: server.close };
}

type Line = { readonly calls?: readonly { readonly operation: string }[] };

/** All records without their calls, and all operations: which unit makes a call that several share depends on who comes first. */
async function contentBesideCalls(path: string): Promise<string> {
  const lines = (await contentOf(path)).split('\n').map(line => JSON.parse(line) as Line);
  const operations = new Set(lines.flatMap(({ calls = [] }) => calls.map(({ operation }) => operation)));
  return [...lines.map(({ calls: _, ...rest }) => JSON.stringify(rest)), ...[...operations].sort()].join('\n');
}

describeWithPostgres('a fleet on other clouds', server => {
  let world: World | undefined;
  afterEach(async () => {
    await world?.close();
    world = undefined;
  });

  it.each([
    ['Azure', azure, ['--azure']],
    ['Google Cloud', gcp, ['--gcp']],
  ] as const)('reads %s with two workers as `collect` does', { timeout: 90_000 }, async (_, open, select) => {
    world = await open();
    const { env } = world;
    const [folder, store] = [fleetFolder(), await server.createDatabase()];
    const environment = { PATH: process.env['PATH'], HOME: folder, ...env };
    const cli = (...args: string[]) => runInProcess(args, folder, environment);
    const planned = await cli('fleet', 'plan', ...select, '--format', 'json', '--store', store);
    expect(planned.code, planned.stderr).toBe(0);
    const { id, jobs, accounts } = JSON.parse(planned.stdout) as { readonly id: string; readonly jobs: number; readonly accounts: number }; // prettier-ignore
    expect([jobs, accounts]).toEqual([2, 2]);
    // Both workers at once, as two processes: one in-process command runs at a time.
    const before = { ...process.env };
    Object.assign(process.env, env);
    const { signal } = new AbortController();
    const options = { tool: `cloudbrief ${version()}`, version: version(), jobsAtOnce: 1, untilDone: true, signal, onEvent: () => undefined, timings: IMPATIENT }; // prettier-ignore
    const work = () => withFleet(storeAddress(store, '/'), fleet => workInFleet(fleet, options), { supervise: true, every: 1 }); // prettier-ignore
    const trusted = trustExtraCertificates(env['NODE_EXTRA_CA_CERTS']);
    await Promise.all([work(), work()]).finally(() => {
      trusted();
      for (const key of Object.keys(env)) if (before[key] === undefined) Reflect.deleteProperty(process.env, key);
      Object.assign(process.env, before);
    });
    const merged = await cli('fleet', 'run', '--plan', id, '--out', join(folder, 'fleet.ndjson'), '--store', store);
    expect(merged.code, merged.stderr).toBe(0);
    const alone = await cli('collect', ...select, '--out', join(folder, 'alone.ndjson'));
    expect(alone.code, alone.stderr).toBe(0);
    const content = await contentBesideCalls(join(folder, 'fleet.ndjson'));
    expect(content).toContain('"data"');
    expect(content).toBe(await contentBesideCalls(join(folder, 'alone.ndjson')));
  });
});
