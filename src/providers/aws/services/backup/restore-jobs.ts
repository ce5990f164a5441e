import type { BackupClient, RestoreJobsListMember, RestoreTestingPlanForList } from '@aws-sdk/client-backup';
import type * as sdk from '@aws-sdk/client-backup';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

type Backup = typeof sdk;

/** Reads restore jobs of AWS Backup, tests included, and restore testing plans. */
export const awsRestoreJobs: AwsCollector = {
  id: 'aws-restore-jobs',
  provider: 'aws',
  scope: 'regional',
  lists: ['restore-test'],
  fills: { 'restore-test': ['restoreTest'] },
  operations: operations('backup', ['ListRestoreJobs', 'ListRestoreTestingPlans']),
  decidedBy: {
    restoreTest: ['backup:ListRestoreJobs'],
  },
  collect: async ctx => {
    const backup = await import('@aws-sdk/client-backup');
    const client = ctx.client(backup.BackupClient);
    await awaitAll([listJobs(ctx, backup, client), listPlans(ctx, backup, client)]);
  },
};

async function listJobs(ctx: AwsContext, backup: Backup, client: BackupClient): Promise<void> {
  await ctx.list('restore-test', 'backup:ListRestoreJobs', async () => {
    await forEachPage(backup.paginateListRestoreJobs({ client, pageSize: 1000 }, {}), page =>
      forEachItem(assertField(page.RestoreJobs, 'RestoreJobs'), job => {
        emitJob(ctx, job);
      }),
    );
  });
}

function emitJob(ctx: AwsContext, job: RestoreJobsListMember): void {
  const id = assertField(job.RestoreJobId, 'RestoreJobId');
  ctx.emit({
    id: ctx.arn('backup', `restore-job:${id}`),
    kind: 'restore-test',
    type: 'AWS::Backup::RestoreJob',
    name: id,
    tags: {},
    createdAt: job.CreationDate?.toISOString(),
    facets: { restoreTest: jobOf(job) },
  });
}

function jobOf(job: RestoreJobsListMember): Reading<Facets['restoreTest']> {
  const { Status: status, CompletionDate: completed, SourceResourceArn: source, ValidationStatus: validation } = job;
  return mapReading(requireField<string>(status, 'Status'), known => {
    const outcome = outcomeOf(known, validation);
    return {
      what: 'restore' as const,
      // A completed job without a completion date is no evidence.
      outcome: outcome === 'completed' && completed === undefined ? 'running' : outcome,
      ...(completed === undefined ? {} : { at: completed.toISOString() }),
      ...(source === undefined ? {} : { source }),
    };
  });
}

/** A restore that failed its validation counts as failed. */
function outcomeOf(status: string, validation: string | undefined): Facets['restoreTest']['outcome'] {
  if (status === 'COMPLETED') return /^(FAILED|TIMED_OUT)$/.test(validation ?? '') ? 'failed' : 'completed';
  return /^(FAILED|ABORTED)$/.test(status) ? 'failed' : 'running';
}

async function listPlans(ctx: AwsContext, backup: Backup, client: BackupClient): Promise<void> {
  await ctx.list('restore-test', 'backup:ListRestoreTestingPlans', async () => {
    await forEachPage(backup.paginateListRestoreTestingPlans({ client, pageSize: 1000 }, {}), page =>
      forEachItem(assertField(page.RestoreTestingPlans, 'RestoreTestingPlans'), plan => {
        emitPlan(ctx, plan);
      }),
    );
  });
}

function emitPlan(ctx: AwsContext, plan: RestoreTestingPlanForList): void {
  const id = assertField(plan.RestoreTestingPlanArn, 'RestoreTestingPlanArn');
  ctx.emit({
    id,
    kind: 'restore-test',
    type: 'AWS::Backup::RestoreTestingPlan',
    name: plan.RestoreTestingPlanName ?? id,
    tags: {},
    createdAt: plan.CreationTime?.toISOString(),
    // The runs of a plan are in the list of jobs.
    facets: { restoreTest: value({ what: 'restore', outcome: 'planned' }) },
  });
}
