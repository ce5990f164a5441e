import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArmFixture } from '../support/azure/arm-fixture.ts';
import { startArmServer, type ArmServer } from '../support/azure/arm-server.ts';
import { armPath, LOCATIONS, SUBSCRIPTION } from '../support/azure/collect.ts';
import {
  createWorkspace,
  expectFault,
  readInventory,
  readResults,
  runCli,
  type CliRun,
  type Workspace,
} from '../support/cli.ts';

let space: Workspace;
let server: ArmServer | undefined;
beforeEach(() => {
  space = createWorkspace();
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  space.remove();
});

const SHOP = { subscriptionId: SUBSCRIPTION, displayName: 'Shop production' };
const resources = [
  {
    id: armPath('Microsoft.Compute/disks', 'orders-data'),
    name: 'orders-data',
    type: 'Microsoft.Compute/disks',
    location: 'westeurope',
    sku: { name: 'StandardSSD_LRS' },
    zones: ['1'],
    properties: {
      diskState: 'Attached',
      diskSizeGB: 64,
      encryption: { type: 'EncryptionAtRestWithPlatformKey' },
    },
  },
];

async function run(
  fixture: ArmFixture,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  server = await startArmServer({ locations: LOCATIONS, ...fixture });
  return runCli(args, { cwd: space.path, env: { ...server.environment, ...env } });
}
const assess = ['assess', '--azure', '--out', 'out', '--format', 'json', '--all-findings'];

describe('a company on Azure', () => {
  it('gets a briefing with the default credential chain', async () => {
    const done = await run({ subscriptions: [SHOP], resources }, assess);
    expect(done.code, done.stderr).toBe(0);
    const { assessment, status } = readResults(space.file('out'));
    expect(assessment.coverage.byKind).toMatchObject({ account: 1, disk: 1 });
    expect(status('unencrypted-disk', 'orders-data')).toBe('pass');
    expect(status('burstable-disk', 'orders-data')).toBe('fail');
    const [header] = readInventory(space.file('out', 'inventory.ndjson.gz'));
    expect(header).toMatchObject({ targets: [{ provider: 'azure', account: SUBSCRIPTION, name: 'Shop production' }] });
  });

  it('reads subscriptions by id or name, and names unknown ones', async () => {
    const two = { subscriptions: [SHOP, { subscriptionId: SUBSCRIPTION.replace(/a$/, 'b'), displayName: 'Lab' }] };
    writeFileSync(space.file('lab.ndjson.partial'), '');
    const done = await run(two, ['collect', '--subscription', 'Lab', '--out', 'lab.ndjson']);
    expect(done.code, done.stderr).toBe(0);
    expect(done.stderr).toContain('lab.ndjson.partial of an interrupted run will be replaced; --resume continues it.');
    expect(readInventory(space.file('lab.ndjson'))[0]).toMatchObject({ targets: [{ name: 'Lab' }] });
    const typo = await runCli(['collect', '--subscription', 'Labb', '--out', 'x.ndjson'], {
      cwd: space.path,
      env: server!.environment,
    });
    expect(expectFault(typo, 'CB_CREDENTIALS').join(' ')).toContain('Did you mean Lab?');
  });

  it('reads the subscriptions of a management group and its descendants, and counts hidden ones', async () => {
    const [lab, hidden] = [SUBSCRIPTION.replace(/a$/, 'b'), SUBSCRIPTION.replace(/a$/, 'c')];
    const below = (name: string, type: string): object => ({ id: `/${type}/${name}`, type, name, properties: {} });
    const path = (group: string): string => `/providers/Microsoft.Management/managementGroups/${group}/descendants`;
    const fixture = {
      subscriptions: [SHOP, { subscriptionId: lab, displayName: 'Lab' }],
      answers: {
        [path('shop')]: [
          below('tills', 'providers/Microsoft.Management/managementGroups'),
          below(SUBSCRIPTION.toUpperCase(), 'subscriptions'),
          below(hidden, 'subscriptions'),
        ],
        [path('empty')]: [],
      },
      refusals: [[/managementGroups\/shpo/, { status: 403, code: 'AuthorizationFailed' }]] as const,
      page: 1,
    };
    const done = await run(fixture, ['collect', '--management-group', 'shop', '--out', 'shop.ndjson']);
    expect(done.code, done.stderr).toBe(0);
    expect(done.stderr).toContain('1 of the 2 subscriptions in the management group shop are out of sight');
    const [header] = readInventory(space.file('shop.ndjson'));
    const missing = { account: hidden, failedBecause: 'denied' };
    expect(header).toMatchObject({ targets: [{ name: 'Shop production' }, missing] });
    const again = (...args: string[]): Promise<CliRun> =>
      runCli(['collect', ...args, '--out', 'x.ndjson'], { cwd: space.path, env: server!.environment });
    const both = await again('--management-group', 'shop', '--subscription', 'Lab');
    expect(both.code, both.stderr).toBe(0);
    expect(readInventory(space.file('x.ndjson'))[0]).toMatchObject({
      targets: [{ name: 'Lab' }, { name: 'Shop production' }, missing],
    });
    const empty = expectFault(await again('--management-group', 'empty'), 'CB_CREDENTIALS').join(' ');
    expect(empty).toContain('The identity sees no subscription in empty.');
    const typo = expectFault(await again('--management-group', 'shpo'), 'CB_CREDENTIALS').join(' ');
    expect(typo).toContain('did not say what is in the management group shpo');
  });
});

describe('failed authentication', () => {
  it('is reported without a visible subscription', async () => {
    const [message] = expectFault(await run({ subscriptions: [] }, assess), 'CB_CREDENTIALS');
    expect(message).toContain('can see no Azure subscription');
  });

  it('is reported for an expired secret', async () => {
    const noToken = {
      error: 'invalid_client',
      error_description: 'AADSTS7000222: The provided client secret keys are expired.',
    };
    const [said, next] = expectFault(await run({ subscriptions: [SHOP], noToken }, assess), 'CB_CREDENTIALS');
    expect(said).toContain('The client secret has expired');
    expect(next).toContain('az ad app credential reset');
  });

  it('is reported for conditional access', async () => {
    const noToken = {
      error: 'invalid_grant',
      error_description: 'AADSTS53003: Access has been blocked by Conditional Access policies.',
    };
    const [said] = expectFault(await run({ subscriptions: [SHOP], noToken }, assess), 'CB_CREDENTIALS');
    expect(said).toContain('conditional access');
  });

  it('is reported for a tenant of another cloud', async () => {
    const noToken = { error: 'invalid_request', error_description: "AADSTS90002: Tenant 'x' not found." };
    const said = expectFault(await run({ subscriptions: [SHOP], noToken }, assess), 'CB_CREDENTIALS').join(' ');
    expect(said).toContain('azure.cloud');
  });

  it('is reported without credentials', async () => {
    server = await startArmServer({ subscriptions: [SHOP] });
    const { CLOUDBRIEF_AZURE_ENDPOINT = '', NODE_EXTRA_CA_CERTS = '' } = server.environment;
    const env = { CLOUDBRIEF_AZURE_ENDPOINT, NODE_EXTRA_CA_CERTS, IDENTITY_ENDPOINT: '', PATH: '' };
    const said = expectFault(await runCli(assess, { cwd: space.path, env }), 'CB_CREDENTIALS').join(' ');
    expect(said).toContain('az login');
  });

  it('is reported for an endpoint without https', async () => {
    const done = await run({ subscriptions: [SHOP] }, assess, { CLOUDBRIEF_AZURE_ENDPOINT: 'http://localhost:1' });
    expectFault(done, 'CB_CONFIG');
  });
});

describe('the doctor', () => {
  const doctor = ['doctor', 'azure'];

  it('reports readable subscriptions, and one role with all missing permissions', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Compute/disks/read'] }] };
    const done = await run({ subscriptions: [SHOP], resources, permissions }, doctor);
    expect(done.code, done.stderr).toBe(2);
    expect(done.stdout).toMatch(/ok\s+subscriptions: Shop production/);
    expect(done.stdout).toContain('ok    azure-network in Shop production: everything could be read');
    expect(done.stdout).toMatch(/FAIL\s+Microsoft.Compute\/disks:list: denied/);
    const role = JSON.parse(/\{[^]*\}/.exec(done.stdout)?.[0] ?? '') as { Actions: string[] };
    expect(role).toMatchObject({
      IsCustom: true,
      Actions: ['Microsoft.Compute/disks/read'],
      AssignableScopes: [`/subscriptions/${SUBSCRIPTION}`],
    });
  });

  it('ends with a verdict and an exit code; --quiet says nothing but what fails', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['Microsoft.Resources/*/read'] }] };
    const all = await run({ subscriptions: [SHOP], resources, permissions }, doctor);
    expect(all.code).toBe(2);
    expect(all.stdout).toMatch(/\nNot ready: \d+ of \d+ checks fails?; the fixes are above\.\n$/);
    await server!.close();
    const quiet = await run({ subscriptions: [SHOP], resources, permissions }, [...doctor, '--quiet']);
    expect(quiet.code).toBe(2);
    expect(quiet.stdout).toMatch(/^FAIL /);
    expect(quiet.stdout).not.toMatch(/^ok |ready/im);
  });

  it('reports why authentication failed', async () => {
    const done = await run({ subscriptions: [] }, doctor);
    expect(done.code).toBe(2);
    expect(done.stdout).toMatch(/FAIL\s+credentials: .*can see no Azure subscription/);
  });
});

describe('missing permissions', () => {
  it('for everything: the run fails, and the history keeps what it has', async () => {
    const list = async (): Promise<unknown[]> => {
      const { stdout } = await runCli(['history', 'list', '--json', '--store', 'kept'], { cwd: space.path });
      return JSON.parse(stdout) as unknown[];
    };
    const store = ['--store', 'kept'];
    const good = await run({ subscriptions: [SHOP], resources }, [...assess, ...store, '--now', '2026-08-22']);
    expect(good.code, good.stderr).toBe(0);
    expect(await list()).toHaveLength(1);
    await server!.close();
    const refused = { status: 403, code: 'AuthorizationFailed' };
    const refusals = [[/ \/(subscriptions\/.|providers\/|batch)/, refused]] as const;
    const blind = await run({ subscriptions: [SHOP], resources, refusals }, [...assess, ...store]);
    expectFault(blind, 'CB_NOTHING_READ');
    expect(blind.stdout).not.toContain('kept');
    expect(await list()).toHaveLength(1);
  });

  it('leave the disks unread without Reader, and the run continues', async () => {
    const permissions = {
      [SUBSCRIPTION]: [{ actions: ['Microsoft.Resources/*/read', 'Microsoft.Authorization/*/read'] }],
    };
    const done = await run({ subscriptions: [SHOP], resources, permissions }, assess);
    expect(done.code, done.stderr).toBe(0);
    const { assessment } = readResults(space.file('out'));
    expect(assessment.coverage.unread).toContainEqual(
      expect.objectContaining({
        call: 'Microsoft.Compute/disks:list',
        reason: 'denied',
        permissions: ['Microsoft.Compute/disks/read'],
      }),
    );
  });

  it('of Resource Graph change nothing', async () => {
    const refusals = [[/ResourceGraph/, { status: 403, code: 'AuthorizationFailed', message: 'No.' }]] as const;
    const done = await run({ subscriptions: [SHOP], resources, refusals }, assess);
    expect(done.code, done.stderr).toBe(0);
    expect(readResults(space.file('out')).status('unencrypted-disk', 'orders-data')).toBe('pass');
  });
});
