import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { IncompleteResponseError } from '../../../kit/response-fields.ts';
import { armId, listCall, regionName, type ArmResource, type ArmType } from '../../client/arm.ts';
import { emitInstance, emitItem } from './backup-items.ts';
import { createProtectedShares, SHARE_READS } from './protected-shares.ts';
import { GUARD_READS, approverAccountOf } from './resource-guards.ts';
import { failuresIn, JOBS, latestBackups, listRestores, readFailures } from './backup-jobs.ts';
import { listPolicies, usesOf } from './backup-policies.ts';
import {
  encryptionOf,
  INSTANCES,
  isGeoRedundant,
  ITEMS,
  immutabilityOf,
  BACKUP_VAULT_JOBS,
  BACKUP_VAULT_POLICIES,
  BACKUP_VAULTS,
  POLICIES,
  type KnownVault,
  type Vault,
  type Vaults,
  vaultOf,
} from './backup-types.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { pairedRegion } from '../../facets/placement.ts';
import { RECOVERY_SERVICES_VAULTS } from '../../resource-types.ts';
import { readById, type ResourcesById } from '../../resources-by-id.ts';

const TYPES = [ITEMS, INSTANCES, POLICIES, BACKUP_VAULT_POLICIES, BACKUP_VAULT_JOBS];

/** Recovery Services and Backup vaults: their items, policies and restore jobs. */
export const azureBackupVaults: AzureCollector = {
  id: 'azure-backup-vaults',
  provider: 'azure',
  scope: 'global',
  lists: ['backup-vault', 'backup-plan', 'backup', 'restore-test'],
  fills: {
    'backup-vault': ['immutability', 'encryptionAtRest', 'sharedWith', 'failedBackupJobs'],
    'backup-plan': ['backupSchedule', 'backupSelections'],
    backup: ['backup', 'encryptionAtRest', 'sharedWith'],
    'restore-test': ['restoreTest'],
  },
  types: TYPES,
  operations: azureOperations([RECOVERY_SERVICES_VAULTS, BACKUP_VAULTS, ...TYPES], {
    ...GUARD_READS,
    [JOBS]: 'Microsoft.RecoveryServices/vaults/backupJobs/read',
    ...SHARE_READS,
  }),
  decidedBy: {
    backupSchedule: [
      'Microsoft.RecoveryServices/vaults/backupPolicies:list',
      'Microsoft.DataProtection/backupVaults/backupPolicies:list',
    ],
    backup: [
      'Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems:list',
      'Microsoft.DataProtection/backupVaults/backupInstances:list',
    ],
    restoreTest: [
      'Microsoft.RecoveryServices/vaults/backupJobs:list',
      'Microsoft.DataProtection/backupVaults/backupJobs:list',
    ],
    failedBackupJobs: [
      'Microsoft.RecoveryServices/vaults/backupJobs:list',
      'Microsoft.DataProtection/backupVaults/backupJobs:list',
    ],
  },
  collect: async ctx => {
    const jobs = await readById(ctx, BACKUP_VAULT_JOBS);
    const vaults = new Map<string, KnownVault>();
    const vaultsListed = await listBackupVaults(ctx, RECOVERY_SERVICES_VAULTS, jobs, vaults);
    await listBackupVaults(ctx, BACKUP_VAULTS, jobs, vaults);
    await listItems(ctx, vaults);
    const latest = latestBackups(jobs);
    const instances: ArmResource[] = [];
    const instancesListed = await ctx.list('backup', listCall(INSTANCES), async () => {
      await ctx.each(INSTANCES, row => {
        instances.push(row);
        return emitInstance(ctx, row, vaults, latest);
      });
      await assertComplete(ctx, instances, vaults);
    });
    await listPolicies(
      ctx,
      vaults,
      mapReading(instancesListed, () => usesOf(instances)),
    );
    await ctx.list('restore-test', JOBS, async () => {
      if (vaultsListed.state !== 'value')
        throw new IncompleteResponseError('the vaults with the restore jobs were not listed');
      for (const { row } of vaults.values()) if (isRecoveryServices(row)) await listRestores(ctx, row);
    });
  },
};

/** All items are read before the first is emitted: together they show which file shares are not backed up. */
async function listItems(ctx: AzureContext, vaults: Vaults): Promise<void> {
  const items: ArmResource[] = [];
  await ctx.list('backup', listCall(ITEMS), async () => {
    try {
      await ctx.each(ITEMS, row => void items.push(row));
    } finally {
      const shares = createProtectedShares(ctx, items);
      for (const item of items) await emitItem(ctx, item, vaults, shares);
    }
    await assertComplete(ctx, items, vaults);
  });
}

/** Vaults and paired regions say whether there is a second backup elsewhere: without them the list is incomplete. */
async function assertComplete(ctx: AzureContext, backups: readonly ArmResource[], vaults: Vaults): Promise<void> {
  for (const vault of new Set(backups.map(({ id }) => vaultOf(id, vaults)))) {
    if (vault === undefined) throw new IncompleteResponseError('the vaults of some backups were not listed');
    const pair = isGeoRedundant(vault.settings) ? await pairedRegion(ctx, regionName(vault.row.location)) : absent;
    if (pair.state === 'unread') throw new IncompleteResponseError('the paired region of a vault was not listed');
  }
}

const isRecoveryServices = ({ id }: ArmResource): boolean => id.includes('/providers/microsoft.recoveryservices/');

async function listBackupVaults(
  ctx: AzureContext,
  type: ArmType,
  jobs: ResourcesById,
  vaults: Map<string, KnownVault>,
): Promise<Reading<number>> {
  const path = `/subscriptions/${ctx.account}/providers/${type.type}`;
  return ctx.list('backup-vault', listCall(type), async () => {
    for await (const page of ctx.pages<ArmResource>({ path, apiVersion: type.apiVersion, call: listCall(type) })) {
      for (const one of page) {
        const row = { ...one, id: armId(one.id), type: type.type };
        const settings = propertiesOf(row) as Vault;
        vaults.set(row.id, { row, settings, approverAccount: await approverAccountOf(ctx, row, settings) });
        ctx.emit({
          ...headOf(row, 'backup-vault', type.type),
          facets: {
            immutability: value({ state: immutabilityOf(settings) }),
            encryptionAtRest: value(encryptionOf(settings)),
            // Azure roles are granted within the tenant only.
            sharedWith: value([]),
            failedBackupJobs: isRecoveryServices(row) ? await readFailures(ctx, row) : failuresIn(jobs, row.id),
          },
        });
      }
    }
  });
}
