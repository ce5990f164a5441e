import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsRds } from '../../../../../src/providers/aws/services/rds/rds.ts';
import { facet, type Resource } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, named, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const arn = (resource: string, region = REGION): string => `arn:aws:rds:${region}:${ACCOUNT}:${resource}`;
const list = (...instances: object[]) => ({ DBInstances: named('DBInstance', instances as never) });
const clusters = (...found: object[]) => ({ DBClusters: named('DBCluster', found as never) });
const snapshots = (...found: object[]) => ({ DBSnapshots: named('DBSnapshot', found as never) });
const clusterSnapshots = (...found: object[]) => ({ DBClusterSnapshots: named('DBClusterSnapshot', found as never) });
const tags = (record: Record<string, string>) => named('Tag', Object.entries(record).map(([Key, Value]) => ({ Key, Value }))); // prettier-ignore

const parameters = (record: Record<string, string>) => ({
  Parameters: named(
    'Parameter',
    Object.entries({ autocommit: '1', ...record }).map(([ParameterName, ParameterValue]) => ({
      ParameterName,
      ParameterValue,
    })),
  ),
});

const EMPTY = {
  'rds.DescribeDBInstances': list(),
  'rds.DescribeDBClusters': clusters(),
  'rds.DescribeDBSnapshots': snapshots(),
  'rds.DescribeDBClusterSnapshots': clusterSnapshots(),
  'rds.DescribeDBInstanceAutomatedBackups': { DBInstanceAutomatedBackups: '' },
  'rds.DescribeDBParameters': parameters({ require_secure_transport: '1' }),
  'rds.DescribeDBClusterParameters': parameters({ tls: 'disabled' }),
  'rds.DescribeDBMajorEngineVersions': majors(['mysql', '8.0', '2026-07-31'], ['mysql', '8.4', '2029-07-31']),
};

/** Two lifecycle dates for each engine with a public one, none for the others. */
function majors(...all: [engine: string, version: string, until?: string][]) {
  const lifecycle = (name: string, end: string) => ({
    LifecycleSupportName: `open-source-rds-${name}-support`,
    LifecycleSupportStartDate: '2020-01-01T00:00:00.000Z',
    LifecycleSupportEndDate: `${end}T23:59:59.999Z`,
  });
  return {
    DBMajorEngineVersions: named(
      'DBMajorEngineVersion',
      all.map(([Engine, MajorEngineVersion, until]) => ({
        Engine,
        MajorEngineVersion,
        SupportedEngineLifecycles:
          until === undefined
            ? ''
            : named('SupportedEngineLifecycle', [lifecycle('extended', '2032-01-01'), lifecycle('standard', until)]),
      })),
    ),
  };
}

function instance(name: string, more: object = {}): object {
  return {
    DBInstanceIdentifier: name,
    DBInstanceArn: arn(`db:${name}`),
    DbiResourceId: `db-${name.toUpperCase()}`,
    DBInstanceClass: 'db.t3.medium',
    Engine: 'mysql',
    EngineVersion: '8.0.35',
    DBInstanceStatus: 'available',
    Endpoint: { Address: `${name}.example`, Port: 3306 },
    AllocatedStorage: 100,
    InstanceCreateTime: '2026-01-02T03:04:05.000Z',
    BackupRetentionPeriod: 7,
    LatestRestorableTime: '2026-11-01T00:00:00.000Z',
    VpcSecurityGroups: named('VpcSecurityGroupMembership', [{ VpcSecurityGroupId: 'sg-db', Status: 'active' }]),
    AvailabilityZone: 'eu-west-1a',
    DBSubnetGroup: {
      DBSubnetGroupName: 'private',
      Subnets: named('Subnet', [{ SubnetIdentifier: 'subnet-a' }, { SubnetIdentifier: 'subnet-b' }]),
    },
    MultiAZ: false,
    PubliclyAccessible: false,
    DBParameterGroups: named('DBParameterGroup', [{ DBParameterGroupName: 'strict' }]),
    StorageType: 'gp3',
    Iops: 3000,
    StorageEncrypted: false,
    DeletionProtection: false,
    ...more,
  };
}

function cluster(name: string, members: Record<string, boolean>, more: object = {}): object {
  return {
    DBClusterIdentifier: name,
    DBClusterArn: arn(`cluster:${name}`),
    DbClusterResourceId: `cluster-${name.toUpperCase()}`,
    Engine: 'aurora-mysql',
    EngineMode: 'provisioned',
    Status: 'available',
    Port: 3306,
    AllocatedStorage: 1,
    BackupRetentionPeriod: 1,
    VpcSecurityGroups: named('VpcSecurityGroupMembership', [{ VpcSecurityGroupId: 'sg-db' }]),
    StorageEncrypted: true,
    KmsKeyId: `arn:aws:kms:${REGION}:${ACCOUNT}:key/mrk-1`,
    DeletionProtection: true,
    DBClusterParameterGroup: 'lax',
    DBClusterMembers: named(
      'DBClusterMember',
      Object.entries(members).map(([DBInstanceIdentifier, IsClusterWriter]) => ({
        DBInstanceIdentifier,
        IsClusterWriter,
      })),
    ),
    ...more,
  };
}

const member = (name: string, of: string, zone: string, more: object = {}): object =>
  instance(name, { DBClusterIdentifier: of, AvailabilityZone: zone, Engine: 'aurora-mysql', ...more });

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer(EMPTY);
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsRds] });
const placement = (resource: Resource) => facet(resource, 'placement');
const location = (zone: string | undefined, role: string) => ({
  region: REGION,
  ...(zone === undefined ? {} : { zone }),
  role,
});

describe('a standalone instance', () => {
  it('has every declared facet', async () => {
    server.script({
      'rds.DescribeDBInstances': list(
        instance('shop', {
          PubliclyAccessible: true,
          TagList: tags({
            env: 'prod',
            'aws:cloudformation:stack-name': 'shop',
            'aws:cloudformation:logical-id': 'Db',
          }),
        }),
      ),
    });
    const { resource, population } = await collect();
    const shop = resource(':db:shop');
    expect(shop).toMatchObject({
      kind: 'database',
      type: 'AWS::RDS::DBInstance',
      stableId: 'db-SHOP',
      slot: 'shop/Db',
      tags: { env: 'prod' },
      createdAt: '2026-01-02T03:04:05.000Z',
    });
    expect(shop.facets).toMatchObject({
      placement: { value: { spread: 'single-zone', locations: [location('euw1-az3', 'primary')] } },
      dataDurability: { value: 'durable' },
      encryptionAtRest: { value: 'none' },
      automatedBackups: { value: { retentionDays: 7, pointInTimeRecovery: true, latest: '2026-11-01T00:00:00.000Z' } },
      deletionProtection: { value: false },
      performance: {
        value: {
          type: 'db.t3.medium',
          burstable: true,
          previousGeneration: false,
          storageType: 'gp3',
          burstableStorage: false,
          iops: 3000,
        },
      },
      size: { value: { bytes: 100 * 2 ** 30 } },
      listeners: { value: [{ protocol: 'tcp', port: 3306, redirectsToHttps: false }] },
      state: { value: 'running' },
    });
    const networkInterfaces = {
      firewalls: [`arn:aws:ec2:${REGION}:${ACCOUNT}:security-group/sg-db`],
      addressFamilies: ['ipv4'],
    };
    expect(facet(shop, 'networkInterfaces')).toEqual({
      state: 'value',
      value: ['subnet-a', 'subnet-b'].map(id => ({
        subnet: `arn:aws:ec2:${REGION}:${ACCOUNT}:subnet/${id}`,
        ...networkInterfaces,
      })),
    });
    expect(population('database').reading).toEqual({ state: 'value', value: 1 });
  });

  it('emits exactly the declared facets', async () => {
    server.script({ 'rds.DescribeDBInstances': list(instance('shop')) });
    const { resource } = await collect();
    expect(Object.keys(resource(':db:shop').facets).sort()).toEqual([...(awsRds.fills.database ?? [])].sort());
  });

  it('with a standby is multi-zone, also where the response lacks the secondary zone', async () => {
    server.script({
      'rds.DescribeDBInstances': list(
        instance('named', { MultiAZ: true, SecondaryAvailabilityZone: 'eu-west-1b' }),
        instance('unnamed', { MultiAZ: true }),
      ),
    });
    const { resource } = await collect();
    const spread = 'multi-zone';
    expect(placement(resource(':db:named'))).toMatchObject({
      value: { spread, locations: [location('euw1-az3', 'primary'), location('euw1-az2', 'standby')] },
    });
    expect(placement(resource(':db:unnamed'))).toMatchObject({
      value: { spread, locations: [location('euw1-az3', 'primary'), location(undefined, 'standby')] },
    });
  });

  it('without retention has no backups, and is unread without the field', async () => {
    server.script({
      'rds.DescribeDBInstances': list(
        instance('off', { BackupRetentionPeriod: 0, LatestRestorableTime: undefined }),
        instance('silent', {
          BackupRetentionPeriod: undefined,
          MultiAZ: undefined,
          PubliclyAccessible: undefined,
          DeletionProtection: undefined,
        }),
      ),
    });
    const { resource } = await collect();
    expect(facet(resource(':db:off'), 'automatedBackups')).toEqual({ state: 'absent' });
    for (const name of ['automatedBackups', 'placement', 'networkInterfaces', 'deletionProtection'] as const) {
      expect(facet(resource(':db:silent'), name)).toMatchObject({ state: 'unread', reason: 'failed' });
    }
  });

  it.each([
    ['stopped', 'stopped'],
    ['creating', 'other'],
    ['incompatible-network', 'other'],
    ['backing-up', 'running'],
    ['storage-optimization', 'running'],
  ])('that is %s is %s', async (status, state) => {
    server.script({ 'rds.DescribeDBInstances': list(instance('shop', { DBInstanceStatus: status })) });
    expect(facet((await collect()).resource(':db:shop'), 'state')).toEqual({ state: 'value', value: state });
  });

  it('has unread placement where the zones are refused', async () => {
    server.script({
      'ec2.DescribeAvailabilityZones': fault('UnauthorizedOperation', 403),
      'rds.DescribeDBInstances': list(instance('shop')),
    });
    expect(placement((await collect()).resource(':db:shop'))).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('a read replica', () => {
  it('is a location of its source, also through another replica', async () => {
    server.script({
      'rds.DescribeDBInstances': list(
        instance('shop'),
        instance('first', { ReadReplicaSourceDBInstanceIdentifier: 'shop', AvailabilityZone: 'eu-west-1b' }),
        instance('second', { ReadReplicaSourceDBInstanceIdentifier: arn('db:first'), AvailabilityZone: 'eu-west-1c' }),
        instance('starting', {
          ReadReplicaSourceDBInstanceIdentifier: 'shop',
          DBInstanceStatus: 'creating',
          AvailabilityZone: undefined,
        }),
      ),
    });
    const { names, resource } = await collect();
    expect(names('database')).toEqual(['shop']);
    expect(placement(resource(':db:shop'))).toMatchObject({
      value: {
        spread: 'single-zone',
        locations: [location('euw1-az3', 'primary'), location('euw1-az2', 'replica'), location('euw1-az1', 'replica')],
      },
    });
  });

  it('of a source in another region is a backup of it, as recent as its replication', async () => {
    const of = arn('db:shop', 'us-east-1');
    const statusInfo = (Normal: boolean) =>
      named('DBInstanceStatusInfo', [{ StatusType: 'read replication', Status: 'replicating', Normal }]);
    server.script({
      'rds.DescribeDBInstances': list(
        instance('follows', { ReadReplicaSourceDBInstanceIdentifier: of, StatusInfos: statusInfo(true) }),
        instance('behind', { ReadReplicaSourceDBInstanceIdentifier: of, StatusInfos: statusInfo(false) }),
      ),
    });
    const { names, resource } = await collect();
    expect(names('database')).toEqual([]);
    expect(facet(resource(':db:follows'), 'backup')).toMatchObject({
      value: {
        source: of,
        account: ACCOUNT,
        region: REGION,
        immutability: 'none',
        takenAt: expect.stringMatching(/^\d{4}-/) as string,
      },
    });
    expect(facet(resource(':db:behind'), 'backup')).toEqual({ state: 'absent' });
  });

  it('with an unseen source is a resource of its own', async () => {
    server.script({
      'rds.DescribeDBInstances': list(instance('orphan', { ReadReplicaSourceDBInstanceIdentifier: 'gone' })),
    });
    expect((await collect()).names('database')).toEqual(['orphan']);
  });
});

const zonedGroup = (...zones: string[]) => ({
  DBSubnetGroupName: 'private',
  Subnets: named('Subnet', zones.map(zone => ({ SubnetIdentifier: `subnet-${zone}`, SubnetAvailabilityZone: { Name: `eu-west-1${zone}` } }))),
}); // prettier-ignore

it.each<[string, object, object]>([
  [
    'with a subnet group in one zone',
    { DBSubnetGroup: zonedGroup('a', 'a') },
    { subnetZones: { value: { zones: 1 } } },
  ],
  [
    'with a subnet group in two zones',
    { DBSubnetGroup: zonedGroup('a', 'b') },
    { subnetZones: { value: { zones: 2 } } },
  ],
  ['with a subnet group without known zones', {}, { subnetZones: { state: 'unread' } }],
  ['with storage autoscaling', { MaxAllocatedStorage: 500 }, { storageAutoscaling: { value: true } }],
  ['with storage at its maximum', { MaxAllocatedStorage: 100 }, { storageAutoscaling: { value: false } }],
  ['with fixed storage', {}, { storageAutoscaling: { value: false }, scaling: { state: 'absent' } }],
])('an instance %s', async (_, more, facets) => {
  server.script({ 'rds.DescribeDBInstances': list(instance('shop', more)) });
  expect((await collect()).resource(':db:shop').facets).toMatchObject(facets);
});

describe('scaling of a cluster', () => {
  const readers = {
    ServiceNamespace: 'rds',
    ScalableDimension: 'rds:cluster:ReadReplicaCount',
    ResourceId: 'cluster:web',
  };
  const two = (more: object = {}) => ({
    'rds.DescribeDBInstances': list(member('web-1', 'web', 'eu-west-1a', more), member('web-2', 'web', 'eu-west-1b')),
    'rds.DescribeDBClusters': clusters(cluster('web', { 'web-1': true, 'web-2': false })),
    'application-autoscaling.DescribeScalableTargets': { ScalableTargets: [] },
    'application-autoscaling.DescribeScalingPolicies': { ScalingPolicies: [] },
  });
  const web = async () => (await collect()).resource(':cluster:web');

  it('adds readers under load', async () => {
    server.script({
      ...two(),
      'application-autoscaling.DescribeScalableTargets': { ScalableTargets: [{ ...readers, MinCapacity: 1, MaxCapacity: 5 }] },
      'application-autoscaling.DescribeScalingPolicies': { ScalingPolicies: [{ ...readers, PolicyName: 'p', PolicyType: 'TargetTrackingScaling' }] },
    }); // prettier-ignore
    expect((await web()).facets).toMatchObject({
      scaling: { value: { min: 2, max: 6, desired: 2, automatic: true } },
      storageAutoscaling: { value: true },
    });
  });

  it('is fixed, or vertical', async () => {
    server.script(two());
    expect(facet(await web(), 'scaling')).toEqual({
      state: 'value',
      value: { min: 2, max: 2, desired: 2, automatic: false },
    });
    const before = server.count('application-autoscaling.DescribeScalableTargets');
    server.script(two({ DBInstanceClass: 'db.serverless' }));
    expect(facet(await web(), 'scaling')).toMatchObject({ value: { automatic: true } });
    expect(server.count('application-autoscaling.DescribeScalableTargets')).toBe(before);
  });
});

describe('a cluster', () => {
  it('is one database, with its members as locations', async () => {
    server.script({
      'rds.DescribeDBInstances': list(
        member('web-1', 'web', 'eu-west-1a', { DBInstanceClass: 'db.t4g.medium' }),
        member('web-2', 'web', 'eu-west-1b', { DBInstanceClass: 'db.r6g.large' }),
        member('web-3', 'web', 'eu-west-1c', { DBInstanceStatus: 'creating' }),
      ),
      'rds.DescribeDBClusters': clusters(cluster('web', { 'web-1': false, 'web-2': true, 'web-3': false })),
    });
    const { names, resource } = await collect();
    expect(names('database')).toEqual(['web']);
    expect(resource(':cluster:web')).toMatchObject({
      type: 'AWS::RDS::DBCluster',
      stableId: 'cluster-WEB',
      facets: {
        placement: {
          value: {
            spread: 'multi-zone',
            locations: [location('euw1-az3', 'replica'), location('euw1-az2', 'primary')],
          },
        },
        performance: { value: { type: 'db.r6g.large', burstable: true } },
        encryptionAtRest: { value: 'customer-managed-key' },
        size: { value: {} },
        automatedBackups: { value: { retentionDays: 1 } },
        deletionProtection: { value: true },
      },
    });
  });

  it('with members in one zone is single-zone', async () => {
    server.script({
      'rds.DescribeDBInstances': list(member('web-1', 'web', 'eu-west-1a'), member('web-2', 'web', 'eu-west-1a')),
      'rds.DescribeDBClusters': clusters(cluster('web', { 'web-1': true, 'web-2': false })),
    });
    expect(placement((await collect()).resource(':cluster:web'))).toMatchObject({ value: { spread: 'single-zone' } });
  });

  it('that is stopped is where its members start again', async () => {
    const stopped = { DBInstanceStatus: 'stopped' };
    server.script({
      'rds.DescribeDBInstances': list(
        member('web-1', 'web', 'eu-west-1a', stopped),
        member('web-2', 'web', 'eu-west-1b', stopped),
      ),
      'rds.DescribeDBClusters': clusters(cluster('web', { 'web-1': true, 'web-2': false }, { Status: 'stopped' })),
    });
    const { resource } = await collect();
    expect(placement(resource(':cluster:web'))).toMatchObject({ value: { spread: 'multi-zone', locations: [{}, {}] } });
    expect(facet(resource(':cluster:web'), 'state')).toEqual({ state: 'value', value: 'stopped' });
  });

  it('of DocumentDB or Neptune keeps its own type', async () => {
    server.script({
      'rds.DescribeDBClusters': clusters(
        cluster('papers', {}, { Engine: 'docdb' }),
        cluster('graph', {}, { Engine: 'neptune' }),
      ),
    });
    const { resource } = await collect();
    expect(resource(':cluster:papers')).toMatchObject({ kind: 'database', type: 'AWS::DocDB::DBCluster' });
    expect(resource(':cluster:graph')).toMatchObject({ kind: 'database', type: 'AWS::Neptune::DBCluster' });
  });

  it('with refused members has unread facets', async () => {
    server.script({
      'rds.DescribeDBInstances': fault('AccessDenied', 403),
      'rds.DescribeDBClusters': clusters(cluster('web', { 'web-1': true })),
    });
    const { population, resource } = await collect();
    expect(placement(resource(':cluster:web'))).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(facet(resource(':cluster:web'), 'deletionProtection')).toEqual({ state: 'value', value: true });
    expect(population('database')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'rds:DescribeDBInstances',
    });
  });

  it('list that is refused leaves its members out and the databases unread', async () => {
    server.script({
      'rds.DescribeDBInstances': list(instance('shop'), member('web-1', 'web', 'eu-west-1a')),
      'rds.DescribeDBClusters': fault('AccessDenied', 403),
    });
    const { names, population } = await collect();
    expect(names('database')).toEqual(['shop']);
    expect(population('database')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'rds:DescribeDBClusters',
    });
  });

  it('that a member names but the list lacks is not dropped', async () => {
    server.script({ 'rds.DescribeDBInstances': list(member('stray', 'web', 'eu-west-1a')) });
    expect(placement((await collect()).resource(':db:stray'))).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it.each([
    ['runs', 'available', 'value'],
    ['is stopped', 'inaccessible-encryption-credentials', 'absent'],
  ])('that replicates one in another region is a backup while it %s', async (_, Status, state) => {
    const ReplicationSourceIdentifier = arn('cluster:web', 'us-east-1');
    server.script({ 'rds.DescribeDBClusters': clusters(cluster('far', {}, { ReplicationSourceIdentifier, Status })) });
    const { names, resource } = await collect();
    expect(names('database')).toEqual([]);
    expect(facet(resource(':cluster:far'), 'backup').state).toBe(state);
  });

  it('that is secondary in a global database is a backup, requested only where a cluster may be one', async () => {
    const primary = arn('cluster:web', 'us-east-1');
    server.script({
      'rds.DescribeDBInstances': list(member('far-1', 'far', 'eu-west-1a')),
      'rds.DescribeDBClusters': clusters(cluster('far', { 'far-1': false }), cluster('near', {})),
      'rds.DescribeGlobalClusters': {
        GlobalClusters: named('GlobalClusterMember', [
          {
            GlobalClusterIdentifier: 'world',
            GlobalClusterMembers: named('GlobalClusterMember', [
              { DBClusterArn: primary, IsWriter: true },
              { DBClusterArn: arn('cluster:far'), IsWriter: false },
            ]),
          },
        ]),
      },
    });
    const { names, resource } = await collect();
    expect(names('database')).toEqual(['near']);
    expect(facet(resource(':cluster:far'), 'backup')).toMatchObject({ value: { source: primary, region: REGION } });
    server.script({
      'rds.DescribeDBInstances': list(member('web-1', 'web', 'eu-west-1a')),
      'rds.DescribeDBClusters': clusters(cluster('web', { 'web-1': true })),
    });
    await collect();
    expect(server.count('rds.DescribeGlobalClusters')).toBe(1);
  });
});

describe('a snapshot', () => {
  const snapshot = (name: string, more: object = {}): object => ({
    DBSnapshotIdentifier: name,
    DBSnapshotArn: arn(`snapshot:${name}`),
    DBInstanceIdentifier: 'shop',
    SnapshotCreateTime: '2026-10-02T00:00:00.000Z',
    OriginalSnapshotCreateTime: '2026-10-01T00:00:00.000Z',
    Status: 'available',
    SnapshotType: 'manual',
    Encrypted: true,
    ...more,
  });
  const attributes = (...accounts: string[]) => ({
    DBSnapshotAttributesResult: {
      DBSnapshotAttributes: named('DBSnapshotAttribute', [
        { AttributeName: 'restore', AttributeValues: named('AttributeValue', accounts) },
      ]),
    },
  });

  it('is a backup of its database from when the data was taken, with its shared accounts', async () => {
    server.script({
      'rds.DescribeDBSnapshots': snapshots(snapshot('monthly'), snapshot('rds:shop-1', { SnapshotType: 'automated' })),
      'rds.DescribeDBSnapshotAttributes': attributes('all', '444455556666'),
    });
    const { resource } = await collect();
    expect(resource(':snapshot:monthly').facets).toMatchObject({
      backup: {
        value: {
          source: arn('db:shop'),
          region: REGION,
          account: ACCOUNT,
          takenAt: '2026-10-01T00:00:00.000Z',
          immutability: 'none',
        },
      },
      sharedWith: { value: ['*', '444455556666'] },
      encryptionAtRest: { value: 'provider-managed-key' },
    });
    expect(facet(resource(':snapshot:rds:shop-1'), 'sharedWith')).toEqual({ state: 'value', value: [] });
    // Automated snapshots cannot be shared.
    expect(server.count('rds.DescribeDBSnapshotAttributes')).toBe(1);
  });

  it('from another region or account is a backup of the database there', async () => {
    server.script({
      'rds.DescribeDBSnapshots': snapshots(
        snapshot('from-region', { SourceRegion: 'us-east-1', SnapshotType: 'automated' }),
        snapshot('from-account', {
          SourceDBSnapshotIdentifier: 'arn:aws:rds:us-west-2:444455556666:snapshot:rds:shop-9',
          SnapshotType: 'automated',
        }),
      ),
    });
    const { resource } = await collect();
    expect(facet(resource(':from-region'), 'backup')).toMatchObject({ value: { source: arn('db:shop', 'us-east-1') } });
    expect(facet(resource(':from-account'), 'backup')).toMatchObject({
      value: { source: 'arn:aws:rds:us-west-2:444455556666:db:shop' },
    });
  });

  it('that is not available is no backup', async () => {
    server.script({
      'rds.DescribeDBSnapshots': snapshots(snapshot('half', { Status: 'creating' })),
      'rds.DescribeDBSnapshotAttributes': attributes(),
    });
    expect(facet((await collect()).resource(':half'), 'backup')).toEqual({ state: 'absent' });
  });

  it('with refused attributes is still a backup', async () => {
    server.script({
      'rds.DescribeDBSnapshots': snapshots(snapshot('monthly')),
      'rds.DescribeDBSnapshotAttributes': fault('AccessDenied', 403),
    });
    const { population, refusals, resource } = await collect();
    expect(facet(resource(':monthly'), 'sharedWith')).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(facet(resource(':monthly'), 'backup').state).toBe('value');
    expect(population('backup').reading).toEqual({ state: 'value', value: 1 });
    expect(refusals).toMatchObject([{ call: 'rds:DescribeDBSnapshotAttributes', reason: 'denied', count: 1 }]);
  });

  it('of AWS Backup is listed there; only its sharing is added', async () => {
    server.script({
      'rds.DescribeDBSnapshots': snapshots(snapshot('awsbackup:job-1', { SnapshotType: 'awsbackup' })),
      'rds.DescribeDBSnapshotAttributes': attributes('444455556666'),
    });
    const { names, records } = await collect();
    expect(names('backup')).toEqual([]);
    expect(records).toContainEqual(
      expect.objectContaining({
        record: 'facet',
        id: arn('snapshot:awsbackup:job-1'),
        facets: { sharedWith: { state: 'value', value: ['444455556666'] } },
      }),
    );
  });

  it('of a cluster is read to the last page', async () => {
    const one = (name: string): object => ({
      DBClusterSnapshotIdentifier: name,
      DBClusterSnapshotArn: arn(`cluster-snapshot:${name}`),
      DBClusterIdentifier: 'web',
      SnapshotCreateTime: '2026-10-02T00:00:00.000Z',
      Status: 'available',
      SnapshotType: 'automated',
      StorageEncrypted: false,
    });
    server.script({
      'rds.DescribeDBClusterSnapshots': ({ parameters }) =>
        parameters['Marker'] === 'more'
          ? clusterSnapshots(one('b'))
          : { ...clusterSnapshots(one('a')), Marker: 'more' },
    });
    const { names, resource } = await collect();
    expect(names('backup')).toEqual(['a', 'b']);
    expect(resource(':cluster-snapshot:b').facets).toMatchObject({
      backup: { value: { source: arn('cluster:web') } },
      encryptionAtRest: { value: 'none' },
    });
  });

  it('list that is refused leaves the backups unread, whatever the other lists hold', async () => {
    server.script({ 'rds.DescribeDBSnapshots': fault('AccessDenied', 403) });
    expect((await collect()).population('backup')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'rds:DescribeDBSnapshots',
    });
  });
});

describe('automated backups', () => {
  const backup = (from: string, more: object = {}): object => ({
    DBInstanceArn: arn('db:shop', from),
    DBInstanceIdentifier: 'shop',
    DBInstanceAutomatedBackupsArn: arn(`auto-backup:ab-${from}`),
    Region: from,
    RestoreWindow: { EarliestTime: '2026-10-01T00:00:00Z', LatestTime: '2026-11-01T00:00:00Z' },
    Encrypted: true,
    ...more,
  });

  it('that are replicated from another region are backups; those in the region of their source are not', async () => {
    server.script({
      'rds.DescribeDBInstanceAutomatedBackups': {
        DBInstanceAutomatedBackups: named('DBInstanceAutomatedBackup', [
          backup('us-east-1'),
          backup(REGION),
          { DBInstanceIdentifier: 'bare' },
        ] as never),
      },
    });
    const { names, resource } = await collect();
    expect(names('backup')).toEqual(['shop']);
    expect(facet(resource(':ab-us-east-1'), 'backup')).toMatchObject({
      value: { source: arn('db:shop', 'us-east-1'), region: REGION, takenAt: '2026-11-01T00:00:00.000Z' },
    });
  });
});

describe('encryption in transit', () => {
  it('is required where a parameter enforces it, and each parameter group is read once', async () => {
    const group = (name: string) => ({
      DBParameterGroups: named('DBParameterGroup', [{ DBParameterGroupName: name }]),
    });
    server.script({
      'rds.DescribeDBInstances': list(
        instance('shop'),
        instance('stock'),
        instance('lax', group('lax')),
        instance('hidden', group('hidden')),
        instance('ledger', { Engine: 'oracle-ee' }),
        instance('silent', { DBParameterGroups: undefined }),
        member('one', 'docs', 'eu-west-1a'),
      ),
      'rds.DescribeDBClusters': clusters(cluster('docs', { one: true })),
      'rds.DescribeDBParameters': ({ parameters: { DBParameterGroupName: name } }) =>
        name === 'hidden'
          ? fault('AccessDenied', 403)
          : parameters({ require_secure_transport: name === 'strict' ? 'ON' : '' }),
    });
    const { resource } = await collect();
    const transit = (name: string) => facet(resource(name), 'encryptionInTransit');
    expect([transit(':db:shop'), transit(':db:stock')]).toEqual(
      ['required', 'required'].map(value => ({ state: 'value', value })),
    );
    expect([transit(':db:lax'), transit(':cluster:docs')]).toEqual(
      ['optional', 'optional'].map(value => ({ state: 'value', value })),
    );
    expect(transit(':db:hidden')).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(transit(':db:ledger')).toMatchObject({ state: 'unread', reason: 'not-collected' });
    expect(transit(':db:silent')).toMatchObject({ state: 'unread', reason: 'failed' });
    expect(server.log.filter(({ call }) => call === 'rds.DescribeDBParameters')).toHaveLength(3);
  });

  it.each<[string, string, string]>([
    ['rds.force_ssl', '1', 'required'],
    ['tls', 'enabled', 'required'],
    ['tls', 'tls1.3+', 'required'],
    ['neptune_enforce_ssl', '1', 'required'],
    ['neptune_enforce_ssl', '0', 'optional'],
    ['ssl_max_protocol_version', '1', 'optional'],
  ])('follows %s = %s of a cluster', async (name, text, expected) => {
    server.script({
      'rds.DescribeDBInstances': list(member('one', 'docs', 'eu-west-1a')),
      'rds.DescribeDBClusters': clusters(cluster('docs', { one: true })),
      'rds.DescribeDBClusterParameters': parameters({ [name]: text }),
    });
    expect(facet((await collect()).resource(':cluster:docs'), 'encryptionInTransit')).toEqual({
      state: 'value',
      value: expected,
    });
  });
});

describe('end of support of a version', () => {
  const endOfSupport = async (more: object, answer: object = {}) => {
    server.script({ ...EMPTY, 'rds.DescribeDBInstances': list(instance('orders', more)), ...answer });
    const { resource } = await collectAws({ regions: [REGION], collectors: [awsRds] });
    return facet(resource('db:orders'), 'versionSupport');
  };
  const end = (version: string, day: string) => ({
    state: 'value',
    value: { version, endOfStandardSupport: `${day}T23:59:59.999Z` },
  });

  it.each<[string, string, [string, string, string?][], object]>([
    ['mysql', '8.0.35', [['mysql', '8.0', '2026-07-31'], ['mysql', '8.4', '2029-07-31']], end('8.0.35', '2026-07-31')],
    ['postgres', '13.4', [['postgres', '1', '2020-01-01'], ['postgres', '13', '2026-02-28']], end('13.4', '2026-02-28')],
    ['aurora-mysql', '8.0.mysql_aurora.3.04.0', [['aurora-mysql', '8.0', '2028-04-30']], end('8.0.mysql_aurora.3.04.0', '2028-04-30')],
    ['mysql', '8.0.35', [['mariadb', '8.0', '2026-07-31']], { state: 'absent' }],
    ['oracle-ee', '19.0.0.0', [['oracle-ee', '19']], { state: 'absent' }],
  ])('%s %s', async (Engine, EngineVersion, known, expected) => {
    expect(await endOfSupport({ Engine, EngineVersion }, { 'rds.DescribeDBMajorEngineVersions': majors(...known) })).toEqual(expected);
  }); // prettier-ignore

  it('is unread where it is refused, or where a database has no version', async () => {
    expect(await endOfSupport({}, { 'rds.DescribeDBMajorEngineVersions': fault('AccessDenied', 403) })).toMatchObject({
      state: 'unread',
      reason: 'denied',
    });
    expect(await endOfSupport({ EngineVersion: undefined })).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it('is requested once for all, and not without databases', async () => {
    server.script({ ...EMPTY, 'rds.DescribeDBInstances': list(instance('a'), instance('b')) });
    await collectAws({ regions: [REGION], collectors: [awsRds] });
    expect(server.count('rds.DescribeDBMajorEngineVersions')).toBe(1);
    server.script(EMPTY);
    await collectAws({ regions: [REGION], collectors: [awsRds] });
    expect(server.count('rds.DescribeDBMajorEngineVersions')).toBe(1);
  });
});
