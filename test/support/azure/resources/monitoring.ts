import type { StoredResource } from '../arm-fixture.ts';
import type { Answers } from './data.ts';
import { idAt, row, type ArmPlace, type Tags } from './arm-place.ts';

const VAULTS = 'Microsoft.RecoveryServices/vaults';

export interface VaultOptions {
  readonly immutability?: 'Locked' | 'Unlocked' | 'Disabled';
  /** Geo-redundant with cross-region restore. */
  readonly otherRegion?: boolean;
  readonly tags?: Tags | undefined;
}

export function recoveryVault(place: ArmPlace, name: string, options: VaultOptions = {}): StoredResource {
  const { immutability = 'Locked', otherRegion = true, tags } = options;
  return row(
    place,
    VAULTS,
    name,
    {
      publicNetworkAccess: 'Disabled',
      securitySettings: {
        immutabilitySettings: { state: immutability },
        softDeleteSettings: { softDeleteState: 'Enabled', softDeleteRetentionPeriodInDays: 14 },
      },
      redundancySettings: {
        standardTierStorageRedundancy: otherRegion ? 'GeoRedundant' : 'LocallyRedundant',
        crossRegionRestore: otherRegion ? 'Enabled' : 'Disabled',
      },
    },
    { sku: { name: 'RS0', tier: 'Standard' }, tags },
  );
}

/** A backup item of a virtual machine. */
export function protectedVirtualMachine(
  place: ArmPlace,
  vault: string,
  virtualMachine: string,
  takenAt: string,
  /** Where the virtual machine is. */
  { group } = place,
): StoredResource {
  const name = `VM;iaasvmcontainerv2;${group};${virtualMachine}`;
  const source = idAt({ ...place, group }, 'Microsoft.Compute/virtualMachines', virtualMachine);
  return row(
    place,
    `${VAULTS}/backupFabrics/protectionContainers/protectedItems`,
    [vault, 'Azure', `IaasVMContainer;iaasvmcontainerv2;${group};${virtualMachine}`, name],
    {
      protectedItemType: 'Microsoft.Compute/virtualMachines',
      friendlyName: virtualMachine,
      sourceResourceId: source,
      virtualMachineId: source,
      backupManagementType: 'AzureIaasVM',
      workloadType: 'VM',
      protectionState: 'Protected',
      protectionStatus: 'Healthy',
      healthStatus: 'Passed',
      lastBackupStatus: 'Completed',
      lastBackupTime: takenAt,
      lastRecoveryPoint: takenAt,
    },
  );
}

export function restoreJobs(place: ArmPlace, vault: string, ...ended: readonly string[]): Answers {
  const id = idAt(place, VAULTS, vault);
  return {
    [`${id}/backupJobs`]: ended.map((endTime, index) => ({
      id: `${id}/backupJobs/restore-${String(index)}`,
      name: `restore-${String(index)}`,
      type: `${VAULTS}/backupJobs`,
      properties: { jobType: 'AzureIaaSVMJob', operation: 'Restore', status: 'Completed', endTime },
    })),
  };
}

export const workspaceId = (place: ArmPlace, name: string): string =>
  idAt(place, 'Microsoft.OperationalInsights/workspaces', name);

export function workspace(place: ArmPlace, name: string, days: number, tags?: Tags): StoredResource {
  return row(
    place,
    'Microsoft.OperationalInsights/workspaces',
    name,
    { retentionInDays: days, sku: { name: 'PerGB2018' }, publicNetworkAccessForIngestion: 'Enabled' },
    { tags },
  );
}

const CATEGORIES = ['Administrative', 'Security', 'ServiceHealth', 'Alert', 'Policy', 'Autoscale', 'ResourceHealth'];

/** The export of the activity log to a workspace; without one there is no export. */
export function activityLog({ subscription }: ArmPlace, workspace?: string): Answers {
  const at = `/subscriptions/${subscription}/providers/Microsoft.Insights/diagnosticSettings`;
  const setting = {
    id: `${at}/activity-log`,
    type: 'Microsoft.Insights/diagnosticSettings',
    name: 'activity-log',
    properties: {
      workspaceId: workspace,
      logs: CATEGORIES.map(category => ({ category, enabled: true })),
      metrics: [],
    },
  };
  return { [at]: workspace === undefined ? [] : [setting] };
}

export function actionGroup(place: ArmPlace, name: string, ...emails: readonly string[]): StoredResource {
  return row(
    place,
    'Microsoft.Insights/actionGroups',
    name,
    {
      groupShortName: name.slice(0, 12),
      enabled: true,
      emailReceivers: emails.map(emailAddress => ({ name: emailAddress, emailAddress, status: 'Enabled' })),
      smsReceivers: [],
      webhookReceivers: [],
    },
    { location: 'Global' },
  );
}

export function metricAlert(place: ArmPlace, name: string, target: string, metric: string, group: string): StoredResource {
  return row(
    place,
    'Microsoft.Insights/metricAlerts',
    name,
    {
      enabled: true,
      severity: 2,
      scopes: [target],
      evaluationFrequency: 'PT1M',
      windowSize: 'PT5M',
      criteria: { allOf: [{ name: 'high', metricName: metric, operator: 'GreaterThan', threshold: 90, timeAggregation: 'Average' }] },
      actions: [{ actionGroupId: idAt(place, 'Microsoft.Insights/actionGroups', group), webHookProperties: {} }],
    },
    { location: 'global' },
  );
} // prettier-ignore

/** Built-in roles with their global ids (Microsoft, "Azure built-in roles"). */
export const ROLES = {
  owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
} as const;

export interface Given {
  readonly to: string;
  readonly sort: 'User' | 'Group' | 'ServicePrincipal';
  readonly role: keyof typeof ROLES;
}

/** Role assignments on the subscription. */
export function roleAssignments({ subscription }: ArmPlace, all: readonly Given[]): Answers {
  const scope = `/subscriptions/${subscription}`;
  const at = `${scope}/providers/Microsoft.Authorization`;
  return {
    [`${at}/roleDefinitions`]: [],
    [`${at}/roleAssignments`]: all.map(({ to, sort, role }) => ({
      id: `${at}/roleAssignments/${to}`,
      name: to,
      type: 'Microsoft.Authorization/roleAssignments',
      properties: {
        principalId: to,
        principalType: sort,
        scope,
        roleDefinitionId: `${at}/roleDefinitions/${ROLES[role]}`,
        createdOn: '2026-03-01T08:00:00.0000000Z',
      },
    })),
  };
}

/** Management locks by the id of the resource. */
export const locks = ({ subscription }: ArmPlace, ...held: readonly string[]): Answers => ({
  [`/subscriptions/${subscription}/providers/Microsoft.Authorization/locks`]: held.map(id => ({
    id: `${id}/providers/Microsoft.Authorization/locks/keep`,
    name: 'keep',
    type: 'Microsoft.Authorization/locks',
    properties: { level: 'CanNotDelete' },
  })),
});
