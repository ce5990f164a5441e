import { describe, expect, it } from 'vitest';
import { azureBackupVaults } from '../../../../../src/providers/azure/services/backup/backup-vaults.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];

const only = { collectors: [azureBackupVaults] };

describe('a Backup vault', () => {
  const NEW = 'Microsoft.DataProtection/backupVaults';
  const SERVER = armPath('Microsoft.DBforPostgreSQL/flexibleServers', 'Orders');
  const backupVault = {
    id: armPath(NEW, 'n'),
    name: 'n',
    type: NEW,
    location: 'westeurope',
    properties: {
      storageSettings: [{ datastoreType: 'VaultStore', type: 'GeoRedundant' }],
      featureSettings: { crossRegionRestoreSettings: { state: 'Enabled' } },
      securitySettings: { softDeleteSettings: { state: 'On', retentionDurationInDays: 14 } },
      isVaultProtectedByResourceGuard: false,
    },
  };
  const instance = (
    name: string,
    datasourceType: string,
    resourceID = SERVER,
    policyInfo: Record<string, unknown> = {},
  ) => ({
    id: `${backupVault.id}/backupInstances/${name}`,
    name,
    type: `${NEW}/backupInstances`,
    properties: {
      dataSourceInfo: { objectType: 'Datasource', datasourceType, resourceID },
      policyInfo: { policyId: `${backupVault.id}/backupPolicies/weekly`, ...policyInfo },
      currentProtectionState: 'ProtectionConfigured',
    },
  });
  const backupJob = (of: string, status: string, endTime: string) => ({
    id: `${backupVault.id}/backupJobs/${of}-${status}-${endTime}`,
    name: `${of}-${status}`,
    type: `${NEW}/backupJobs`,
    properties: {
      backupInstanceId: `${backupVault.id}/backupInstances/${of}`,
      dataSourceName: of,
      operation: 'Backup',
      operationCategory: 'Backup',
      status,
      endTime,
    },
  });
  const today = new Date().toISOString();
  const policy = {
    id: `${backupVault.id}/backupPolicies/weekly`,
    name: 'weekly',
    type: `${NEW}/backupPolicies`,
    properties: {
      objectType: 'BackupPolicy',
      policyRules: [
        {
          objectType: 'AzureBackupRule',
          trigger: { schedule: { repeatingTimeIntervals: ['R/2019-11-20T08:00:00-08:00/P1W'] } },
        },
        { objectType: 'AzureRetentionRule', isDefault: true, lifecycles: [{ deleteAfter: { duration: 'P1W' } }] },
        { objectType: 'AzureRetentionRule', isDefault: false, lifecycles: [{ deleteAfter: { duration: 'P12W' } }] },
      ],
    },
  };
  const newer = (
    resources: readonly (
      typeof backupVault | ReturnType<typeof instance> | ReturnType<typeof backupJob> | typeof policy
    )[],
  ) => collectAzure({ subscriptions, locations: LOCATIONS, resources: [backupVault, policy, ...resources] }, only);

  it('has the backups of its completed jobs, also in the paired region', async () => {
    const { records } = await newer([
      instance('orders', 'Microsoft.DBforPostgreSQL/flexibleServers'),
      backupJob('orders', 'Completed', '2026-11-01T02:00:00Z'),
      backupJob('orders', 'Completed', today),
      backupJob('orders', 'Failed', '2027-01-01T02:00:00Z'),
    ]);
    const backups = records.flatMap(one =>
      one.record === 'resource' && one.kind === 'backup' ? [one.facets.backup] : [],
    );
    expect(backups).toMatchObject(
      ['westeurope', 'northeurope'].map(region => ({
        value: { source: SERVER.toLowerCase(), takenAt: today, region, immutability: 'unlocked' },
      })),
    );
  });

  it('has no backups of disks and clusters, which are snapshots, and an unread one without a job', async () => {
    const { resource } = await newer([
      instance('volumes', 'Microsoft.ContainerService/managedClusters'),
      instance('orders', 'Microsoft.DBforPostgreSQL/flexibleServers'),
      instance('versions', 'Microsoft.Storage/storageAccounts/blobServices'),
      instance('blobs', 'Microsoft.Storage/storageAccounts/blobServices', SERVER, {
        policyParameters: { backupDatasourceParametersList: [{ containersList: ['a'] }] },
      }),
    ]);
    expect(resource('volumes').facets.backup).toEqual({ state: 'absent' });
    expect(resource('versions').facets.backup, 'it goes with the account').toEqual({ state: 'absent' });
    expect(resource('orders').facets.backup).toMatchObject({ state: 'unread' });
    expect(resource('blobs').facets.backup).toMatchObject({ state: 'unread' });
  });

  it('reports failed backup jobs', async () => {
    const { resource } = await newer([
      backupJob('orders', 'Failed', today),
      backupJob('old', 'Failed', '2020-01-01T00:00:00Z'),
    ]);
    expect(resource('n').facets.failedBackupJobs).toEqual({
      state: 'value',
      value: { days: 30, resources: ['orders'] },
    });
  });

  it('reports the schedule of its policies', async () => {
    const { resource } = await newer([instance('orders', 'Microsoft.DBforPostgreSQL/flexibleServers')]);
    expect(resource('weekly')).toMatchObject({ region: 'westeurope' });
    expect(resource('weekly').facets).toMatchObject({
      backupSelections: { value: 1 },
      backupSchedule: {
        value: [
          { retentionDays: 7, intervalHours: 168, copyActions: [] },
          { retentionDays: 84, intervalHours: 168, copyActions: [] },
        ],
      },
    });
  });
});
