import { describe, expect, it } from 'vitest';
import { INVENTED_ACCOUNT as ACCOUNT } from '../../support/aws-invented.ts';
import { rule, street } from '../../support/aws-street.ts';
import { awsVerdicts, refusing, type AwsAnswers } from '../../support/aws-verdicts.ts';

const of = async (check: string, services: readonly string[], answers: AwsAnswers, name: string) =>
  (await awsVerdicts(answers, services, [check])).get(name);
const arn = (service: string, path: string): string => `arn:aws:${service}:us-east-1:${ACCOUNT}:${path}`;

const ALONE: AwsAnswers = {
  'organizations:DescribeOrganization': refusing('AWSOrganizationsNotInUseException', 400),
};

describe('a table with a resource policy', () => {
  const table = (policy: AwsAnswers[string]): AwsAnswers => ({
    ...ALONE,
    'dynamodb:ListTables': { TableNames: ['orders'] },
    'dynamodb:DescribeTable': { Table: { TableName: 'orders', TableStatus: 'ACTIVE', TableSizeBytes: 1, DeletionProtectionEnabled: true } },
    'dynamodb:ListTagsOfResource': { Tags: [] },
    'dynamodb:ListBackups': { BackupSummaries: [] },
    'dynamodb:GetResourcePolicy': policy,
  }); // prettier-ignore
  const allowing = (Principal: unknown) => ({
    Policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal, Action: 'dynamodb:GetItem', Resource: '*' }],
    }),
  });
  it.each<[string, AwsAnswers[string], string, string]>([
    ['for everybody', allowing('*'), 'fail public', 'not-applicable'],
    ['for another account', allowing({ AWS: '444455556666' }), 'pass', 'fail accounts'],
    ['for its own account', allowing({ AWS: ACCOUNT }), 'pass', 'pass'],
    ['that it does not have', refusing('PolicyNotFoundException', 400), 'pass', 'pass'],
    ['that is refused', refusing('AccessDeniedException', 403), 'unknown', 'unknown'],
  ])('%s', async (_, policy, everybody, guests) => {
    expect(await of('public-resource-policy', ['dynamodb'], table(policy), 'orders')).toBe(everybody);
    expect(
      await of('unknown-external-principal', ['account', 'organizations', 'dynamodb'], table(policy), 'orders'),
    ).toBe(guests);
  });
});

describe('clusters of EMR', () => {
  const region = (block: AwsAnswers[string]): AwsAnswers => ({
    ...street([]),
    'elasticmapreduce:ListClusters': { Clusters: [] },
    'elasticmapreduce:GetBlockPublicAccessConfiguration': block,
  });
  const block = (BlockPublicSecurityGroupRules: boolean, ...ranges: (readonly [number, number])[]) => ({
    BlockPublicAccessConfiguration: {
      BlockPublicSecurityGroupRules,
      PermittedPublicSecurityGroupRuleRanges: ranges.map(([MinRange, MaxRange]) => ({ MinRange, MaxRange })),
    },
  });
  it.each<[string, AwsAnswers[string], string]>([
    ['off', block(false), 'fail off'],
    ['on, with the exception of AWS', block(true, [22, 22]), 'pass'],
    ['on, without any exception', block(true), 'pass'],
    ['on, with more exceptions', block(true, [22, 22], [8080, 8090]), 'partial ports'],
    ['refused', refusing('AccessDeniedException', 403), 'unknown'],
  ])('the block of public ones is %s', async (_, answer, said) => {
    const check = 'cluster-public-access-block-disabled';
    expect(await of(check, ['account', 'ec2', 'emr'], region(answer), 'us-east-1')).toBe(said);
  });
  const cluster = (host: string, ranges: readonly string[]): AwsAnswers => ({
    ...street([rule(8443, ranges)]),
    'elasticmapreduce:ListClusters': { Clusters: [{ Id: 'j-1', Name: 'nightly', ClusterArn: arn('elasticmapreduce', 'cluster/j-1'), Status: { State: 'WAITING' } }] },
    'elasticmapreduce:DescribeCluster': { Cluster: { Id: 'j-1', MasterPublicDnsName: host, Ec2InstanceAttributes: { Ec2SubnetId: 'subnet-a', EmrManagedMasterSecurityGroup: 'sg-1' } } },
  }); // prettier-ignore
  it.each([
    ['a public address, open to everybody', 'ec2-198-51-100-9.compute-1.amazonaws.com', ['0.0.0.0/0'], 'fail'],
    ['a public address, open to one office', 'ec2-198-51-100-9.compute-1.amazonaws.com', ['203.0.113.0/24'], 'pass'],
    ['a private address', 'ip-10-0-0-4.ec2.internal', ['0.0.0.0/0'], 'pass'],
  ])('whose primary node has %s', async (_, host, ranges, said) => {
    const verdict = await of('public-managed-service', ['ec2', 'emr'], cluster(host, ranges), 'nightly');
    expect(verdict?.split(' ')[0]).toBe(said);
  });
});

describe('a bucket of Lightsail', () => {
  const bucket = (getObject: string, allowPublicOverrides: boolean, more: object = {}): AwsAnswers => ({
    ...ALONE,
    'lightsail:GetBuckets': { buckets: [{ name: 'shop-media', arn: arn('lightsail', 'Bucket/1'), objectVersioning: 'Enabled', accessRules: { getObject, allowPublicOverrides }, readonlyAccessAccounts: [], tags: [], ...more }] },
  }); // prettier-ignore
  it.each<[string, AwsAnswers, string]>([
    ['that everybody reads', bucket('public', true), 'fail open'],
    ['that nobody reads', bucket('private', false), 'pass'],
  ])('%s', async (_, answers, said) => {
    expect(await of('public-bucket', ['lightsail-buckets'], answers, 'shop-media')).toBe(said);
  });
  it('that another account reads, and that keeps no versions', async () => {
    const answers = bucket('private', false, { readonlyAccessAccounts: ['444455556666'], objectVersioning: 'NeverEnabled' }); // prettier-ignore
    expect(
      await of('unknown-external-principal', ['account', 'organizations', 'lightsail-buckets'], answers, 'shop-media'),
    ).toBe('fail accounts');
    expect((await of('unversioned-bucket', ['lightsail-buckets'], answers, 'shop-media'))?.split(' ')[0]).toBe('fail');
  });
});

describe('Glue', () => {
  const catalog = (mode: string, encrypted: boolean): AwsAnswers => ({
    'glue:GetDatabases': { DatabaseList: [{ Name: 'sales' }] },
    'glue:GetResourcePolicy': refusing('EntityNotFoundException', 400),
    'glue:GetDataCatalogEncryptionSettings': { DataCatalogEncryptionSettings: { EncryptionAtRest: { CatalogEncryptionMode: mode }, ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: encrypted } } },
  }); // prettier-ignore
  it.each([
    ['DISABLED', false, 'fail passwords'],
    ['SSE-KMS', false, 'fail passwords'],
    ['DISABLED', true, 'partial metadata'],
    ['SSE-KMS', true, 'pass'],
  ])('a catalog: %s, passwords encrypted: %s', async (mode, encrypted, said) => {
    expect(await of('unencrypted-data-catalog', ['glue'], catalog(mode, encrypted), 'Data Catalog us-east-1')).toBe(said); // prettier-ignore
  });
  const configuration = (S3: string, logs: string, bookmarks: string): AwsAnswers => ({
    'glue:GetSecurityConfigurations': { SecurityConfigurations: [{ Name: 'jobs', EncryptionConfiguration: { S3Encryption: [{ S3EncryptionMode: S3 }], CloudWatchEncryption: { CloudWatchEncryptionMode: logs }, JobBookmarksEncryption: { JobBookmarksEncryptionMode: bookmarks } } }] },
  }); // prettier-ignore
  it.each([
    ['SSE-KMS', 'SSE-KMS', 'CSE-KMS', 'pass'],
    ['SSE-S3', 'SSE-KMS', 'CSE-KMS', 'pass'],
    ['SSE-KMS', 'DISABLED', 'CSE-KMS', 'fail jobs'],
  ])('a security configuration: %s, %s, %s', async (output, logs, bookmarks, said) => {
    expect(await of('unencrypted-data-catalog', ['glue'], configuration(output, logs, bookmarks), 'jobs')).toBe(said);
  });
});

describe('a GraphQL API of AppSync', () => {
  const api = (more: object): AwsAnswers => ({
    'appsync:ListGraphqlApis': { graphqlApis: [{ apiId: 'a1', name: 'shop', arn: arn('appsync', 'apis/a1'), authenticationType: 'AWS_IAM', visibility: 'GLOBAL', dns: {}, ...more }] },
  }); // prettier-ignore
  const logs = { logConfig: { fieldLogLevel: 'ERROR', cloudWatchLogsRoleArn: 'arn:role' } };
  it.each<[string, string, object, string]>([
    ['opens to a key', 'local-authentication-enabled', { authenticationType: 'API_KEY' }, 'fail enabled'],
    ['also opens to a key', 'local-authentication-enabled', { additionalAuthenticationProviders: [{ authenticationType: 'API_KEY' }] }, 'fail enabled'],
    ['asks who is calling', 'local-authentication-enabled', {}, 'pass'],
    ['writes nothing down', 'access-logging-disabled', {}, 'fail none'],
    ['writes requests down', 'access-logging-disabled', logs, 'pass'],
  ])('that %s', async (_, check, more, said) => {
    expect(await of(check, ['appsync'], api(more), 'shop')).toBe(said);
  }); // prettier-ignore
});
