import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InventoryRecord } from '../../src/model/inventory.ts';
import type { GcpFixture } from '../support/gcp/gcp-fixture.ts';
import { startGcpServer, type GcpServer } from '../support/gcp/gcp-server.ts';
import { aggregated, compute, instance, link } from '../support/gcp/rows.ts';
import { WORLD } from '../support/gcp/world-of-500.ts';
import {
  createWorkspace,
  expectFault,
  readInventory,
  readResults,
  runCli,
  spawnCli,
  type Workspace,
} from '../support/cli.ts';

let space: Workspace;
let server: GcpServer;
beforeEach(() => {
  space = createWorkspace();
});
afterEach(async () => {
  await server.close();
  space.remove();
});

const SHOP = { projectId: 'shop-production', displayName: 'Shop production' };
const READER = 'briefing@audit-project.iam.gserviceaccount.com';
const collect = (env: Readonly<Record<string, string>>, out: string, ...more: readonly string[]) =>
  spawnCli(['collect', '--gcp', '--out', out, ...more], { cwd: space.path, env });

describe('impersonation of a service account, by the built command line', () => {
  const world: GcpFixture = { projects: [SHOP], enabled: { 'shop-production': [] } };

  it.each([
    ['named with --impersonate', 'serviceAccount', ['--impersonate', READER]],
    ['in a credentials file', 'impersonation', []],
  ] as const)('%s', async (_, chain, more) => {
    server = await startGcpServer(world, space.path);
    const done = await collect(server[chain](), 'a.ndjson', ...more);
    expect(done.code, done.stderr).toBe(0);
    expect(server.signIns).toEqual([
      'oauth2.googleapis.com /token',
      `iamcredentials.googleapis.com /v1/projects/-/serviceAccounts/${READER}:generateAccessToken`,
    ]);
    expect(server.log).toContain('GET storage /storage/v1/b');
  }, 60_000);

  it('that is denied: says which role is missing', async () => {
    server = await startGcpServer({ ...world, deniesImpersonation: true }, space.path);
    const done = await collect(server.serviceAccount(), 'a.ndjson', '--impersonate', READER);
    expect(expectFault(done, 'CB_CREDENTIALS').join(' ')).toMatch(/cannot be impersonated.*Service Account Token Creator/);
    expect(server.log).toEqual([]);
  }, 60_000);
}); // prettier-ignore

describe('projects that are not listed', () => {
  it.each([
    ['an expired or foreign token', { status: 401, reason: 'UNAUTHENTICATED' }, /expired or are for another audience.*gcloud auth application-default login/],
    ['a quota project that the identity may not use', { status: 403, reason: 'USER_PROJECT_DENIED', message: 'Caller does not have required permission to use project audit. Grant the caller the roles/serviceusage.serviceUsageConsumer role, or a custom role with the serviceusage.services.use permission.' }, /serviceusage\.services\.use.*Service Usage Consumer on the project that the calls count for/],
    ['billing that is off', { status: 403, reason: 'BILLING_DISABLED' }, /billing is disabled.*gcp\.quotaProject/],
    ['a limit', { status: 429, reason: 'RATE_LIMIT_EXCEEDED', headers: { 'retry-after': '0' } }, /Wait for some minutes/],
    ['a missing permission', { status: 403, reason: 'PERMISSION_DENIED' }, /cloudbrief policy gcp/],
  ] as const)('%s: says what to do', async (_, refusal, said) => {
    server = await startGcpServer({ projects: [SHOP], refusals: [[/projects:search/, refusal]] }, space.path);
    const done = await runCli(['collect', '--gcp', '--out', 'a.ndjson'], { cwd: space.path, env: server.federation() });
    expect(expectFault(done, 'CB_CREDENTIALS').join(' ')).toMatch(said);
  }, 30_000);
}); // prettier-ignore

describe('one project of 500 resources, by the built command line', () => {
  const APIS = ['compute', 'monitoring', 'pubsub', 'secretmanager', 'sqladmin'];
  const world = (...more: string[]): GcpFixture => ({
    ...WORLD,
    projects: [SHOP],
    enabled: { 'shop-production': [...APIS, ...more] },
  });
  /** Resources with their facets and the state of every list, without what only the inventory tells. */
  const found = (records: readonly InventoryRecord[]) =>
    records
      .flatMap((one): string[] => {
        if (one.record === 'population') return [JSON.stringify([one.unit, one.kind, one.reading])];
        if (one.record === 'resource') return [JSON.stringify([one.id, one.kind, one.facets])];
        return one.record === 'facet' && !('resourceCensus' in one.facets) ? [JSON.stringify([one.id, one.facets])] : [];
      })
      .sort();

  it('comes out the same by Cloud Asset Inventory and service by service, and no call is made twice', async () => {
    const read = async (out: string, fixture: GcpFixture): Promise<readonly [readonly string[], readonly string[]]> => {
      server = await startGcpServer(fixture, space.path);
      const done = await collect(server.federation(), out);
      expect(done.code, done.stderr).toBe(0);
      // The parameters of a query are not in the log: pages, and the operations of each database.
      const log = server.log.filter(line => !/searchAllResources|\/operations$/.test(line));
      expect(new Set(log).size).toBe(log.length);
      await server.close();
      return [found(readInventory(space.file(out))), server.log];
    };
    const [services, servicesLog] = await read('services.ndjson', world());
    const [inventory, inventoryLog] = await read('inventory.ndjson', world('cloudasset'));
    expect(services.length).toBeGreaterThan(500);
    expect(inventory).toEqual(services);
    expect(servicesLog.some(line => line.includes('cloudasset'))).toBe(false);
    expect(inventoryLog.filter(line => line.includes('cloudasset'))).toEqual(
      Array.from({ length: 2 }, () => 'GET cloudasset /v1/projects/shop-production:searchAllResources'),
    );
    expect(inventoryLog.length).toBeLessThan(servicesLog.length);
  }, 120_000);
}); // prettier-ignore

describe('a shared VPC whose host project is refused, by the built command line', () => {
  const HOST = 'network-host';
  const machine = instance('web', {
    networkInterfaces: [
      {
        network: link('global', 'networks', 'shared', HOST),
        subnetwork: link('regions/europe-west1', 'subnetworks', 'shared', HOST),
        accessConfigs: [{ type: 'ONE_TO_ONE_NAT', natIP: '34.1.2.3' }],
      },
    ],
  });
  const world = (refusals: NonNullable<GcpFixture['refusals']>): GcpFixture => ({
    projects: [SHOP],
    enabled: { 'shop-production': ['compute'] },
    answers: {
      [compute('aggregated/instances')]: aggregated('instances', [machine]),
      [compute('global/networks/shared/getEffectiveFirewalls', HOST)]: { firewalls: [] },
    },
    refusals,
  });
  const assess = async (refusals: NonNullable<GcpFixture['refusals']> = []) => {
    server = await startGcpServer(world(refusals), space.path);
    const args = ['assess', '--gcp', '--out', 'out', '--format', 'json', '--all-findings'];
    const done = await spawnCli(args, { cwd: space.path, env: server.federation() });
    expect(done.code, done.stderr).toBe(0);
    return readResults(space.file('out'));
  };

  it('leaves open who reaches its machines, names the call, and lets nothing of the network pass', async () => {
    const { assessment, status, findings } = await assess([[/projects\/network-host\//, { status: 403 }]]);
    for (const check of ['open-management-port', 'open-database-port']) expect(status(check, 'web')).toBe('unknown');
    const gap = assessment.coverage.unread.find(({ call }) => call === 'compute:networks.getEffectiveFirewalls');
    expect(gap).toMatchObject({ provider: 'gcp', account: 'shop-production', reason: 'denied' });
    expect(gap?.permissions).toEqual(['compute.networks.getEffectiveFirewalls']);
    // The default network, which the project has not, stands for nothing.
    expect(findings.filter(({ resource, status: said }) => resource.kind === 'network' && said === 'pass')).toEqual([]);
  }, 60_000);

  it('that is read lets nobody in: the same machine passes', async () => {
    const { status } = await assess();
    expect(status('open-management-port', 'web')).toBe('pass');
  }, 60_000);
}); // prettier-ignore
