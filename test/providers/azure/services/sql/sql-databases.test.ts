import { describe, expect, it } from 'vitest';
import { azureDatabases } from '../../../../../src/providers/azure/services/databases/databases.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const SQL = 'Microsoft.Sql/servers';
const LOCKS = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/locks`;
const only = { collectors: [azureDatabases] };
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

describe('an Azure SQL database', () => {
  it('reports recommended settings', async () => {
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
      only,
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

  it('reports weak settings', async () => {
    const { resource } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [sqlServer(), sqlDatabase('shop'), sqlDatabase('read', { secondaryType: 'Geo', status: 'online' })],
        answers: {
          ...sqlAnswers('shop', 'Disabled', 1),
          ...sqlAnswers('read', 'enabled', 7),
          ...firewall('0.0.0.0', '255.255.255.255'),
          [LOCKS]: [],
        },
      },
      only,
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
      encryptionAtRest: { value: 'provider-managed-key' },
      state: { value: 'running' },
    });
  });

  it('is protected by a lock of either level on it or its parents, and not by that of a similar name', async () => {
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
      only,
    );
    expect(resource('orders').facets.deletionProtection).toEqual({ state: 'value', value: true });
    expect(resource('orders-old').facets.deletionProtection).toEqual({ state: 'value', value: false });
  });

  it('has unread facets for denied calls', async () => {
    const { resource } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [sqlServer(), sqlDatabase('shop', { zoneRedundant: undefined })],
        refusals: [[/transparentData|Retention|firewallRules|locks/, { status: 403, code: 'AuthorizationFailed' }]],
      },
      only,
    );
    const { facets } = resource('shop');
    for (const name of ['encryptionAtRest', 'automatedBackups', 'publicAccess', 'deletionProtection'] as const)
      expect(facets[name], name).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(facets.placement).toMatchObject({ state: 'unread', reason: 'failed' });
  });
});
