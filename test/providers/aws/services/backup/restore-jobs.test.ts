import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsRestoreJobs } from '../../../../../src/providers/aws/services/backup/restore-jobs.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    [JOBS]: { RestoreJobs: [job('j1')] },
    [PLANS]: { RestoreTestingPlans: [] },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsRestoreJobs] });
const JOBS = 'backup.ListRestoreJobs';
const PLANS = 'backup.ListRestoreTestingPlans';
const seconds = (iso: string): number => Date.parse(iso) / 1000;
const job = (RestoreJobId: string, more: object = {}): object => ({
  AccountId: ACCOUNT,
  RestoreJobId,
  Status: 'COMPLETED',
  CreationDate: seconds('2026-11-01T00:00:00Z'),
  CompletionDate: seconds('2026-11-01T01:00:00Z'),
  SourceResourceArn: 'arn:aws:rds:eu-west-1:111122223333:db:orders',
  ...more,
});
const restored = async (more: object) => {
  server.script({ [JOBS]: { RestoreJobs: [job('j1', more)] } });
  return (await collect()).resource('restore-job:j1').facets.restoreTest;
};

describe('a restore job', () => {
  it('has its source and its completion', async () => {
    const { resource } = await collect();
    expect(resource('restore-job:j1')).toMatchObject({
      id: `arn:aws:backup:${REGION}:${ACCOUNT}:restore-job:j1`,
      kind: 'restore-test',
      type: 'AWS::Backup::RestoreJob',
    });
    expect(resource('restore-job:j1').facets).toEqual({
      restoreTest: {
        state: 'value',
        value: {
          what: 'restore',
          outcome: 'completed',
          at: '2026-11-01T01:00:00.000Z',
          source: 'arn:aws:rds:eu-west-1:111122223333:db:orders',
        },
      },
    });
    expect([server.count(JOBS), server.count(PLANS)]).toEqual([1, 1]);
  });

  it.each<[string, object, string]>([
    ['failed', { Status: 'FAILED' }, 'failed'],
    ['was aborted', { Status: 'ABORTED' }, 'failed'],
    ['runs', { Status: 'RUNNING', CompletionDate: undefined }, 'running'],
    ['is completed without a date', { CompletionDate: undefined }, 'running'],
    ['failed validation', { ValidationStatus: 'FAILED' }, 'failed'],
    ['passed validation', { ValidationStatus: 'SUCCESSFUL' }, 'completed'],
  ])('that %s', async (_, more, outcome) => {
    expect(await restored(more)).toMatchObject({ state: 'value', value: { outcome } });
  });

  it('without a status is unread', async () => {
    expect(await restored({ Status: undefined })).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it('is read from every page', async () => {
    server.script({
      [JOBS]: ({ parameters }) =>
        parameters['nextToken'] === 'more'
          ? { RestoreJobs: [job('b')] }
          : { RestoreJobs: [job('a')], NextToken: 'more' },
    });
    expect((await collect()).names('restore-test').sort()).toEqual(['a', 'b']);
  });
});

describe('a restore testing plan', () => {
  it('is planned, not a restore', async () => {
    server.script({
      [JOBS]: { RestoreJobs: [] },
      [PLANS]: ({ parameters }) =>
        parameters['NextToken'] === 'more'
          ? { RestoreTestingPlans: [] }
          : {
              RestoreTestingPlans: [
                {
                  RestoreTestingPlanArn: `arn:aws:backup:${REGION}:${ACCOUNT}:restore-testing-plan:monthly`,
                  RestoreTestingPlanName: 'monthly',
                  CreationTime: seconds('2026-01-01T00:00:00Z'),
                  LastExecutionTime: seconds('2026-11-01T00:00:00Z'),
                  ScheduleExpression: 'cron(0 5 1 * ? *)',
                },
              ],
            },
    });
    expect((await collect()).resource('restore-testing-plan:monthly')).toMatchObject({
      type: 'AWS::Backup::RestoreTestingPlan',
      name: 'monthly',
      facets: { restoreTest: { state: 'value', value: { what: 'restore', outcome: 'planned' } } },
    });
  });
});

describe('the list of restore jobs', () => {
  it.each([JOBS, PLANS])('is incomplete where %s is refused', async call => {
    server.script({ [call]: fault('AccessDeniedException') });
    expect((await collect()).population('restore-test')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: call.replace('.', ':'),
    });
  });

  it('may be empty', async () => {
    server.script({ [JOBS]: { RestoreJobs: [] } });
    expect((await collect()).population('restore-test').reading).toEqual({ state: 'value', value: 0 });
  });
});
