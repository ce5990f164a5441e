import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsDynamoDb } from '../../../../../src/providers/aws/services/dynamodb/dynamodb.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsRequestSeen, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const arn = (name: string): string => `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}`;
const MADE = 1_767_323_045;

function table(name: string, more: object = {}): object {
  return {
    TableName: name,
    TableArn: arn(name),
    TableId: `id-of-${name}`,
    TableStatus: 'ACTIVE',
    CreationDateTime: MADE,
    TableSizeBytes: 4_096,
    DeletionProtectionEnabled: false,
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    ...more,
  };
}

/** Answers for these tables by name. */
function tables(...given: Record<string, unknown>[]) {
  const byName = new Map(given.map(one => [one['TableName'], one]));
  return {
    'dynamodb.ListTables': { TableNames: [...byName.keys()] },
    'dynamodb.DescribeTable': ({ parameters }: AwsRequestSeen) => ({ Table: byName.get(parameters['TableName']) }),
  };
}
const recovery = (more: object) => ({
  ContinuousBackupsDescription: { ContinuousBackupsStatus: 'ENABLED', PointInTimeRecoveryDescription: more },
});
const OFF = recovery({ PointInTimeRecoveryStatus: 'DISABLED' });

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'dynamodb.ListTables': { TableNames: [] },
    'dynamodb.ListBackups': { BackupSummaries: [] },
    'dynamodb.DescribeContinuousBackups': OFF,
    'dynamodb.ListTagsOfResource': { Tags: [] },
    'dynamodb.GetResourcePolicy': fault('PolicyNotFoundException', 400),
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: [REGION], collectors: [awsDynamoDb] });

describe('a table', () => {
  it('has every declared facet', async () => {
    server.script({
      ...tables(
        table('orders', {
          DeletionProtectionEnabled: true,
          SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: `arn:aws:kms:${REGION}:${ACCOUNT}:key/mrk-1` },
        }) as Record<string, unknown>,
      ),
      'dynamodb.DescribeContinuousBackups': recovery({
        PointInTimeRecoveryStatus: 'ENABLED',
        RecoveryPeriodInDays: 7,
        LatestRestorableDateTime: MADE,
      }),
      'dynamodb.ListTagsOfResource': { Tags: [{ Key: 'managed-by', Value: 'terraform' }] },
    }); // prettier-ignore
    const { resource, population } = await collect();
    const orders = resource('table/orders');
    expect(orders).toMatchObject({
      id: arn('orders'),
      kind: 'database',
      type: 'AWS::DynamoDB::Table',
      stableId: 'id-of-orders',
      createdAt: '2026-01-02T03:04:05.000Z',
      tags: { 'managed-by': 'terraform' },
    });
    expect(orders.facets).toEqual({
      accessLogging: { state: 'absent' },
      placement: { state: 'value', value: { spread: 'regional', locations: [{ region: REGION, role: 'primary' }] } },
      dataDurability: { state: 'value', value: 'durable' },
      encryptionAtRest: { state: 'value', value: 'customer-managed-key' },
      relationships: { state: 'value', value: [{ to: 'arn:aws:kms:eu-west-1:111122223333:key/mrk-1', role: 'key' }] },
      encryptionInTransit: { state: 'value', value: 'required' },
      automatedBackups: {
        state: 'value',
        value: { retentionDays: 7, pointInTimeRecovery: true, latest: '2026-01-02T03:04:05.000Z' },
      },
      deletionProtection: { state: 'value', value: true },
      performance: { state: 'absent' },
      size: { state: 'value', value: { bytes: 4_096 } },
      networkInterfaces: { state: 'value', value: [] },
      listeners: { state: 'value', value: [] },
      state: { state: 'value', value: 'running' },
      infrastructureAsCode: { state: 'value', value: { tool: 'Terraform', evidence: 'tag managed-by' } },
      subnetZones: { state: 'absent' },
      localAuthentication: { state: 'absent' },
      sharedWith: { state: 'value', value: [] },
      storageAutoscaling: { state: 'value', value: true },
      versionSupport: { state: 'absent' },
      scaling: { state: 'value', value: { min: 0, max: 0, desired: 0, automatic: true } },
    });
    expect(server.count('application-autoscaling.DescribeScalableTargets')).toBe(0);
    expect(Object.keys(orders.facets).sort()).toEqual([...(awsDynamoDb.fills.database ?? [])].sort());
    expect(population('database').reading).toEqual({ state: 'value', value: 1 });
  });

  it('without point-in-time recovery has no automated backups, and is encrypted with a provider-managed key', async () => {
    server.script(tables(table('orders') as Record<string, unknown>));
    const orders = (await collect()).resource('table/orders');
    expect(facet(orders, 'automatedBackups')).toEqual({ state: 'absent' });
    expect(facet(orders, 'encryptionAtRest')).toEqual({ state: 'value', value: 'provider-managed-key' });
    expect(facet(orders, 'infrastructureAsCode')).toEqual({ state: 'absent' });
  });

  it('is multi-region only with an active replica', async () => {
    server.script(
      tables(
        table('here', { Replicas: [{ RegionName: 'us-east-1', ReplicaStatus: 'CREATING' }] }) as Record<
          string,
          unknown
        >,
        table('both', { Replicas: [{ RegionName: 'us-east-1', ReplicaStatus: 'ACTIVE' }] }) as Record<string, unknown>,
        table('old', { GlobalTableVersion: '2017.11.29' }) as Record<string, unknown>,
      ),
    );
    const { resource } = await collect();
    expect(facet(resource('table/here'), 'placement')).toMatchObject({ value: { spread: 'regional' } });
    expect(facet(resource('table/both'), 'placement')).toMatchObject({
      value: { spread: 'multi-region', locations: [{ region: REGION }, { region: 'us-east-1', role: 'replica' }] },
    });
    expect(facet(resource('table/old'), 'placement')).toMatchObject({ state: 'unread', reason: 'unsupported' });
  });

  it('stays where its description is refused, and is left out where it was deleted meanwhile', async () => {
    server.script({
      'dynamodb.ListTables': { TableNames: ['secret', 'gone'] },
      'dynamodb.DescribeTable': ({ parameters }) =>
        parameters['TableName'] === 'gone' ? fault('ResourceNotFoundException') : fault('AccessDeniedException'),
      'dynamodb.DescribeContinuousBackups': fault('AccessDeniedException'),
      'dynamodb.ListTagsOfResource': fault('AccessDeniedException'),
    });
    const { resource, names } = await collect();
    expect(names('database')).toEqual(['secret']);
    for (const name of [
      'placement',
      'encryptionAtRest',
      'automatedBackups',
      'deletionProtection',
      'infrastructureAsCode',
    ] as const)
      expect(facet(resource('table/secret'), name)).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('the lists', () => {
  it('are read to the last page, with one request for each detail', async () => {
    const found = tables(table('a1a') as Record<string, unknown>, table('b2b') as Record<string, unknown>);
    server.script({
      ...found,
      'dynamodb.ListTables': [{ TableNames: ['a1a'], LastEvaluatedTableName: 'a1a' }, { TableNames: ['b2b'] }],
      'dynamodb.ListBackups': [
        { BackupSummaries: [backup('first')], LastEvaluatedBackupArn: `${arn('a1a')}/backup/first` },
        { BackupSummaries: [backup('second')] },
      ],
    });
    const { names } = await collect();
    expect(names('database')).toEqual(['a1a', 'b2b']);
    expect(names('backup')).toEqual(['first', 'second']);
    expect(server.count('dynamodb.DescribeTable')).toBe(2);
    expect(server.count('dynamodb.DescribeContinuousBackups')).toBe(2);
    expect(server.log.filter(({ call }) => call === 'dynamodb.ListBackups').map(one => one.parameters['BackupType'])).toEqual(['USER', 'USER']); // prettier-ignore
  });

  it('are unread where they are refused', async () => {
    server.script({
      'dynamodb.ListTables': fault('AccessDeniedException'),
      'dynamodb.ListBackups': fault('AccessDeniedException'),
    });
    const { population } = await collect();
    expect(population('database')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'dynamodb:ListTables',
    });
    expect(population('backup').reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

const backup = (name: string, more: object = {}): object => ({
  TableName: 'a1a',
  TableArn: arn('a1a'),
  BackupArn: `${arn('a1a')}/backup/${name}`,
  BackupName: name,
  BackupCreationDateTime: MADE,
  BackupStatus: 'AVAILABLE',
  BackupType: 'USER',
  ...more,
});

it('a backup counts once it is available', async () => {
  server.script({
    'dynamodb.ListBackups': { BackupSummaries: [backup('whole'), backup('half', { BackupStatus: 'CREATING' })] },
  });
  const { resource } = await collect();
  expect(facet(resource('backup/whole'), 'backup')).toMatchObject({
    value: {
      source: arn('a1a'),
      account: ACCOUNT,
      region: REGION,
      takenAt: '2026-01-02T03:04:05.000Z',
      immutability: 'none',
    },
  });
  expect(facet(resource('backup/half'), 'backup')).toEqual({ state: 'absent' });
  expect(Object.keys(resource('backup/whole').facets).sort()).toEqual([...(awsDynamoDb.fills.backup ?? [])].sort());
});

describe('a table of provisioned capacity', () => {
  const bought = (name: string) =>
    table(name, {
      BillingModeSummary: undefined,
      ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 3 },
    }) as Record<string, unknown>;
  const half = (which: string, name: string) => ({
    ServiceNamespace: 'dynamodb', ResourceId: `table/${name}`, ScalableDimension: `dynamodb:table:${which}CapacityUnits`,
  }); // prettier-ignore
  const target = (which: string, name: string) => ({ ...half(which, name), MinCapacity: 3, MaxCapacity: 50 });

  it('scales automatically where reads and writes both do, else is fixed', async () => {
    const both = [half('Read', 'both'), half('Write', 'both'), half('Read', 'reads')];
    server.script({
      ...tables(bought('both'), bought('reads'), bought('none')),
      'application-autoscaling.DescribeScalableTargets': {
        ScalableTargets: [target('Read', 'both'), target('Write', 'both'), target('Read', 'reads')],
      },
      'application-autoscaling.DescribeScalingPolicies': {
        ScalingPolicies: both.map(one => ({ ...one, PolicyName: 'p', PolicyType: 'TargetTrackingScaling' })),
      },
    });
    const { resource } = await collect();
    const scaling = (name: string) => facet(resource(`table/${name}`), 'scaling');
    expect(scaling('both')).toEqual({ state: 'value', value: { min: 3, max: 50, desired: 3, automatic: true } });
    expect(scaling('reads')).toEqual({ state: 'value', value: { min: 3, max: 3, desired: 3, automatic: false } });
    expect(scaling('none')).toEqual({ state: 'value', value: { min: 3, max: 3, desired: 3, automatic: false } });
    expect(server.count('application-autoscaling.DescribeScalableTargets')).toBe(1);
  });

  it('has unread scaling where the call is refused', async () => {
    server.script({
      ...tables(bought('orders')),
      'application-autoscaling.DescribeScalableTargets': fault('AccessDeniedException'),
      'application-autoscaling.DescribeScalingPolicies': { ScalingPolicies: [] },
    });
    expect(facet((await collect()).resource('table/orders'), 'scaling')).toMatchObject({
      state: 'unread',
      reason: 'denied',
    });
  });
});
