import { afterAll, beforeAll, describe, expect } from 'vitest';
import { startArmServer, type ArmServer } from '../../support/azure/arm-server.ts';
import { seededSpoiler } from '../../support/azure/seeded-mishaps.ts';
import { createWorkspace, readResults, runCli, type Results, type Workspace } from '../../support/cli.ts';
import { expectOnlyUnknown } from '../../support/only-unknown.ts';
import { seeds, testSeeds } from '../../support/seeds.ts';
import { DEFAULT_RETRIES } from '../../../src/providers/kit/rest-client.ts';
import { company } from './company.ts';

let server: ArmServer;
let work: Workspace;
let good: Results;
const { maxRetries, retryDelayMs } = DEFAULT_RETRIES;
beforeAll(async () => {
  Object.assign(DEFAULT_RETRIES, { maxRetries: 1, retryDelayMs: 1 });
  server = await startArmServer(company);
  work = createWorkspace();
  good = await assess('undisturbed');
}, 120_000);
afterAll(async () => {
  Object.assign(DEFAULT_RETRIES, { maxRetries, retryDelayMs });
  work.remove();
  await server.close();
});

async function assess(out: string): Promise<Results> {
  const args = ['--format', 'json', '--all-findings', '--now', '2027-01-31', '--out', out];
  const run = await runCli(['assess', '--azure', ...args], { cwd: work.path, env: server.environment });
  expect([0, 2], run.stderr).toContain(run.code);
  expect(run.stderr).not.toMatch(/^\s+at |CB_BUG/m);
  return readResults(work.file(out));
}

/** Names of lists that have the call of another. */
const CALLED: Readonly<Record<string, string>> = {
  'microsoft.recoveryservices/vaults/replicationprotecteditems':
    'microsoft.recoveryservices/vaults/replicationfabrics/replicationprotectioncontainers/replicationprotecteditems',
  'microsoft.recoveryservices/vaults/backupprotecteditems':
    'microsoft.recoveryservices/vaults/backupfabrics/protectioncontainers/protecteditems',
};

/** The type of resource that a path lists or reads: every other segment after the provider. */
function typeOf(path: string): string {
  const lower = path.toLowerCase();
  const [, ofSubscription] = /^\/subscriptions\/[^/]+\/(locations|resources)$/.exec(lower) ?? [];
  if (ofSubscription !== undefined) return `microsoft.resources/subscriptions/${ofSubscription}`;
  const [namespace = '', ...segments] = lower.split('/providers/').at(-1)!.split('/');
  const type = [namespace, ...segments.filter((_, index) => index % 2 === 0)].join('/');
  return CALLED[type] ?? type;
}

describe('faults at random', () => {
  /**
   * Resource Graph, batches and the permissions are left out: without them each list and each resource is asked for by
   * itself.
   */
  async function expectHonest(seed: number): Promise<void> {
    const spoiled = new Set<string>();
    server.spoil(
      seededSpoiler(seed, ({ method, path }) => {
        if (method === 'GET' && !path.endsWith('/permissions')) spoiled.add(typeOf(path));
      }),
    );
    const results = await assess(`seed-${seed}`);
    expectOnlyUnknown(results, good);
    const ledger = results.assessment.coverage.unread.map(({ call }) => call.split(':')[0]!.toLowerCase());
    // The settings of an app are a resource of a fixed name, which its call has.
    const named = (type: string): boolean => ledger.some(call => call === type || call.startsWith(`${type}/`));
    expect([...spoiled].filter(type => !named(type))).toEqual([]);
  }

  testSeeds({ quick: seeds(0, 4), slow: seeds(4, 8), release: seeds(8, 80) }, expectHonest);
});
