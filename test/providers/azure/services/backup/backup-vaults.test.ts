import { describe, expect, it } from 'vitest';
import { azureBackupVaults } from '../../../../../src/providers/azure/services/backup/backup-vaults.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const VAULT = 'Microsoft.RecoveryServices/vaults';
const ITEM = `${VAULT}/backupFabrics/protectionContainers/protectedItems`;
const MACHINE = armPath('Microsoft.Compute/virtualMachines', 'Web-1');
const vault = (name: string, state: string, crossRegionRestore = 'Disabled') => ({
  id: armPath(VAULT, name),
  name,
  type: VAULT,
  location: 'westeurope',
  sku: { name: 'RS0', tier: 'Standard' },
  properties: {
    provisioningState: 'Succeeded',
    securitySettings: { immutabilitySettings: { state } },
    redundancySettings: { standardTierStorageRedundancy: 'GeoRedundant', crossRegionRestore },
  },
});
const item = (of: string, properties: Record<string, unknown> = {}) => ({
  id: `${armPath(VAULT, of)}/backupFabrics/Azure/protectionContainers/c/protectedItems/VM;web-1`,
  name: 'VM;web-1',
  type: ITEM,
  location: 'westeurope',
  properties: {
    protectedItemType: 'Microsoft.Compute/virtualMachines',
    sourceResourceId: MACHINE,
    protectionState: 'Protected',
    lastBackupStatus: 'Completed',
    lastRecoveryPoint: '2026-11-23T02:00:00Z',
    ...properties,
  },
});
const job = (operation: string, status: string) => ({
  id: `${armPath(VAULT, 'v')}/backupJobs/${operation}-${status}`,
  name: `${operation}-${status}`,
  type: `${VAULT}/backupJobs`,
  properties: {
    jobType: 'AzureIaaSVMJob',
    operation,
    status,
    startTime: '2026-11-01T01:00:00Z',
    endTime: '2026-11-01T02:00:00Z',
  },
});
const testInventory = {
  subscriptions,
  locations: LOCATIONS,
  resources: [vault('v', 'Locked', 'Enabled'), item('v')],
  answers: {
    [`${armPath(VAULT, 'v')}/backupJobs`]: [
      job('Restore', 'Completed'),
      job('Backup', 'Completed'),
      job('Restore', 'Failed'),
    ],
  },
};
const principals = { collectors: [azureBackupVaults] };

describe('a backup vault', () => {
  it('holds copies that nobody can delete, here and in the paired region, and tells of restores', async () => {
    const { records, resource, population } = await collectAzure(testInventory, principals);
    expect(resource('v').facets.immutability).toEqual({ state: 'value', value: { state: 'locked' } });
    const copies = records.flatMap(one =>
      one.record === 'resource' && one.kind === 'backup' ? [one.facets.backup] : [],
    );
    const copy = {
      source: MACHINE.toLowerCase(),
      provider: 'azure',
      account: SUBSCRIPTION,
      takenAt: '2026-11-23T02:00:00Z',
      immutability: 'locked',
    };
    expect(copies).toEqual([
      { state: 'value', value: { ...copy, region: 'westeurope' } },
      { state: 'value', value: { ...copy, region: 'northeurope' } },
    ]);
    expect(population('restore-test')?.reading).toEqual({ state: 'value', value: 2 });
    expect(resource('Restore-Completed').facets.restoreTest).toEqual({
      state: 'value',
      value: { what: 'restore', outcome: 'completed', at: '2026-11-01T02:00:00Z' },
    });
    expect(resource('Restore-Failed').facets.restoreTest).toMatchObject({ value: { outcome: 'failed' } });
  });

  it('that an administrator can open, without leave to restore elsewhere, holds one copy under a weak lock', async () => {
    const { records } = await collectAzure(
      { ...testInventory, resources: [vault('v', 'Unlocked'), item('v', { lastRecoveryPoint: null })] },
      principals,
    );
    const copies = records.flatMap(one =>
      one.record === 'resource' && one.kind === 'backup' ? [one.facets.backup] : [],
    );
    expect(copies).toHaveLength(1);
    expect(copies[0]).toMatchObject({ value: { region: 'westeurope', immutability: 'unlocked' } });
    expect(copies[0], 'never backed up yet').not.toHaveProperty('value.takenAt');
  });

  it('copies nothing of ours that is inside a machine, and says where it left disks out', async () => {
    const { records } = await collectAzure(
      {
        ...testInventory,
        resources: [
          vault('v', 'Disabled'),
          item('v', { protectedItemType: 'AzureVmWorkloadSQLDatabase' }),
          {
            ...item('v', { extendedProperties: { diskExclusionProperties: { diskLunList: [1] } } }),
            id: `${item('v').id}2`,
            name: 'part',
          },
        ],
      },
      principals,
    );
    const copies = records.flatMap(one =>
      one.record === 'resource' && one.kind === 'backup' ? [one.facets.backup] : [],
    );
    expect(copies.map(copy => copy?.state)).toEqual(['absent', 'unread']);
  });

  it('that others must agree to empty is guarded by them, where they guard what is deleted', async () => {
    const OTHERS = SUBSCRIPTION.replace(/a$/, 'b');
    const guarded = {
      ...vault('v', 'Unlocked'),
      properties: {
        securitySettings: { multiUserAuthorization: 'Enabled', softDeleteSettings: { softDeleteState: 'AlwaysON' } },
      },
    };
    const proxy = (operation: string) => ({
      id: `${armPath(VAULT, 'v')}/backupResourceGuardProxies/VaultProxy`,
      name: 'VaultProxy',
      type: `${VAULT}/backupResourceGuardProxies`,
      properties: {
        resourceGuardResourceId: armPath('Microsoft.DataProtection/resourceGuards', 'g', OTHERS),
        resourceGuardOperationDetails: [{ vaultCriticalOperation: operation }],
      },
    });
    const copyBehind = async (answers: Record<string, unknown>) => {
      const { records } = await collectAzure(
        { ...testInventory, resources: [guarded, item('v')], answers },
        principals,
      );
      return records.find(one => one.record === 'resource' && one.kind === 'backup');
    };
    const PROXIES = `${armPath(VAULT, 'v')}/backupResourceGuardProxies`;
    const deletes = `${VAULT}/backupFabrics/protectionContainers/protectedItems/delete`;
    expect(await copyBehind({ [PROXIES]: [proxy(deletes)] })).toHaveProperty(
      'facets.backup.value.approverAccount',
      OTHERS,
    );
    const other = await copyBehind({
      [PROXIES]: [proxy('Microsoft.DataProtection/resourceGuards/disableSoftDeleteRequests')],
    });
    expect(other, 'the guard looks away when backups are deleted').not.toHaveProperty(
      'facets.backup.value.approverAccount',
    );
    expect(other).toHaveProperty('facets.backup.value.immutability', 'unlocked');
  });

  it('tells what could not be backed up to it', async () => {
    const failed = {
      ...job('Backup', 'Failed'),
      properties: { ...job('Backup', 'Failed').properties, entityFriendlyName: 'web-1' },
    };
    const JOBS = `${armPath(VAULT, 'v')}/backupJobs`;
    const answers = { [JOBS]: [failed, job('Backup', 'Completed'), job('Restore', 'Failed')] };
    const { resource, server } = await collectAzure({ ...testInventory, answers }, principals);
    expect(resource('v').facets.failedBackupJobs).toEqual({
      state: 'value',
      value: { days: 30, resources: ['web-1'] },
    });
    expect(server.seen.flatMap(({ query }) => query.get('$filter') ?? [])[0]).toMatch(
      /^operation eq 'Backup' and status eq 'Failed' and startTime eq '\d{4}-\d\d-\d\d 12:\d\d:\d\d AM' and endTime eq/,
    );
    const refusals = [[/backupJobs$/, { status: 403, code: 'AuthorizationFailed' }]] as const;
    const hidden = await collectAzure({ ...testInventory, refusals }, principals);
    expect(hidden.resource('v').facets.failedBackupJobs).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('is unread where nobody may see it', async () => {
    const { population } = await collectAzure(
      {
        ...testInventory,
        permissions: { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.RecoveryServices/*'] }] },
      },
      principals,
    );
    for (const kind of ['backup-vault', 'backup', 'backup-plan'])
      expect(population(kind)?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(population('restore-test')?.reading, 'no vault, no word of restores').toMatchObject({ state: 'unread' });
  });
});

describe('a backup vault of the newer service', () => {
  const NEW = 'Microsoft.DataProtection/backupVaults';
  const SERVER = armPath('Microsoft.DBforPostgreSQL/flexibleServers', 'Orders');
  const newVault = {
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
    id: `${newVault.id}/backupInstances/${name}`,
    name,
    type: `${NEW}/backupInstances`,
    properties: {
      dataSourceInfo: { objectType: 'Datasource', datasourceType, resourceID },
      policyInfo: { policyId: `${newVault.id}/backupPolicies/weekly`, ...policyInfo },
      currentProtectionState: 'ProtectionConfigured',
    },
  });
  const newJob = (of: string, status: string, endTime: string) => ({
    id: `${newVault.id}/backupJobs/${of}-${status}-${endTime}`,
    name: `${of}-${status}`,
    type: `${NEW}/backupJobs`,
    properties: {
      backupInstanceId: `${newVault.id}/backupInstances/${of}`,
      dataSourceName: of,
      operation: 'Backup',
      operationCategory: 'Backup',
      status,
      endTime,
    },
  });
  const today = new Date().toISOString();
  const policy = {
    id: `${newVault.id}/backupPolicies/weekly`,
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
    resources: readonly (typeof newVault | ReturnType<typeof instance> | ReturnType<typeof newJob> | typeof policy)[],
  ) => collectAzure({ subscriptions, locations: LOCATIONS, resources: [newVault, policy, ...resources] }, principals);

  it('holds what its jobs say was copied, here and in the paired region', async () => {
    const { records } = await newer([
      instance('orders', 'Microsoft.DBforPostgreSQL/flexibleServers'),
      newJob('orders', 'Completed', '2026-11-01T02:00:00Z'),
      newJob('orders', 'Completed', today),
      newJob('orders', 'Failed', '2027-01-01T02:00:00Z'),
    ]);
    const copies = records.flatMap(one =>
      one.record === 'resource' && one.kind === 'backup' ? [one.facets.backup] : [],
    );
    expect(copies).toMatchObject(
      ['westeurope', 'northeurope'].map(region => ({
        value: { source: SERVER.toLowerCase(), takenAt: today, region, immutability: 'unlocked' },
      })),
    );
  });

  it('leaves to the list of snapshots what it makes of disks and clusters, and is silent on what no job tells', async () => {
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

  it('tells what failed lately', async () => {
    const { resource } = await newer([
      newJob('orders', 'Failed', today),
      newJob('old', 'Failed', '2020-01-01T00:00:00Z'),
    ]);
    expect(resource('n').facets.failedBackupJobs).toEqual({
      state: 'value',
      value: { days: 30, resources: ['orders'] },
    });
  });

  it('keeps by its plans', async () => {
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

describe('a plan of a vault', () => {
  const plan = (name: string, properties: Record<string, unknown>) => ({
    id: `${armPath(VAULT, 'v')}/backupPolicies/${name}`,
    name,
    type: `${VAULT}/backupPolicies`,
    properties: { backupManagementType: 'AzureIaasVM', protectedItemsCount: 2, ...properties },
  });
  const days = (count: number, durationType = 'Days') => ({ retentionDuration: { count, durationType } });
  const planned = async (name: string, properties: Record<string, unknown>) => {
    const { records } = await collectAzure(
      { ...testInventory, resources: [vault('v', 'Disabled'), plan(name, properties)] },
      principals,
    );
    return records.flatMap(one => (one.record === 'resource' && one.kind === 'backup-plan' ? [one.facets] : []));
  };

  it('says how often it runs and what it keeps longest', async () => {
    const [facets] = await planned('daily', {
      schedulePolicy: { schedulePolicyType: 'SimpleSchedulePolicy', scheduleRunFrequency: 'Daily' },
      retentionPolicy: {
        retentionPolicyType: 'LongTermRetentionPolicy',
        dailySchedule: days(30),
        weeklySchedule: null,
        monthlySchedule: days(12, 'Months'),
      },
    });
    expect(facets).toEqual({
      backupSelections: { state: 'value', value: 2 },
      backupSchedule: {
        state: 'value',
        value: [
          { retentionDays: 30, intervalHours: 24, copyActions: [] },
          { retentionDays: 360, intervalHours: 24, copyActions: [] },
        ],
      },
    });
  });

  it.each([
    [{ scheduleRunFrequency: 'Hourly', hourlySchedule: { interval: 4 } }, 4],
    [{ scheduleRunFrequency: 'Weekly', scheduleRunDays: ['Monday', 'Thursday'] }, 96],
    [{ scheduleRunFrequency: 'Weekly', weeklySchedule: { scheduleRunDays: ['Sunday'] } }, 168],
    [{ schedulePolicyType: 'LogSchedulePolicy', scheduleFrequencyInMins: 60 }, 1],
  ])('%o runs every %d hours', async (schedulePolicy, everyHours) => {
    const [facets] = await planned('p', { schedulePolicy, retentionPolicy: days(40) });
    expect(facets?.backupSchedule).toEqual({
      state: 'value',
      value: [{ retentionDays: 40, intervalHours: everyHours, copyActions: [] }],
    });
  });

  it('of a database has one rhythm for each sort of backup', async () => {
    const [facets] = await planned('sql', {
      subProtectionPolicy: [
        {
          policyType: 'Full',
          schedulePolicy: { scheduleRunFrequency: 'Daily' },
          retentionPolicy: { dailySchedule: days(8, 'Weeks') },
        },
        { policyType: 'Log', schedulePolicy: { scheduleFrequencyInMins: 30 }, retentionPolicy: days(15) },
      ],
    });
    expect(facets?.backupSchedule).toMatchObject({
      value: [
        { retentionDays: 56, intervalHours: 24 },
        { retentionDays: 15, intervalHours: 0.5 },
      ],
    });
  });

  it('that came with the vault and holds nothing is nobody’s', async () => {
    expect(await planned('DefaultPolicy', { protectedItemsCount: 0 })).toEqual([]);
    expect(await planned('DefaultPolicy', { protectedItemsCount: 3 })).toHaveLength(1);
    expect(await planned('forgotten', { protectedItemsCount: 0 })).toMatchObject([{ backupSelections: { value: 0 } }]);
  });
});
