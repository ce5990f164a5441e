import { describe, expect, it } from 'vitest';
import { azureDatabases } from '../../../../../src/providers/azure/services/databases/databases.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const SQL = 'Microsoft.Sql/servers';
const LOCKS = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/locks`;
const principals = { collectors: [azureDatabases] };

const sqlServer = (properties: Record<string, unknown> = {}) => ({
  id: armPath(SQL, 'sql1'),
  name: 'sql1',
  type: SQL,
  location: 'westeurope',
  kind: 'v12.0',
  properties: {
    version: '12.0',
    state: 'Ready',
    publicNetworkAccess: 'Enabled',
    minimalTlsVersion: '1.2',
    ...properties,
  },
});
const sqlDatabase = (name: string, properties: Record<string, unknown> = {}, kind = 'v12.0,user') => ({
  id: `${armPath(SQL, 'sql1')}/databases/${name}`,
  name,
  type: `${SQL}/databases`,
  location: 'westeurope',
  kind,
  sku: { name: 'GP_Gen5', tier: kind.includes('datawarehouse') ? 'DataWarehouse' : 'GeneralPurpose', capacity: 2 },
  properties: {
    status: 'Online',
    databaseId: `id-${name}`,
    creationDate: '2026-06-10T23:30:20.843Z',
    currentServiceObjectiveName: 'GP_Gen5_2',
    zoneRedundant: false,
    currentBackupStorageRedundancy: 'Local',
    ...properties,
  },
});
const sqlAnswers = (name: string, state: string, retentionDays: number) => ({
  [`${armPath(SQL, 'sql1')}/databases/${name}/transparentDataEncryption/current`]: {
    name: 'current',
    properties: { state },
  },
  [`${armPath(SQL, 'sql1')}/databases/${name}/backupShortTermRetentionPolicies/default`]: {
    name: 'default',
    properties: { retentionDays, diffBackupIntervalInHours: 24 },
  },
});
const firewall = (start: string, end: string) => ({
  [`${armPath(SQL, 'sql1')}/firewallRules`]: [{ name: 'r', properties: { startIpAddress: start, endIpAddress: end } }],
});
const flexible = (type: string, name: string, properties: Record<string, unknown> = {}, tier = 'GeneralPurpose') => ({
  id: armPath(type, name),
  name,
  type,
  location: 'westeurope',
  sku: { name: tier === 'Burstable' ? 'Standard_B1ms' : 'Standard_D4s_v3', tier },
  properties: {
    state: 'Ready',
    availabilityZone: '1',
    highAvailability: { mode: 'Disabled', state: 'NotEnabled' },
    backup: { backupRetentionDays: 7, geoRedundantBackup: 'Disabled' },
    network: { publicNetworkAccess: 'Disabled' },
    replicationRole: 'Primary',
    ...properties,
  },
});
const PG = 'Microsoft.DBforPostgreSQL/flexibleServers';
const MYSQL = 'Microsoft.DBforMySQL/flexibleServers';
const COSMOS = 'Microsoft.DocumentDB/databaseAccounts';

describe('an Azure SQL database', () => {
  it('that is well kept says so', async () => {
    const { resource, population } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [
          sqlServer({ publicNetworkAccess: 'Disabled', keyId: 'https://v.vault.azure.net/keys/k/1' }),
          sqlDatabase('master', {}, 'v12.0,system'),
          sqlDatabase('orders', { zoneRedundant: true, currentBackupStorageRedundancy: 'Geo' }),
          sqlDatabase('reports', {}, 'v12.0,user,datawarehouse'),
        ],
        answers: {
          ...sqlAnswers('orders', 'Enabled', 14),
          ...sqlAnswers('reports', 'Disabled', 7),
          [LOCKS]: [
            {
              id: `${armPath(SQL, 'SQL1')}/providers/Microsoft.Authorization/locks/keep`,
              name: 'keep',
              properties: { level: 'CanNotDelete' },
            },
          ],
        },
      },
      principals,
    );
    expect(population('database')?.reading).toEqual({ state: 'value', value: 1 });
    expect(resource('reports').kind).toBe('warehouse');
    expect(resource('reports').facets.encryptionAtRest).toEqual({ state: 'value', value: 'none' });
    expect(resource('orders').facets).toMatchObject({
      placement: { value: { spread: 'multi-zone' } },
      encryptionAtRest: { value: 'customer-managed-key' },
      deletionProtection: { value: true },
      automatedBackups: { value: { retentionDays: 14, pointInTimeRecovery: true, additionalRegions: ['northeurope'] } },
      publicAccess: { value: 'blocked' },
      state: { value: 'running' },
    });
  });

  it('that is left as it came says so', async () => {
    const { resource } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [sqlServer(), sqlDatabase('shop'), sqlDatabase('read', { secondaryType: 'Geo' })],
        answers: {
          ...sqlAnswers('shop', 'Disabled', 1),
          ...sqlAnswers('read', 'Enabled', 7),
          ...firewall('0.0.0.0', '255.255.255.255'),
          [LOCKS]: [],
        },
      },
      principals,
    );
    const { facets } = resource('shop');
    expect(facets).toMatchObject({
      placement: { value: { spread: 'single-zone' } },
      encryptionAtRest: { value: 'none' },
      deletionProtection: { value: false },
      publicAccess: { value: 'public' },
    });
    expect(facets.automatedBackups).toEqual({ state: 'value', value: { retentionDays: 1, pointInTimeRecovery: true } });
    expect(resource('read').facets).toMatchObject({
      placement: { value: { locations: [{ role: 'replica' }] } },
      dataDurability: { value: 'derived' },
    });
  });

  it('is kept by a lock of either level on it, and not by one of something whose name begins alike', async () => {
    const { resource } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [sqlServer(), sqlDatabase('orders'), sqlDatabase('orders-old')],
        answers: {
          [LOCKS]: [
            {
              id: `${armPath(SQL, 'sql1')}/databases/orders/providers/Microsoft.Authorization/locks/keep`,
              name: 'keep',
              properties: { level: 'ReadOnly' },
            },
          ],
        },
      },
      principals,
    );
    expect(resource('orders').facets.deletionProtection).toEqual({ state: 'value', value: true });
    expect(resource('orders-old').facets.deletionProtection).toEqual({ state: 'value', value: false });
  });

  it('does not say what refused questions would have told', async () => {
    const { resource } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [sqlServer(), sqlDatabase('shop', { zoneRedundant: undefined })],
        refusals: [[/transparentData|Retention|firewallRules|locks/, { status: 403, code: 'AuthorizationFailed' }]],
      },
      principals,
    );
    const { facets } = resource('shop');
    for (const name of ['encryptionAtRest', 'automatedBackups', 'publicAccess', 'deletionProtection'] as const)
      expect(facets[name], name).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(facets.placement).toMatchObject({ state: 'unread', reason: 'failed' });
  });
});

describe('a flexible server', () => {
  it('stands where its standby stands, and bursts where it is small', async () => {
    const { resource } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [
          flexible(PG, 'pg-good', {
            highAvailability: { mode: 'ZoneRedundant', standbyAvailabilityZone: '2' },
            backup: { backupRetentionDays: 30, geoRedundantBackup: 'Enabled' },
            dataEncryption: { type: 'AzureKeyVault' },
            storage: { storageSizeGB: 512, autoGrow: 'Enabled' },
          }),
          flexible(
            MYSQL,
            'my-small',
            { highAvailability: { mode: 'SameZone' }, storage: { autoGrow: 'Disabled' } },
            'Burstable',
          ),
          flexible(PG, 'pg-west', {}, 'GeneralPurpose'),
        ].map(row => (row.name === 'pg-west' ? { ...row, location: 'westus' } : row)),
        answers: { [LOCKS]: [] },
      },
      principals,
    );
    expect(resource('pg-good').facets).toMatchObject({
      placement: {
        value: {
          spread: 'multi-zone',
          locations: [
            { zone: 'westeurope-az3', role: 'primary' },
            { zone: 'westeurope-az1', role: 'standby' },
          ],
        },
      },
      automatedBackups: { value: { retentionDays: 30, additionalRegions: ['northeurope'] } },
      encryptionAtRest: { value: 'customer-managed-key' },
      performance: { value: { burstable: false } },
      storageAutoscaling: { value: true },
      publicAccess: { value: 'blocked' },
    });
    expect(resource('pg-west').facets.storageAutoscaling).toMatchObject({ state: 'unread', reason: 'failed' });
    expect(resource('my-small').facets).toMatchObject({
      placement: { value: { spread: 'single-zone', locations: [{ zone: 'westeurope-az3' }] } },
      performance: { value: { type: 'Standard_B1ms', burstable: true } },
      storageAutoscaling: { value: false },
    });
  });
});

describe('a Cosmos account', () => {
  const cosmos = (name: string, properties: Record<string, unknown>) => ({
    id: armPath(COSMOS, name),
    name,
    type: COSMOS,
    location: 'West Europe',
    kind: 'GlobalDocumentDB',
    properties: { provisioningState: 'Succeeded', ipRules: [], capabilities: [], ...properties },
  });
  const place = (locationName: string, failoverPriority: number, isZoneRedundant = false) => ({
    locationName,
    failoverPriority,
    isZoneRedundant,
  });

  it('says in how many places it stands and what it keeps', async () => {
    const { resource } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [
          cosmos('wide', {
            locations: [place('North Europe', 1), place('West Europe', 0)],
            backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous30Days' } },
            publicNetworkAccess: 'Disabled',
            disableLocalAuth: true,
          }),
          cosmos('narrow', {
            keysMetadata: {
              primaryMasterKey: { generationTime: '2025-06-01T10:00:00Z' },
              secondaryMasterKey: { generationTime: '2024-06-01T10:00:00Z' },
            },
            locations: [place('West Europe', 0)],
            backupPolicy: {
              type: 'Periodic',
              periodicModeProperties: {
                backupIntervalInMinutes: 240,
                backupRetentionIntervalInHours: 8,
                backupStorageRedundancy: 'Local',
              },
            },
            publicNetworkAccess: 'Enabled',
          }),
        ],
        answers: { [LOCKS]: [] },
      },
      principals,
    );
    expect(resource('wide').facets).toMatchObject({
      placement: {
        value: {
          spread: 'multi-region',
          locations: [
            { region: 'westeurope', role: 'primary' },
            { region: 'northeurope', role: 'replica' },
          ],
        },
      },
      automatedBackups: { value: { retentionDays: 30, pointInTimeRecovery: true, additionalRegions: ['northeurope'] } },
      publicAccess: { value: 'blocked' },
      localAuthentication: { value: { enabled: false } },
    });
    expect(resource('narrow').facets).toMatchObject({
      placement: { value: { spread: 'single-zone' } },
      automatedBackups: { value: { retentionDays: 8 / 24, pointInTimeRecovery: false } },
      publicAccess: { value: 'public' },
      localAuthentication: { value: { enabled: true, createdAt: '2024-06-01T10:00:00Z' } },
    });
  });
});
