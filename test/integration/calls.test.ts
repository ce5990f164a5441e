import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Unit } from '../../src/model/inventory.ts';
import { awsEnvironment, createWorkspace, readInventory, runCli, type Workspace } from '../support/cli.ts';
import { startFaultProxy, type FaultProxy, type SeenRequest } from '../support/fault-proxy.ts';
import { describeWithMoto, startMoto, type Moto } from '../support/moto.ts';
import { AWAY, buildAccount, HOME } from './account/index.ts';

const EMPTY = 'eu-north-1';

/** A report is asked for until it is there. */
const ASKED_AGAIN = new Set(['GenerateCredentialReport', 'GetCallerIdentity']);

const counted = (units: readonly Unit[]): string => {
  const counts = new Map<string, number>();
  for (const { operation, count } of units.flatMap(({ calls }) => calls))
    counts.set(operation, (counts.get(operation) ?? 0) + count);
  const lines = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([operation, count]) => `${operation} ${String(count)}`);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return `${[...lines, `in all ${String(all)}`].join('\n')}\n`;
};

await describeWithMoto('the calls that a known account costs', () => {
  let moto: Moto;
  let proxy: FaultProxy;
  let work: Workspace;
  let units: Unit[];
  let seen: SeenRequest[];
  beforeAll(async () => {
    moto = await startMoto();
    await buildAccount(moto.url);
    proxy = await startFaultProxy(moto.url);
    work = createWorkspace();
    const args = ['collect', '--aws', '--region', HOME, AWAY, EMPTY, '--out', 'inventory.ndjson'];
    const run = await runCli(args, { cwd: work.path, env: awsEnvironment(proxy.url) });
    expect(run.code, run.stderr).toBe(0);
    units = readInventory(work.file('inventory.ndjson')).filter(record => record.record === 'unit');
    seen = [...proxy.seen];
  }, 180_000);
  afterAll(async () => {
    work.remove();
    await proxy.stop();
    await moto.stop();
  });

  // Whoever adds a call sees it here, and says in the commit what it is for: `npx vitest run test/integration/calls -u`.
  it('are these, operation by operation', async () => {
    await expect(counted(units)).toMatchFileSnapshot('calls.txt');
  });

  it('are these in a region where there is nothing: one for each list, and none for details', async () => {
    await expect(counted(units.filter(({ region }) => region === EMPTY))).toMatchFileSnapshot('calls-empty-region.txt');
  });

  it('are each made once', () => {
    const counts = new Map<string, number>();
    for (const { service, region, operation, parameters, body, status } of seen) {
      // What was answered with a fault is tried again: that is another question.
      if (ASKED_AGAIN.has(operation) || status === undefined || status >= 500) continue;
      const key = `${service} ${region} ${operation} ${[...parameters]
        .map(pair => pair.join('='))
        .sort()
        .join('&')} ${body}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBeGreaterThan(200);
    expect([...counts].filter(([, count]) => count > 1).map(([key, count]) => `${String(count)} × ${key}`)).toEqual([]);
  });
});
