import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import { armId, listCall, type ArmResource, type ArmType } from '../../client/arm.ts';
import { ACCOUNT, emitInstance, emitItem } from './backup-items.ts';
import { GUARD_READS, approverAccountOf } from './resource-guards.ts';
import { failuresIn, JOBS, latestBackups, listRestores, readFailures } from './backup-jobs.ts';
import { listPolicies, usesOf } from './backup-policies.ts';
import {
  encryptionOf,
  INSTANCES,
  ITEMS,
  immutabilityOf,
  NEW_JOBS,
  NEW_POLICIES,
  NEW_VAULTS,
  POLICIES,
  VAULTS,
  type KnownVault,
  type Vault,
} from './backup-types.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { IncompleteResponseError } from '../../client/failure.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { readById, type ResourcesById } from '../../resources-by-id.ts';

const TYPES = [ITEMS, INSTANCES, POLICIES, NEW_POLICIES, NEW_JOBS];

/** The vaults of both backup services, what lies in them by which plan, and what was restored from them. */
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
  operations: azureOperations([VAULTS, NEW_VAULTS, ...TYPES], {
    ...GUARD_READS,
    [JOBS]: 'Microsoft.RecoveryServices/vaults/backupJobs/read',
    [ACCOUNT]: 'Microsoft.Storage/storageAccounts/read',
  }),
  collect: async ctx => {
    const jobs = await readById(ctx, NEW_JOBS);
    const vaults = new Map<string, KnownVault>();
    const older = await listBackupVaults(ctx, VAULTS, jobs, vaults);
    await listBackupVaults(ctx, NEW_VAULTS, jobs, vaults);
    await ctx.list('backup', listCall(ITEMS), () => ctx.each(ITEMS, row => emitItem(ctx, row, vaults)));
    const latest = latestBackups(jobs);
    const instances: ArmResource[] = [];
    const listed = await ctx.list('backup', listCall(INSTANCES), () =>
      ctx.each(INSTANCES, row => {
        instances.push(row);
        return emitInstance(ctx, row, vaults, latest);
      }),
    );
    await listPolicies(
      ctx,
      vaults,
      mapReading(listed, () => usesOf(instances)),
    );
    await ctx.list('restore-test', JOBS, async () => {
      if (older.state !== 'value')
        throw new IncompleteResponseError('the vaults that keep the restores were not listed');
      for (const { row } of vaults.values()) if (isOlder(row)) await listRestores(ctx, row);
    });
  },
};

const isOlder = ({ id }: ArmResource): boolean => id.includes('/providers/microsoft.recoveryservices/');

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
        vaults.set(row.id, { row, settings, guard: await approverAccountOf(ctx, row, settings) });
        ctx.emit({
          ...headOf(row, 'backup-vault', type.type),
          facets: {
            immutability: value({ state: immutabilityOf(settings) }),
            encryptionAtRest: value(encryptionOf(settings)),
            // Only roles of its own directory lead to a vault.
            sharedWith: value([]),
            failedBackupJobs: isOlder(row) ? await readFailures(ctx, row) : failuresIn(jobs, row.id),
          },
        });
      }
    }
  });
}
