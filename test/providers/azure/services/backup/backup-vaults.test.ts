import { describe, expect, it } from 'vitest';
import { azureBackupVaults } from '../../../../../src/providers/azure/services/backup/backup-vaults.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const VAULT = 'Microsoft.RecoveryServices/vaults';
const ITEM = `${VAULT}/backupFabrics/protectionContainers/protectedItems`;
const VIRTUAL_MACHINE = armPath('Microsoft.Compute/virtualMachines', 'Web-1');
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
    sourceResourceId: VIRTUAL_MACHINE,
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
const fixture = {
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
const only = { collectors: [azureBackupVaults] };

describe('a Recovery Services vault', () => {
  it('has immutable backups, also in the paired region, and restore jobs', async () => {
    const { records, resource, population } = await collectAzure(fixture, only);
    expect(resource('v').facets.immutability).toEqual({ state: 'value', value: { state: 'locked' } });
    const backups = records.flatMap(one =>
      one.record === 'resource' && one.kind === 'backup' ? [one.facets.backup] : [],
    );
    const backup = {
      source: VIRTUAL_MACHINE.toLowerCase(),
      provider: 'azure',
      account: SUBSCRIPTION,
      takenAt: '2026-11-23T02:00:00Z',
      immutability: 'locked',
    };
    expect(backups).toEqual([
      { state: 'value', value: { ...backup, region: 'westeurope' } },
      { state: 'value', value: { ...backup, region: 'northeurope' } },
    ]);
    expect(population('restore-test')?.reading).toEqual({ state: 'value', value: 2 });
    expect(resource('Restore-Completed').facets.restoreTest).toEqual({
      state: 'value',
      value: { what: 'restore', outcome: 'completed', at: '2026-11-01T02:00:00Z' },
    });
    expect(resource('Restore-Failed').facets.restoreTest).toMatchObject({ value: { outcome: 'failed' } });
  });

  it('has backups in the paired region that only the provider can restore without cross-region restore', async () => {
    const { records } = await collectAzure(
      { ...fixture, resources: [vault('v', 'Unlocked'), item('v', { lastRecoveryPoint: null })] },
      only,
    );
    const copies = records.flatMap(one =>
      one.record === 'resource' && one.kind === 'backup' ? [one.facets.backup] : [],
    );
    expect(copies).toMatchObject([
      { value: { region: 'westeurope', immutability: 'unlocked' } },
      { value: { region: 'northeurope', restriction: 'provider-restore' } },
    ]);
    expect(copies[0]).not.toHaveProperty('value.restriction');
    expect(copies[0], 'never backed up yet').not.toHaveProperty('value.takenAt');
  });

  it('has no backup of an item that soft delete keeps for some days', async () => {
    const deleted = item('v', { protectionState: 'ProtectionStopped', isScheduledForDeferredDelete: true });
    const { records } = await collectAzure({ ...fixture, resources: [vault('v', 'Disabled'), deleted] }, only);
    expect(records.filter(one => one.record === 'resource' && one.kind === 'backup')).toMatchObject([
      { facets: { backup: { state: 'absent' } } },
    ]);
  });

  it('has a part of a storage account while one of its shares is not backed up', async () => {
    const ACCOUNT = armPath('Microsoft.Storage/storageAccounts', 'ledgers');
    const share = (friendlyName: string, more: object = {}) => ({
      ...item('v', {
        protectedItemType: 'AzureFileShareProtectedItem',
        sourceResourceId: ACCOUNT,
        friendlyName,
        ...more,
      }),
      id: `${armPath(VAULT, 'v')}/backupFabrics/Azure/protectionContainers/s/protectedItems/AzureFileShare;${friendlyName}`,
      name: `AzureFileShare;${friendlyName}`,
    });
    const backups = async (items: readonly object[], shares: readonly string[], kind = 'FileStorage') => {
      const { records, server } = await collectAzure(
        {
          ...fixture,
          resources: [vault('v', 'Disabled'), ...(items as ReturnType<typeof share>[])],
          answers: {
            ...fixture.answers,
            [ACCOUNT]: { id: ACCOUNT, name: 'ledgers', kind },
            [`${ACCOUNT}/fileServices/default/shares`]: shares.map(name => ({ name })),
          },
        },
        only,
      );
      const asked = server.log().filter(line => /fileServices/i.test(line)).length;
      expect(asked, 'once for each account').toBe(kind === 'FileStorage' ? 1 : 0);
      return records.flatMap(one =>
        one.record === 'resource' && one.kind === 'backup' && one.region === 'westeurope' ? [one.facets.backup] : [],
      );
    };
    const partial = { state: 'value', value: { source: ACCOUNT.toLowerCase(), restriction: 'partial' } };
    expect(await backups([share('one')], ['one', 'two'])).toMatchObject([partial]);
    const [first, second] = await backups([share('one'), share('two')], ['One', 'two']);
    for (const whole of [first, second]) expect(whole).not.toHaveProperty('value.restriction');
    const deleted = share('two', { isScheduledForDeferredDelete: true });
    expect(await backups([share('one'), deleted], ['one', 'two'])).toMatchObject([partial, { state: 'absent' }]);
    expect(await backups([share('one')], [])).toMatchObject([{ state: 'unread', reason: 'failed' }]);
    expect(await backups([share('one')], [], 'StorageV2'), 'blobs too').toEqual([{ state: 'absent' }]);
  });

  it('has no backup of workloads inside a server, and an unread one with excluded disks', async () => {
    const { records } = await collectAzure(
      {
        ...fixture,
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
      only,
    );
    const copies = records.flatMap(one =>
      one.record === 'resource' && one.kind === 'backup' ? [one.facets.backup] : [],
    );
    expect(copies.map(copy => copy?.state)).toEqual(['absent', 'unread']);
  });

  it('has an approver account with a Resource Guard that protects deletion', async () => {
    const OTHERS = SUBSCRIPTION.replace(/a$/, 'b');
    const withGuard = {
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
    const backupBehind = async (answers: Record<string, unknown>) => {
      const { records } = await collectAzure({ ...fixture, resources: [withGuard, item('v')], answers }, only);
      return records.find(one => one.record === 'resource' && one.kind === 'backup');
    };
    const PROXIES = `${armPath(VAULT, 'v')}/backupResourceGuardProxies`;
    const deletes = `${VAULT}/backupFabrics/protectionContainers/protectedItems/delete`;
    expect(await backupBehind({ [PROXIES]: [proxy(deletes)] })).toHaveProperty(
      'facets.backup.value.approverAccount',
      OTHERS,
    );
    const other = await backupBehind({
      [PROXIES]: [proxy('Microsoft.DataProtection/resourceGuards/disableSoftDeleteRequests')],
    });
    expect(other, 'the guard looks away when backups are deleted').not.toHaveProperty(
      'facets.backup.value.approverAccount',
    );
    expect(other).toHaveProperty('facets.backup.value.immutability', 'unlocked');
  });

  it('reports failed backup jobs', async () => {
    const failed = {
      ...job('Backup', 'Failed'),
      properties: { ...job('Backup', 'Failed').properties, entityFriendlyName: 'web-1' },
    };
    const JOBS = `${armPath(VAULT, 'v')}/backupJobs`;
    const answers = { [JOBS]: [failed, job('Backup', 'Completed'), job('Restore', 'Failed')] };
    const { resource, server } = await collectAzure({ ...fixture, answers }, only);
    expect(resource('v').facets.failedBackupJobs).toEqual({
      state: 'value',
      value: { days: 30, resources: ['web-1'] },
    });
    expect(server.seen.flatMap(({ query }) => query.get('$filter') ?? [])[0]).toMatch(
      /^operation eq 'Backup' and status eq 'Failed' and startTime eq '\d{4}-\d\d-\d\d 12:\d\d:\d\d AM' and endTime eq/,
    );
    const refusals = [[/backupJobs$/, { status: 403, code: 'AuthorizationFailed' }]] as const;
    const hidden = await collectAzure({ ...fixture, refusals }, only);
    expect(hidden.resource('v').facets.failedBackupJobs).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('is unread when denied', async () => {
    const { population } = await collectAzure(
      {
        ...fixture,
        permissions: { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.RecoveryServices/*'] }] },
      },
      only,
    );
    for (const kind of ['backup-vault', 'backup', 'backup-plan'])
      expect(population(kind)?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(population('restore-test')?.reading, 'no vault, no word of restores').toMatchObject({ state: 'unread' });
  });
});
