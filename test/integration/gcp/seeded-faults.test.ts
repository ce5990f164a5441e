import { afterAll, beforeAll, describe, expect } from 'vitest';
import { GCP_COLLECTORS } from '../../../src/providers/gcp/services/index.ts';
import { runGcpUnit } from '../../../src/providers/gcp/unit.ts';
import { DEFAULT_RETRIES } from '../../../src/providers/kit/rest-client.ts';
import { PAGE_LIMIT } from '../../../src/providers/kit/page-guard.ts';
import { createWorkspace, readResults, runCli, type Results, type Workspace } from '../../support/cli.ts';
import { startGcpServer, type GcpServer } from '../../support/gcp/gcp-server.ts';
import { NUMBER } from '../../support/gcp/gcp-fixture.ts';
import { PROJECT, transportTo } from '../../support/gcp/in-process.ts';
import { seededGcpSpoiler } from '../../support/gcp/seeded-mishaps.ts';
import { seeds, testSeeds } from '../../support/seeds.ts';
import { expectOnlyUnknown } from '../../support/only-unknown.ts';
import { company } from './company.ts';

let server: GcpServer;
let work: Workspace;
let good: Results;
let calls: ReadonlyMap<string, string>;
const { maxRetries, retryDelayMs } = DEFAULT_RETRIES;
const { pages } = PAGE_LIMIT;
beforeAll(async () => {
  Object.assign(DEFAULT_RETRIES, { maxRetries: 1, retryDelayMs: 1 });
  PAGE_LIMIT.pages = 6;
  calls = await callsByAddress();
  work = createWorkspace();
  server = await startGcpServer(company, work.path);
  good = await assess('undisturbed');
}, 120_000);
afterAll(async () => {
  Object.assign(DEFAULT_RETRIES, { maxRetries, retryDelayMs });
  PAGE_LIMIT.pages = pages;
  await server.close();
  work.remove();
});

async function assess(out: string): Promise<Results> {
  const args = ['--format', 'json', '--all-findings', '--now', '2027-01-31', '--out', out];
  const run = await runCli(['assess', '--gcp', ...args], { cwd: work.path, env: server.federation() });
  expect([0, 2], run.stderr).toContain(run.code);
  expect(run.stderr).not.toMatch(/^\s+at |CB_BUG/m);
  return readResults(work.file(out));
}

/** Where nobody tells what there is, each service is asked itself: which APIs are enabled, and what the inventory has. */
const UNTOLD = [[/GET (cloudasset|serviceusage) /, { status: 403 }]] as const;

/** The call of each address that is read. */
async function callsByAddress(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const fixture of [company, { ...company, refusals: UNTOLD }]) {
    const inner = transportTo(fixture);
    const transport: typeof inner = {
      ...inner,
      send: (request, call, watch) => {
        found.set(addressOf(request.api, decodeURIComponent(request.path)), call);
        return inner.send(request, call, watch);
      },
    };
    const project = { id: PROJECT, number: NUMBER, name: 'Shop production', labels: {} };
    const target = {
      project,
      transport,
      hierarchy: { shared: new Map<string, Promise<unknown>>() },
      shared: new Map<string, Promise<unknown>>(),
    };
    for (const collector of GCP_COLLECTORS)
      await runGcpUnit({ id: collector.id, target, collector }, () => undefined, new AbortController().signal);
  }
  return found;
}

const addressOf = (api: string, path: string): string => `${api} ${path.replace(/\?.*$/, '')}`;

describe('faults at random on Google Cloud', () => {
  async function expectHonest(seed: number): Promise<void> {
    const spoiled = new Set<string>();
    server.spoil(
      seededGcpSpoiler(seed, ({ api, path }) => {
        const address = addressOf(api, path);
        spoiled.add(calls.get(address) ?? address);
      }),
    );
    const results = await assess(`seed-${String(seed)}`);
    expectOnlyUnknown(results, good);
    const ledger = new Set(results.assessment.coverage.unread.map(({ call }) => call));
    expect([...spoiled].filter(call => !ledger.has(call))).toEqual([]);
  }

  testSeeds({ quick: seeds(0, 4), slow: seeds(4, 10), release: seeds(10, 80) }, expectHonest);
});
