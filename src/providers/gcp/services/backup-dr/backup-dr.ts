import { UnreadError } from '../../client/failure.ts';
import { gcpOperations, type GcpCollector, type GcpContext } from '../../context.ts';
import { headOf, type Labels } from '../../facets/common.ts';
import { locationIn } from '../../facets/locations.ts';
import { value } from '../../../../model/reading.ts';
import { emitBackup, readSources, type Backup } from './backups.ts';
import { ASSOCIATIONS, BACKUPS, PLANS, SOURCES, VAULTS } from './lists.ts';
import { emitPlan, readAssociations, type Plan } from './plans.ts';

interface Vault {
  readonly name?: string;
  readonly labels?: Labels;
  readonly createTime?: string;
  readonly uid?: string;
}

/** Backup vaults, backup plans and backups of Backup and DR. */
export const gcpBackupDr: GcpCollector = {
  id: 'gcp-backup-dr',
  provider: 'gcp',
  scope: 'global',
  lists: ['backup-vault', 'backup-plan', 'backup'],
  fills: {
    'backup-vault': ['sharedWith'],
    'backup-plan': ['backupSchedule', 'backupSelections'],
    backup: ['backup', 'encryptionAtRest', 'sharedWith', 'infrastructureAsCode'],
  },
  operations: gcpOperations(VAULTS, PLANS, ASSOCIATIONS, SOURCES, BACKUPS),
  collect: async ctx => {
    const [associations, sources] = await Promise.all([readAssociations(ctx), readSources(ctx)]);
    await Promise.all([
      ctx.list('backup-vault', VAULTS.call, () =>
        ctx.each<Vault>(VAULTS, row => {
          emitVault(ctx, row);
        }),
      ),
      ctx.list('backup-plan', PLANS.call, () =>
        ctx.each<Plan>(PLANS, row => {
          emitPlan(ctx, row, associations);
        }),
      ),
      ctx.list('backup', BACKUPS.call, async () => {
        await ctx.each<Backup>(BACKUPS, row => {
          emitBackup(ctx, row, sources);
        });
        // Without the sources no backup says what it is of.
        if (sources.state === 'unread') throw new UnreadError(sources);
      }),
    ]);
  },
};

function emitVault(ctx: GcpContext, row: Vault): void {
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'backup-vault', type: 'backupdr.googleapis.com/BackupVault', region: locationIn(row.name) },
      ...{ name: row.name, labels: row.labels, createdAt: row.createTime, stableId: row.uid },
    }),
    // A vault has no policy of its own: roles in its project say who may do what.
    facets: { sharedWith: value([]) },
  });
}
