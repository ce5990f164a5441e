import type { BackupClient, BackupJobState } from '@aws-sdk/client-backup';
import type * as sdk from '@aws-sdk/client-backup';
import type { Facets } from '../../../../model/facets.ts';
import type { Reading } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { regionId } from '../../resource-ids.ts';

type Backup = typeof sdk;

/** AWS Backup keeps jobs for 30 days. */
const DAYS = 30;
const DAY_MS = 24 * 3600 * 1000;
const FAILED_STATES: readonly BackupJobState[] = ['FAILED', 'EXPIRED', 'ABORTED'];

/** Resource types of AWS Backup, and the CloudFormation types of the inventory. */
const TYPES: Readonly<Record<string, string>> = {
  Aurora: 'AWS::RDS::DBCluster',
  DocumentDB: 'AWS::DocDB::DBCluster',
  DynamoDB: 'AWS::DynamoDB::Table',
  EBS: 'AWS::EC2::Volume',
  EC2: 'AWS::EC2::Instance',
  EFS: 'AWS::EFS::FileSystem',
  FSx: 'AWS::FSx::FileSystem',
  Neptune: 'AWS::Neptune::DBCluster',
  RDS: 'AWS::RDS::DBInstance',
  Redshift: 'AWS::Redshift::Cluster',
  S3: 'AWS::S3::Bucket',
};

/** Reads failed backup jobs and the resource types that are opted out of AWS Backup. */
export const awsBackupJobs: AwsCollector = {
  id: 'aws-backup-jobs',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { region: ['failedBackupJobs', 'backupOptOuts'] },
  operations: operations('backup', ['ListBackupJobs', 'DescribeRegionSettings']),
  decidedBy: {
    failedBackupJobs: ['backup:ListBackupJobs'],
    backupOptOuts: ['backup:DescribeRegionSettings'],
  },
  collect: async ctx => {
    const backup = await import('@aws-sdk/client-backup');
    const client = ctx.client(backup.BackupClient);
    const [failedBackupJobs, backupOptOuts] = await Promise.all([
      readFailures(ctx, backup, client),
      ctx.read('backup:DescribeRegionSettings', async () => {
        const answer = await client.send(new backup.DescribeRegionSettingsCommand({}));
        const preferences = assertField(answer.ResourceTypeOptInPreference, 'ResourceTypeOptInPreference');
        return Object.keys(preferences)
          .flatMap(name => (preferences[name] === false ? (TYPES[name] ?? []) : []))
          .sort();
      }),
    ]);
    ctx.add(regionId(ctx), { failedBackupJobs, backupOptOuts });
  },
};

function readFailures(
  ctx: AwsContext,
  backup: Backup,
  client: BackupClient,
): Promise<Reading<Facets['failedBackupJobs']>> {
  return ctx.read('backup:ListBackupJobs', async () => {
    const ByCreatedAfter = new Date(Date.now() - DAYS * DAY_MS);
    const failed = new Set<string>();
    const read = async (ByState: BackupJobState): Promise<void> => {
      const pages = backup.paginateListBackupJobs({ client, pageSize: 1000 }, { ByState, ByCreatedAfter });
      for await (const page of pages)
        for (const job of assertField(page.BackupJobs, 'BackupJobs'))
          failed.add(assertField(job.ResourceArn, 'ResourceArn'));
    };
    // In sequence: a refusal ends the read and is counted once.
    for (const state of FAILED_STATES) await read(state);
    return { days: DAYS, resources: [...failed].sort() };
  });
}
