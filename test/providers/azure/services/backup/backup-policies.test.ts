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

describe('a backup policy', () => {
  const plan = (name: string, properties: Record<string, unknown>) => ({
    id: `${armPath(VAULT, 'v')}/backupPolicies/${name}`,
    name,
    type: `${VAULT}/backupPolicies`,
    properties: { backupManagementType: 'AzureIaasVM', protectedItemsCount: 2, ...properties },
  });
  const days = (count: number, durationType = 'Days') => ({ retentionDuration: { count, durationType } });
  const planned = async (name: string, properties: Record<string, unknown>) => {
    const { records } = await collectAzure(
      { ...fixture, resources: [vault('v', 'Disabled'), plan(name, properties)] },
      only,
    );
    return records.flatMap(one => (one.record === 'resource' && one.kind === 'backup-plan' ? [one.facets] : []));
  };

  it('reports its interval and retention', async () => {
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

  it('has one schedule for each type of backup of a database', async () => {
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

  it('is skipped when it is a default policy without items', async () => {
    expect(await planned('DefaultPolicy', { protectedItemsCount: 0 })).toEqual([]);
    expect(await planned('DefaultPolicy', { protectedItemsCount: 3 })).toHaveLength(1);
    expect(await planned('forgotten', { protectedItemsCount: 0 })).toMatchObject([{ backupSelections: { value: 0 } }]);
  });
});
