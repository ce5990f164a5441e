import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsMemoryDb } from '../../../../../src/providers/aws/services/memorydb/memorydb.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const arn = (resource: string): string => `arn:aws:memorydb:${REGION}:${ACCOUNT}:${resource}`;
const shard = (...zones: string[]) => ({ Nodes: zones.map(zone => ({ AvailabilityZone: `${REGION}${zone}` })) });
const cluster = (name: string, more: object = {}): object => ({
  Name: name,
  ARN: arn(`cluster/${name}`),
  Status: 'available',
  NumberOfShards: 1,
  Shards: [shard('a', 'b')],
  AvailabilityMode: 'multiaz',
  ClusterEndpoint: { Address: 'ledger.example', Port: 6379 },
  NodeType: 'db.t4g.small',
  SecurityGroups: [{ SecurityGroupId: 'sg-ledger', Status: 'active' }],
  SubnetGroupName: 'private',
  TLSEnabled: true,
  SnapshotRetentionLimit: 3,
  ...more,
});
const snapshot = (name: string, more: object = {}): object => ({
  Name: name,
  ARN: arn(`snapshot/${name}`),
  Status: 'available',
  ClusterConfiguration: {
    Name: 'ledger',
    Shards: [{ SnapshotCreationTime: 1_767_409_445 }, { SnapshotCreationTime: 1_767_323_045 }],
  },
  ...more,
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'memorydb.DescribeClusters': { Clusters: [] },
    'memorydb.DescribeSubnetGroups': {
      SubnetGroups: [{ Name: 'private', Subnets: [{ Identifier: 'subnet-a' }, { Identifier: 'subnet-b' }] }],
    },
    'memorydb.DescribeSnapshots': { Snapshots: [] },
    'memorydb.ListTags': { TagList: [{ Key: 'env', Value: 'prod' }] },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: [REGION], collectors: [awsMemoryDb] });

it('a cluster has every facet of a cache, with durable data', async () => {
  server.script({ 'memorydb.DescribeClusters': { Clusters: [cluster('ledger')] } });
  const found = (await collect()).resource('cluster/ledger');
  expect(found).toMatchObject({ kind: 'cache', type: 'AWS::MemoryDB::Cluster', tags: { env: 'prod' } });
  expect(found.facets).toMatchObject({
    placement: {
      value: {
        spread: 'multi-zone',
        locations: [
          { zone: 'euw1-az3', role: 'primary' },
          { zone: 'euw1-az2', role: 'replica' },
        ],
      },
    },
    dataDurability: { value: 'durable' },
    encryptionAtRest: { value: 'provider-managed-key' },
    encryptionInTransit: { value: 'required' },
    automatedBackups: { value: { retentionDays: 3, pointInTimeRecovery: false } },
    performance: { value: { type: 'db.t4g.small', burstable: true } },
    networkInterfaces: { value: ['subnet-a', 'subnet-b'].map(id => ({ subnet: `arn:aws:ec2:${REGION}:${ACCOUNT}:subnet/${id}` })) },
    listeners: { value: [{ port: 6379 }] },
    state: { value: 'running' },
  }); // prettier-ignore
  expect(Object.keys(found.facets).sort()).toEqual([...(awsMemoryDb.fills.cache ?? [])].sort());
});

it('a cluster with a shard of one node, or in one zone, is single-zone', async () => {
  server.script({
    'memorydb.DescribeClusters': {
      Clusters: [
        cluster('thin', { Shards: [shard('a', 'b'), shard('c')] }),
        cluster('silent', { Shards: undefined, TLSEnabled: undefined, SnapshotRetentionLimit: undefined }),
        cluster('bare', { TLSEnabled: false, SnapshotRetentionLimit: 0 }),
      ],
    },
  });
  const { resource } = await collect();
  expect(facet(resource('/thin'), 'placement')).toMatchObject({ value: { spread: 'single-zone' } });
  for (const name of ['placement', 'encryptionInTransit', 'automatedBackups'] as const)
    expect(facet(resource('/silent'), name)).toMatchObject({ state: 'unread', reason: 'failed' });
  expect(resource('/bare').facets).toMatchObject({
    encryptionInTransit: { value: 'none' },
    automatedBackups: { state: 'absent' },
  });
});

it('snapshots are as old as their oldest shard', async () => {
  server.script({
    'memorydb.DescribeClusters': { Clusters: [cluster('ledger')] },
    'memorydb.DescribeSnapshots': {
      Snapshots: [snapshot('whole'), snapshot('half', { Status: 'creating' }), snapshot('lost', { ClusterConfiguration: {} })],
    },
  }); // prettier-ignore
  const { resource } = await collect();
  expect(facet(resource('snapshot/whole'), 'backup')).toMatchObject({
    value: { source: arn('cluster/ledger'), takenAt: '2026-01-02T03:04:05.000Z', region: REGION, immutability: 'none' },
  });
  expect(facet(resource('snapshot/half'), 'backup')).toEqual({ state: 'absent' });
  expect(facet(resource('snapshot/lost'), 'backup')).toMatchObject({ state: 'unread' });
  expect(Object.keys(resource('snapshot/whole').facets).sort()).toEqual([...(awsMemoryDb.fills.backup ?? [])].sort());
});

it('reads every page, and requests subnets once, not at all without clusters', async () => {
  const empty = await collect();
  expect(empty.population('cache').reading).toEqual({ state: 'value', value: 0 });
  expect(server.count('memorydb.DescribeSubnetGroups')).toBe(0);
  expect(server.count('memorydb.DescribeSnapshots')).toBe(0);
  server.script({
    'memorydb.DescribeClusters': [{ Clusters: [cluster('one')], NextToken: 'next' }, { Clusters: [cluster('two')] }],
  });
  expect((await collect()).names('cache')).toEqual(['one', 'two']);
  expect(server.count('memorydb.DescribeSubnetGroups')).toBe(1);
  expect(server.count('memorydb.ListTags')).toBe(2);
});

it('refused calls leave facets unread', async () => {
  server.script({ 'memorydb.DescribeClusters': fault('AccessDeniedException') });
  expect((await collect()).population('cache').reading).toMatchObject({ state: 'unread', reason: 'denied' });
  server.script({
    'memorydb.DescribeClusters': { Clusters: [cluster('ledger')] },
    'memorydb.DescribeSnapshots': fault('AccessDeniedException'),
    'memorydb.DescribeSubnetGroups': fault('AccessDeniedException'),
    'memorydb.ListTags': fault('AccessDeniedException'),
  });
  const { resource, population } = await collect();
  const found = resource('cluster/ledger');
  expect(population('backup').reading).toMatchObject({ state: 'unread', reason: 'denied' });
  for (const name of ['networkInterfaces', 'infrastructureAsCode'] as const)
    expect(facet(found, name)).toMatchObject({ state: 'unread', reason: 'denied' });
});
