import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsBackupJobs } from '../../../../../src/providers/aws/services/backup/backup-jobs.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const database = (name: string): string => `arn:aws:rds:${REGION}:${ACCOUNT}:db:${name}`;

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'backup.ListBackupJobs': { BackupJobs: [] },
    'backup.DescribeRegionSettings': { ResourceTypeOptInPreference: { RDS: true, EBS: true } },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const facets = async () => {
  const { records } = await collectAws({ regions: [REGION], collectors: [awsBackupJobs] });
  const found = records.find(record => record.record === 'facet');
  expect(found?.id).toBe(`arn:aws:ec2:${REGION}:${ACCOUNT}:region`);
  return found?.facets;
};

it('lists failed, expired and aborted jobs of the last 30 days once each', async () => {
  server.script({
    'backup.ListBackupJobs': ({ parameters }) => ({
      BackupJobs:
        parameters['state'] === 'ABORTED'
          ? []
          : [{ ResourceArn: database('shop') }, { ResourceArn: database(String(parameters['state'])) }],
    }),
  });
  expect(await facets()).toMatchObject({
    failedBackupJobs: { value: { days: 30, resources: [database('EXPIRED'), database('FAILED'), database('shop')] } },
  });
  expect(server.count('backup.ListBackupJobs')).toBe(3);
  const [requested] = server.log.filter(({ call }) => call === 'backup.ListBackupJobs');
  expect(String(requested?.parameters['createdAfter'])).not.toBe('undefined');
});

it('resource types that are not opted in have our type names', async () => {
  const ResourceTypeOptInPreference = {
    RDS: false,
    EBS: true,
    DynamoDB: false,
    Aurora: true,
    Neptune: false,
    VirtualMachine: false,
  };
  server.script({ 'backup.DescribeRegionSettings': { ResourceTypeOptInPreference } });
  expect(await facets()).toMatchObject({
    backupOptOuts: { value: ['AWS::DynamoDB::Table', 'AWS::Neptune::DBCluster', 'AWS::RDS::DBInstance'] },
  });
});

it('a refused call is unread, not success', async () => {
  server.script({
    'backup.ListBackupJobs': fault('AccessDeniedException'),
    'backup.DescribeRegionSettings': { ResourceTypeManagementPreference: {} },
  });
  expect(await facets()).toMatchObject({ failedBackupJobs: { reason: 'denied' }, backupOptOuts: { reason: 'failed' } });
});
