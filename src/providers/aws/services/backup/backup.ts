import type { BackupClient, BackupPlansListMember, BackupRule } from '@aws-sdk/client-backup';
import type * as sdk from '@aws-sdk/client-backup';
import type { Facets } from '../../../../model/facets.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { parseArn } from '../../arn.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { intervalHoursOf } from '../../facets/schedule-expression.ts';
import { collectVaults } from './vaults.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

type Backup = typeof sdk;

/** Reads backup plans and their selections, vaults and their locks, and recovery points. */
export const awsBackup: AwsCollector = {
  id: 'aws-backup',
  provider: 'aws',
  scope: 'regional',
  lists: ['backup-plan', 'backup-vault', 'backup'],
  fills: {
    'backup-plan': ['backupSchedule', 'backupSelections'],
    'backup-vault': ['immutability', 'encryptionAtRest', 'sharedWith'],
    backup: ['backup', 'encryptionAtRest', 'sharedWith'],
  },
  operations: operations('backup', [
    'ListBackupPlans',
    'GetBackupPlan',
    'ListBackupSelections',
    'ListBackupVaults',
    'GetBackupVaultAccessPolicy',
    'ListProtectedResources',
    'ListRecoveryPointsByBackupVault',
  ]),
  decidedBy: {
    backupSchedule: ['backup:GetBackupPlan'],
    backupSelections: ['backup:ListBackupSelections'],
    immutability: ['backup:ListBackupVaults'],
    sharedWith: ['backup:GetBackupVaultAccessPolicy'],
    backup: ['backup:ListRecoveryPointsByBackupVault'],
    encryptionAtRest: ['backup:ListRecoveryPointsByBackupVault'],
  },
  collect: async ctx => {
    const backup = await import('@aws-sdk/client-backup');
    const client = ctx.client(backup.BackupClient);
    await Promise.all([collectPlans(ctx, backup, client), collectVaults(ctx, backup, client)]);
  },
};

async function collectPlans(ctx: AwsContext, backup: Backup, client: BackupClient): Promise<void> {
  await ctx.list('backup-plan', 'backup:ListBackupPlans', async () => {
    await forEachPage(backup.paginateListBackupPlans({ client, pageSize: 1000 }, {}), page =>
      awaitAll(assertField(page.BackupPlansList, 'BackupPlansList').map(plan => emitPlan(ctx, backup, client, plan))),
    );
  });
}

async function emitPlan(
  ctx: AwsContext,
  backup: Backup,
  client: BackupClient,
  plan: BackupPlansListMember,
): Promise<void> {
  const BackupPlanId = assertField(plan.BackupPlanId, 'BackupPlanId');
  const id = plan.BackupPlanArn ?? ctx.arn('backup', `backup-plan:${BackupPlanId}`);
  const [schedule, selections] = await Promise.all([
    ctx.read('backup:GetBackupPlan', async () => {
      const answer = await client.send(new backup.GetBackupPlanCommand({ BackupPlanId }));
      return assertField(answer.BackupPlan?.Rules, 'Rules').map(scheduleOf);
    }),
    ctx.read('backup:ListBackupSelections', async () => {
      let count = 0;
      for await (const page of backup.paginateListBackupSelections({ client, pageSize: 1000 }, { BackupPlanId })) {
        count += assertField(page.BackupSelectionsList, 'BackupSelectionsList').length;
      }
      return count;
    }),
  ]);
  ctx.emit({
    id,
    stableId: BackupPlanId,
    kind: 'backup-plan',
    type: 'AWS::Backup::BackupPlan',
    name: plan.BackupPlanName ?? BackupPlanId,
    tags: {},
    createdAt: plan.CreationDate?.toISOString(),
    facets: { backupSchedule: schedule, backupSelections: selections },
  });
}

/** The default schedule of a backup rule. */
const DEFAULT_SCHEDULE = 'cron(0 5 ? * * *)';

/** One rule of a plan. A logically air-gapped target vault counts as a copy action. */
function scheduleOf(rule: BackupRule): Facets['backupSchedule'][number] {
  const retentionDays = rule.Lifecycle?.DeleteAfterDays;
  const intervalHours = intervalHoursOf(rule.ScheduleExpression ?? DEFAULT_SCHEDULE);
  const copies = (rule.CopyActions ?? []).map(copy =>
    assertField(copy.DestinationBackupVaultArn, 'DestinationBackupVaultArn'),
  );
  const airGapped = rule.TargetLogicallyAirGappedBackupVaultArn;
  const copyActions = [...copies, ...(airGapped === undefined ? [] : [airGapped])].map(vault => {
    const { account, region } = assertField(parseArn(vault), 'destination vault');
    return { account, region, vault };
  });
  return {
    ...(retentionDays === undefined ? {} : { retentionDays }),
    ...(intervalHours === undefined ? {} : { intervalHours }),
    copyActions,
  };
}
