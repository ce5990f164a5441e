import { describe, expect, it } from 'vitest';
import { azureBackupVaults } from '../../../src/collect/azure/backup-vaults.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../support/azure/collect.ts';

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
const world = {
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

describe('a backup vault', () => {
  it('holds copies that nobody can delete, here and in the paired region, and tells of restores', async () => {
    const { records, resource, population } = await collectAzure(world, only);
    expect(resource('v').facets.lock).toEqual({ state: 'value', value: { state: 'nobody-can-lift' } });
    const copies = records.flatMap(one => (one.record === 'resource' && one.kind === 'copy' ? [one.facets.copy] : []));
    const copy = {
      of: MACHINE.toLowerCase(),
      provider: 'azure',
      account: SUBSCRIPTION,
      takenAt: '2026-11-23T02:00:00Z',
      lock: 'nobody-can-lift',
    };
    expect(copies).toEqual([
      { state: 'value', value: { ...copy, region: 'westeurope' } },
      { state: 'value', value: { ...copy, region: 'northeurope' } },
    ]);
    expect(population('drill')?.reading).toEqual({ state: 'value', value: 2 });
    expect(resource('Restore-Completed').facets.drill).toEqual({
      state: 'value',
      value: { what: 'restore', outcome: 'completed', at: '2026-11-01T02:00:00Z' },
    });
    expect(resource('Restore-Failed').facets.drill).toMatchObject({ value: { outcome: 'failed' } });
  });

  it('that an administrator can open, without leave to restore elsewhere, holds one copy under a weak lock', async () => {
    const { records } = await collectAzure(
      { ...world, resources: [vault('v', 'Unlocked'), item('v', { lastRecoveryPoint: null })] },
      only,
    );
    const copies = records.flatMap(one => (one.record === 'resource' && one.kind === 'copy' ? [one.facets.copy] : []));
    expect(copies).toHaveLength(1);
    expect(copies[0]).toMatchObject({ value: { region: 'westeurope', lock: 'admin-can-lift' } });
    expect(copies[0], 'never backed up yet').not.toHaveProperty('value.takenAt');
  });

  it('copies nothing of ours that is inside a machine, and says where it left disks out', async () => {
    const { records } = await collectAzure(
      {
        ...world,
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
    const copies = records.flatMap(one => (one.record === 'resource' && one.kind === 'copy' ? [one.facets.copy] : []));
    expect(copies.map(copy => copy?.state)).toEqual(['absent', 'unread']);
  });

  it('is unread where nobody may see it', async () => {
    const { population } = await collectAzure(
      {
        ...world,
        permissions: { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.RecoveryServices/*'] }] },
      },
      only,
    );
    for (const kind of ['vault', 'copy'])
      expect(population(kind)?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(population('drill')?.reading, 'no vault, no word of restores').toMatchObject({ state: 'unread' });
  });
});
