import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_RETRIES } from '../../src/providers/kit/rest-client.ts';
import type { GcpFixture } from '../support/gcp/gcp-fixture.ts';
import { startGcpServer, type GcpServer } from '../support/gcp/gcp-server.ts';
import { aggregated, compute, firewall, instance, link, network, subnet } from '../support/gcp/rows.ts';
import {
  createWorkspace,
  expectFault,
  readInventory,
  readResults,
  runCli,
  spawnCli,
  type CliRun,
  type Workspace,
} from '../support/cli.ts';

const { maxRetries, retryDelayMs } = DEFAULT_RETRIES;
beforeAll(() => {
  Object.assign(DEFAULT_RETRIES, { maxRetries: 1, retryDelayMs: 1 });
});
afterAll(() => {
  Object.assign(DEFAULT_RETRIES, { maxRetries, retryDelayMs });
});

let space: Workspace;
let server: GcpServer | undefined;
beforeEach(() => {
  space = createWorkspace();
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  space.remove();
});

const SHOP = { projectId: 'shop-production', displayName: 'Shop production' };
const LAB = { projectId: 'shop-lab', number: '222222222222', parent: 'folders/7' };
const ssh = firewall('ssh');
const WORLD: GcpFixture = {
  projects: [SHOP],
  ancestors: ['folders/7', 'organizations/9'],
  enabled: { 'shop-production': ['compute', 'sqladmin', 'container', 'cloudkms'] },
  answers: {
    [compute('aggregated/instances')]: aggregated('instances', [instance('web')]),
    [compute('global/networks')]: { items: [network('default')] },
    [compute('aggregated/subnetworks')]: aggregated('subnetworks', [subnet('default')], 'regions/europe-west1'),
    [compute('global/firewalls')]: { items: [ssh] },
    [compute('global/networks/default/getEffectiveFirewalls')]: { firewalls: [ssh] },
    [compute('global/routes')]: {
      items: [{ network: link('global', 'networks', 'default'), destRange: '0.0.0.0/0', nextHopGateway: link('global', 'gateways', 'default-internet-gateway') }],
    },
    'storage /storage/v1/b': {
      items: [
        { name: 'shop-pictures', location: 'EUROPE-WEST1', locationType: 'region' },
        { name: 'shop-orders', location: 'EU', locationType: 'multi-region', versioning: { enabled: true }, iamConfiguration: { publicAccessPrevention: 'enforced' } },
      ],
    },
    'storage /storage/v1/b/shop-pictures/iam': { bindings: [{ role: 'roles/storage.objectViewer', members: ['allUsers'] }] },
    'sqladmin /v1/projects/shop-production/instances': {
      items: [
        {
          name: 'orders', region: 'europe-west1', gceZone: 'europe-west1-b', state: 'RUNNABLE', databaseVersion: 'POSTGRES_16',
          settings: { tier: 'db-f1-micro', availabilityType: 'ZONAL', storageAutoResize: true, dataDiskSizeGb: '10', backupConfiguration: { enabled: false }, ipConfiguration: { ipv4Enabled: true, authorizedNetworks: [{ value: '0.0.0.0/0' }] } },
        },
      ],
    },
  },
}; // prettier-ignore

const ASSESS = ['assess', '--gcp', '--out', 'out', '--format', 'json', '--all-findings'];
const EXPECTED = [
  ['open-management-port', 'web', 'fail'],
  ['public-bucket', 'shop-pictures', 'fail'],
  ['public-bucket', 'shop-orders', 'pass'],
  ['unversioned-bucket', 'shop-orders', 'pass'],
  ['single-zone-database', 'orders', 'fail'],
  ['database-without-backup', 'orders', 'fail'],
  ['open-database-port', 'orders', 'fail'],
  ['burstable-database', 'orders', 'fail'],
  ['tls-not-enforced', 'orders', 'fail'],
] as const;

describe('a company on Google Cloud', () => {
  it.each(['serviceAccount', 'federation', 'metadata'] as const)(
    'gets a briefing from the built command line with the credentials of %s',
    async chain => {
      server = await startGcpServer(WORLD, space.path);
      const env = chain === 'metadata' ? server.metadata : server[chain]();
      const done = await spawnCli(ASSESS, { cwd: space.path, env });
      expect(done.code, done.stderr).toBe(0);
      const { status } = readResults(space.file('out'));
      expect(EXPECTED.map(([check, name]) => [check, name, status(check, name)])).toEqual(EXPECTED);
      expect(server.signIns).toContainEqual(
        { serviceAccount: 'oauth2.googleapis.com /token', federation: '127.0.0.1 /v1/token', metadata: expect.stringMatching(/computeMetadata.*token$/) as string }[chain],
      );
      const [header] = readInventory(space.file('out', 'inventory.ndjson.gz'));
      expect(header).toMatchObject({ targets: [{ provider: 'gcp', account: 'shop-production', name: 'Shop production' }] });
    },
    180_000,
  ); // prettier-ignore

  it('never makes a call twice, and none of an API that is not enabled', async () => {
    server = await startGcpServer(WORLD);
    const done = await run(ASSESS);
    expect(done.code, done.stderr).toBe(0);
    expect(new Set(server.log).size).toBe(server.log.length);
    expect(
      server.log.filter(request => /^GET (compute|cloudkms|container|sqladmin|storage) /.test(request)).length,
    ).toBeGreaterThan(10);
    expect(server.log.filter(request => /alloydb|redis|spanner|pubsub/.test(request))).toEqual([]);
  });

  it('reads the projects that are named, and names those that are not there', async () => {
    server = await startGcpServer({ ...WORLD, projects: [SHOP, LAB] });
    const done = await run(['collect', '--project', 'shop-lab', '--out', 'lab.ndjson']);
    expect(done.code, done.stderr).toBe(0);
    expect(readInventory(space.file('lab.ndjson'))[0]).toMatchObject({ targets: [{ account: 'shop-lab' }] });
    const typo = await run(['collect', '--project', 'shop-labb', '--out', 'x.ndjson']);
    expect(expectFault(typo, 'CB_CREDENTIALS').join(' ')).toContain('Did you mean shop-lab?');
  });

  it('reads the projects of a folder', async () => {
    server = await startGcpServer({ ...WORLD, projects: [SHOP, LAB] });
    const done = await run(['collect', '--folder', '7', '--out', 'lab.ndjson']);
    expect(done.code, done.stderr).toBe(0);
    expect(readInventory(space.file('lab.ndjson'))[0]).toMatchObject({ targets: [{ account: 'shop-lab' }] });
  });

  it('counts a folder as missing whose folders are refused: which projects are below them is unknown', async () => {
    const refusals = [[/GET cloudresourcemanager \/v3\/folders$/, { status: 403 }]] as const;
    server = await startGcpServer({ ...WORLD, projects: [SHOP, LAB], refusals });
    const done = await run(['collect', '--folder', '7', '--out', 'lab.ndjson']);
    expect(done.code, done.stderr).toBe(0);
    expect(done.stderr).toContain('folders/7 cannot be listed');
    const targets = [{ account: 'shop-lab' }, { account: 'folders/7', failedBecause: 'denied' }];
    expect(readInventory(space.file('lab.ndjson'))[0]).toMatchObject({ targets });
  });

  it('impersonates a service account, and counts its calls for a project', async () => {
    server = await startGcpServer(WORLD, space.path);
    const env = server.federation({
      service_account_impersonation_url: `${server.url.replace(/^https:\/\/localhost/, 'https://localhost')}/v1/projects/-/serviceAccounts/r@audit.iam.gserviceaccount.com:generateAccessToken`,
    });
    const done = await runCli(['collect', '--gcp', '--out', 'a.ndjson'], {
      cwd: space.path,
      env: { ...env, CLOUDBRIEF_GCP_QUOTA_PROJECT: 'audit-project' },
    });
    expect(done.code, done.stderr).toBe(0);
    expect(server.signIns.some(one => one.includes('generateAccessToken'))).toBe(true);
    expect([...server.quotaProjects]).toEqual(['audit-project']);
  });
});

const run = (args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<CliRun> =>
  runCli(args, { cwd: space.path, env: { ...server!.federation(), ...more } });

describe('bad input', () => {
  it('no project: says who may help', async () => {
    server = await startGcpServer({ projects: [] });
    expect(expectFault(await run(ASSESS), 'CB_CREDENTIALS').join(' ')).toMatch(/can see no Google Cloud project.*gcloud projects list/);
  });

  it('the API of Resource Manager is not enabled: says where to enable it', async () => {
    const refusal = { status: 403, reason: 'SERVICE_DISABLED', message: 'disabled', consumer: 'projects/1' };
    server = await startGcpServer({ refusals: [[/projects:search/, refusal]] });
    expect(expectFault(await run(ASSESS), 'CB_CREDENTIALS').join(' ')).toContain('Enable the Cloud Resource Manager API');
  });

  it('an organization that is refused while its projects are allowed', async () => {
    const refusals = [[/GET cloudresourcemanager \/v3\/(projects|folders)$/, { status: 403 }]] as const;
    server = await startGcpServer({ ...WORLD, refusals });
    expect(expectFault(await run(['collect', '--organization', '9', '--out', 'a.ndjson']), 'CB_CREDENTIALS').join(' ')).toContain('name projects with --project');
    const done = await run(['collect', '--gcp', '--out', 'b.ndjson']);
    expect(done.code, done.stderr).toBe(0);
  });

  it.each([
    ['an expired token', { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' }, 'has expired'],
    ['a token for another audience', { error: 'invalid_grant', error_description: 'The audience in ID Token does not match the expected audience' }, 'does not accept the token of the identity provider'],
  ])('%s: says what to do', async (_, noToken, said) => {
    server = await startGcpServer({ ...WORLD, noToken }, space.path);
    expect(expectFault(await run(ASSESS), 'CB_CREDENTIALS').join(' ')).toContain(said);
  });

  it('no credentials and a file that is none', async () => {
    server = await startGcpServer(WORLD);
    const missing = await run(ASSESS, { GOOGLE_APPLICATION_CREDENTIALS: '/nowhere/key.json' });
    expect(expectFault(missing, 'CB_CREDENTIALS').join(' ')).toContain('does not exist');
    const none = await run(ASSESS, { GOOGLE_APPLICATION_CREDENTIALS: '', HOME: space.path, GCE_METADATA_HOST: '127.0.0.1:9', METADATA_SERVER_DETECTION: 'none' });
    expect(expectFault(none, 'CB_CREDENTIALS').join(' ')).toContain('gcloud auth application-default login');
  });

  it('billing that is off, calls that are throttled: unread, and the run goes on', async () => {
    const refusals = [
      [/GET compute/, { status: 403, reason: 'BILLING_DISABLED' }],
      [/GET storage/, { status: 429, reason: 'RATE_LIMIT_EXCEEDED', headers: { 'retry-after': '0' } }],
    ] as const;
    server = await startGcpServer({ ...WORLD, refusals });
    const done = await run(['collect', '--gcp', '--out', 'a.ndjson']);
    expect(done.code, done.stderr).toBe(0);
    const reasons = readInventory(space.file('a.ndjson')).flatMap(one => one.record === 'population' && one.reading.state === 'unread' ? [`${one.kind} ${one.reading.reason}`] : []);
    expect(reasons).toContain('server unsupported');
    expect(reasons).toContain('bucket throttled');
  }, 60_000);

  it.each([
    ['nothing', ''],
    ['a web page', '<!DOCTYPE html><html><body>Sign in</body></html>'],
    ['half an answer', '{"items":{"zones/europe-west1-b":{"disks":['],
    ['a text', '"fine"'],
    ['nothing in JSON', 'null'],
    ['a list', '[]'],
    ['members of other types', '{"items":"none"}'],
  ])('answers with %s: unread, in the ledger, and not empty', async (_, body) => {
    server = await startGcpServer({ ...WORLD, answers: { ...WORLD.answers, [compute('aggregated/disks')]: body } });
    const done = await run(['collect', '--gcp', '--out', 'odd.ndjson']);
    expect(done.code, done.stderr).toBe(0);
    const records = readInventory(space.file('odd.ndjson'));
    expect(records).toContainEqual(
      expect.objectContaining({
        ...{ record: 'population', kind: 'disk', call: 'compute:disks.aggregatedList' },
        reading: expect.objectContaining({ state: 'unread', reason: 'failed' }) as object,
      }),
    );
  });

  it('an endpoint that is not https', async () => {
    server = await startGcpServer(WORLD);
    expectFault(await run(ASSESS, { CLOUDBRIEF_GCP_ENDPOINT: 'http://localhost:1' }), 'CB_CONFIG');
  });
}); // prettier-ignore

describe('doctor and policy', () => {
  it('doctor names the denied calls and prints the role that grants them', async () => {
    server = await startGcpServer({
      ...WORLD,
      refusals: [[/aggregated\/disks/, { status: 403, reason: 'PERMISSION_DENIED' }]],
    });
    const done = await run(['doctor', 'gcp']);
    expect(done.stdout).toContain('compute:disks.aggregatedList');
    expect(done.stdout).toContain('"compute.disks.list"');
  });

  it('policy prints a role with exactly the permissions of the collectors', async () => {
    server = await startGcpServer(WORLD);
    const { stdout } = await run(['policy', 'gcp']);
    const role = JSON.parse(stdout) as { includedPermissions: string[] };
    expect(role.includedPermissions).toContain('storage.buckets.getIamPolicy');
    expect(
      role.includedPermissions.filter(
        one => !/\.(list|listRuntimes|get|getIamPolicy|getEffectiveFirewalls|searchAllResources)$/.test(one),
      ),
    ).toEqual([]);
    const terraform = (await run(['policy', 'gcp', '--format', 'terraform'])).stdout;
    expect(terraform).toContain('google_organization_iam_custom_role');
    expect(terraform).toContain('resource "google_project_iam_member" "cloudbrief_quota"');
    const gcloud = (await run(['policy', 'gcp', '--format', 'gcloud'])).stdout;
    expect(gcloud).toContain('gcloud iam roles create cloudbriefReader --organization=');
    // The right to be counted for is of another project than the one that is read.
    expect(gcloud).toContain('<quota-project> --member=<member> --role=roles/serviceusage.serviceUsageConsumer');
    expect(role.includedPermissions).not.toContain('serviceusage.services.use');
  });
});
