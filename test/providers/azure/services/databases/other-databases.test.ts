import { describe, expect, it } from 'vitest';
import { azureDatabases } from '../../../../../src/providers/azure/services/databases/databases.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';
import { azureVerdicts } from '../../../../support/azure/verdicts.ts';

const LOCKS = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/locks`;
const row = (type: string, name: string, properties: Record<string, unknown>, location = 'westeurope') => ({
  id: armPath(type, name),
  name,
  type,
  location,
  sku: { name: 'GP_Gen5_2', tier: 'GeneralPurpose' },
  properties,
});
const read = async (resources: readonly ReturnType<typeof row>[], answers: Record<string, unknown> = {}) =>
  collectAzure(
    {
      subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }],
      locations: LOCATIONS,
      resources,
      answers: { [LOCKS]: [], ...answers },
    },
    { collectors: [azureDatabases] },
  );

describe('a single server', () => {
  const PG = 'Microsoft.DBforPostgreSQL/servers';
  const MYSQL = 'Microsoft.DBforMySQL/servers';
  const MARIADB = 'Microsoft.DBforMariaDB/servers';
  const single = (type: string, name: string, properties: Record<string, unknown> = {}) =>
    row(type, name, {
      version: '9.6',
      sslEnforcement: 'Enabled',
      minimalTlsVersion: 'TLS1_2',
      userVisibleState: 'Ready',
      replicationRole: '',
      byokEnforcement: 'Disabled',
      publicNetworkAccess: 'Disabled',
      storageProfile: { backupRetentionDays: 7, geoRedundantBackup: 'Disabled', storageAutogrow: 'Enabled' },
      ...properties,
    });

  it('has the facets of a database, from its list', async () => {
    const { resource } = await read([
      single(PG, 'ledger', { storageProfile: { backupRetentionDays: 14, geoRedundantBackup: 'Enabled', storageAutogrow: 'Disabled' } }),
      single(MYSQL, 'copy', { replicationRole: 'Replica', byokEnforcement: 'Enabled' }),
    ]); // prettier-ignore
    expect(resource('ledger')).toMatchObject({
      kind: 'database',
      type: PG,
      facets: {
        placement: { value: { spread: 'single-zone' } },
        automatedBackups: {
          value: { retentionDays: 14, pointInTimeRecovery: true, additionalRegions: ['northeurope'] },
        },
        storageAutoscaling: { value: false },
        publicAccess: { value: 'blocked' },
        listeners: { value: [{ port: 5432 }] },
        deletionProtection: { value: false },
        versionSupport: { value: { version: '9.6', endOfStandardSupport: '2025-03-28T00:00:00.000Z' } },
      },
    });
    expect(resource('copy').facets).toMatchObject({
      dataDurability: { value: 'derived' },
      encryptionAtRest: { value: 'customer-managed-key' },
      listeners: { value: [{ port: 3306 }] },
    });
  });

  it.each([
    [PG, {}, 'pass'],
    [MYSQL, { minimalTlsVersion: 'TLSEnforcementDisabled' }, 'fail outdated'],
    [MARIADB, { sslEnforcement: 'Disabled' }, 'fail optional'],
  ] as const)('of %s with %j: %s', async (type, properties, verdict) => {
    const said = await azureVerdicts({ resources: [single(type, 'db', properties)] }, ['tls-not-enforced']);
    expect(said.get('db')).toBe(verdict);
  });

  it('is retired, whatever its version, and open where its firewall is', async () => {
    const answers = {
      [`${armPath(MARIADB, 'open')}/firewallRules`]: [
        { name: 'all', properties: { startIpAddress: '0.0.0.0', endIpAddress: '255.255.255.255' } },
      ],
      [`${armPath(MYSQL, 'office')}/firewallRules`]: [
        { name: 'office', properties: { startIpAddress: '203.0.113.1', endIpAddress: '203.0.113.9' } },
      ],
    };
    const resources = [
      single(MARIADB, 'open', { publicNetworkAccess: 'Enabled' }),
      single(MYSQL, 'office', { publicNetworkAccess: 'Enabled' }),
      single(PG, 'shut'),
    ];
    const ports = await azureVerdicts({ resources, answers }, ['open-database-port']);
    expect(Object.fromEntries(ports)).toMatchObject({ open: 'fail database', office: 'pass', shut: 'pass' });
    const ends = await azureVerdicts({ resources, answers }, ['version-near-end-of-support']);
    expect(Object.fromEntries(ends)).toMatchObject({ open: 'fail ended', office: 'fail ended', shut: 'fail ended' });
  });
});

describe('a flexible server', () => {
  const flexible = (name: string, version: string | undefined, type = 'Microsoft.DBforPostgreSQL/flexibleServers') =>
    row(type, name, { state: 'Ready', version, network: { publicNetworkAccess: 'Disabled' } });

  it.each([
    ['9', 'fail ended'],
    ['11', 'fail ended'],
    ['13', 'fail ended'],
    ['14', 'partial ending'],
    ['16', 'pass'],
    ['99', 'unknown'],
    ['soon', 'unknown'],
    [undefined, 'unknown'],
  ])('of PostgreSQL %s: %s', async (version, verdict) => {
    const said = await azureVerdicts({ resources: [flexible('db', version)] }, ['version-near-end-of-support']);
    expect(said.get('db')).toBe(verdict);
  });

  it('of MySQL is unknown: no source of its dates was found', async () => {
    const mysql = flexible('db', '8.0.21', 'Microsoft.DBforMySQL/flexibleServers');
    const said = await azureVerdicts({ resources: [mysql] }, ['version-near-end-of-support']);
    expect(said.get('db')).toBe('unknown');
  });
});

describe('a cluster of MongoDB vCore', () => {
  const MONGO = 'Microsoft.DocumentDB/mongoClusters';
  const mongo = (name: string, properties: Record<string, unknown> = {}) =>
    row(MONGO, name, {
      clusterStatus: 'Ready',
      compute: { tier: 'M40' },
      publicNetworkAccess: 'Disabled',
      ...properties,
    });

  it('is spread by its high availability, and has backups of its own', async () => {
    const { resource } = await read([
      mongo('wide', { highAvailability: { targetMode: 'ZoneRedundantPreferred' } }),
      mongo('narrow', { highAvailability: { targetMode: 'Disabled' }, compute: { tier: 'M25' } }),
      mongo('free', { highAvailability: { targetMode: 'Disabled' }, compute: { tier: 'Free' } }),
      mongo('silent', { compute: undefined }),
    ]);
    expect(resource('wide').facets).toMatchObject({
      placement: { value: { spread: 'multi-zone' } },
      automatedBackups: { value: { retentionDays: 35, pointInTimeRecovery: true } },
      performance: { value: { burstable: false } },
      state: { value: 'running' },
    });
    expect(resource('narrow').facets).toMatchObject({
      placement: { value: { spread: 'single-zone' } },
      performance: { value: { type: 'M25', burstable: true } },
    });
    expect(resource('free').facets.automatedBackups).toEqual({ state: 'absent' });
    expect(resource('silent').facets).toMatchObject({ placement: { state: 'unread' }, performance: { state: 'unread' } });
  }); // prettier-ignore

  it('is open where its firewall is', async () => {
    const said = await azureVerdicts(
      {
        resources: [mongo('azure', { publicNetworkAccess: 'Enabled' }), mongo('shut')],
        answers: {
          [`${armPath(MONGO, 'azure')}/firewallRules`]: [
            { name: 'azure', properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' } },
          ],
        },
      },
      ['open-database-port'],
    );
    expect(Object.fromEntries(said)).toMatchObject({ azure: 'fail database', shut: 'pass' });
  });
});

describe('a managed Cassandra cluster', () => {
  const CASSANDRA = 'Microsoft.DocumentDB/cassandraClusters';
  const center = (dataCenterLocation: string, availabilityZone = false) => ({
    name: dataCenterLocation,
    properties: { dataCenterLocation, availabilityZone, sku: 'Standard_DS14_v2', nodeCount: 3 },
  });

  it('is where its data centers are', async () => {
    const { resource } = await read(
      ['one', 'zones', 'two', 'none'].map(name => row(CASSANDRA, name, { hoursBetweenBackups: name === 'none' ? 0 : 24 })),
      {
        [`${armPath(CASSANDRA, 'one')}/dataCenters`]: [center('West Europe')],
        [`${armPath(CASSANDRA, 'zones')}/dataCenters`]: [center('West Europe', true)],
        [`${armPath(CASSANDRA, 'two')}/dataCenters`]: [center('West Europe'), center('North Europe')],
        [`${armPath(CASSANDRA, 'none')}/dataCenters`]: [],
      },
    ); // prettier-ignore
    const spread = (name: string) => resource(name).facets.placement;
    expect(spread('one')).toMatchObject({ value: { spread: 'single-zone' } });
    expect(spread('zones')).toMatchObject({ value: { spread: 'multi-zone' } });
    expect(spread('two')).toMatchObject({ value: { spread: 'multi-region', locations: [{ region: 'westeurope' }, { region: 'northeurope' }] } });
    expect(spread('none')).toMatchObject({ state: 'unread' });
    expect(resource('one').facets).toMatchObject({
      automatedBackups: { value: { retentionDays: 2, pointInTimeRecovery: false } },
      publicAccess: { value: 'blocked' },
    });
    expect(resource('none').facets.automatedBackups).toEqual({ state: 'absent' });
  }); // prettier-ignore

  it.each<readonly [string, Record<string, unknown>, unknown]>([
    ['the days of the service, however often', { hoursBetweenBackups: 4 }, { retentionDays: 2, pointInTimeRecovery: false }],
    ['the days of its schedules', { hoursBetweenBackups: 24, backupSchedules: [{ retentionInHours: 168 }, { retentionInHours: 24 }] }, { retentionDays: 7, pointInTimeRecovery: false }],
  ])('keeps snapshots for %s', async (_, properties, backups) => {
    const { resource } = await read([row(CASSANDRA, 'one', properties)], { [`${armPath(CASSANDRA, 'one')}/dataCenters`]: [center('West Europe')] });
    expect(resource('one').facets.automatedBackups).toEqual({ state: 'value', value: backups });
  }); // prettier-ignore

  it('has unread placement without its data centers', async () => {
    const { resource } = await collectAzure(
      {
        subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }],
        locations: LOCATIONS,
        resources: [row(CASSANDRA, 'orders', { hoursBetweenBackups: 24 })],
        answers: { [LOCKS]: [] },
        refusals: [[/dataCenters/, { status: 403, code: 'AuthorizationFailed' }]],
      },
      { collectors: [azureDatabases] },
    );
    expect(resource('orders').facets).toMatchObject({
      placement: { state: 'unread', reason: 'denied' },
      automatedBackups: { value: { retentionDays: 2 } },
    });
  });
});
