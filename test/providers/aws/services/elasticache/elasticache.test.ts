import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsElastiCache } from '../../../../../src/providers/aws/services/elasticache/elasticache.ts';
import { facet, type Resource } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, named, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const groups = (...found: object[]) => ({ ReplicationGroups: named('ReplicationGroup', found as never) });
const clusters = (...found: object[]) => ({ CacheClusters: named('CacheCluster', found as never) });
const snapshots = (...found: object[]) => ({ Snapshots: named('Snapshot', found as never) });
const SUBNETS = {
  CacheSubnetGroups: named('CacheSubnetGroup', [
    {
      CacheSubnetGroupName: 'private',
      Subnets: named('Subnet', [{ SubnetIdentifier: 'subnet-a' }, { SubnetIdentifier: 'subnet-b' }]),
    },
  ]),
};

/** A shard with nodes in these zones; the first is the primary. */
const shard = (...zones: string[]) => ({
  NodeGroupId: '0001',
  PrimaryEndpoint: { Address: 'primary.example', Port: 6379 },
  NodeGroupMembers: named(
    'NodeGroupMember',
    zones.map((letter, index) => ({
      CacheClusterId: `sessions-00${String(index + 1)}`,
      PreferredAvailabilityZone: `${REGION}${letter}`,
      CurrentRole: index === 0 ? 'primary' : 'replica',
    })),
  ),
});
const group = (name: string, shards: object[], more: object = {}): object => ({
  ReplicationGroupId: name,
  ARN: `arn:aws:elasticache:${REGION}:${ACCOUNT}:replicationgroup:${name}`,
  Status: 'available',
  NodeGroups: named('NodeGroup', shards as never),
  AutomaticFailover: 'enabled',
  MultiAZ: 'enabled',
  SnapshotRetentionLimit: 7,
  CacheNodeType: 'cache.r7g.large',
  TransitEncryptionEnabled: true,
  TransitEncryptionMode: 'required',
  AtRestEncryptionEnabled: true,
  ReplicationGroupCreateTime: '2026-01-02T03:04:05.000Z',
  ...more,
});
const cluster = (name: string, more: object = {}): object => ({
  CacheClusterId: name,
  ARN: `arn:aws:elasticache:${REGION}:${ACCOUNT}:cluster:${name}`,
  CacheNodeType: 'cache.t4g.small',
  Engine: 'memcached',
  CacheClusterStatus: 'available',
  NumCacheNodes: 2,
  PreferredAvailabilityZone: 'Multiple',
  CacheNodes: named(
    'CacheNode',
    ['a', 'b'].map(letter => ({ CustomerAvailabilityZone: `${REGION}${letter}`, Endpoint: { Port: 11211 } })),
  ),
  CacheSubnetGroupName: 'private',
  SecurityGroups: named('member', [{ SecurityGroupId: 'sg-cache', Status: 'active' }]),
  SnapshotRetentionLimit: 0,
  TransitEncryptionEnabled: false,
  AtRestEncryptionEnabled: false,
  ...more,
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'elasticache.DescribeReplicationGroups': groups(),
    'elasticache.DescribeCacheClusters': clusters(),
    'elasticache.DescribeCacheSubnetGroups': SUBNETS,
    'elasticache.DescribeSnapshots': snapshots(),
    'elasticache.ListTagsForResource': { TagList: '' },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: [REGION], collectors: [awsElastiCache] });
const placement = (resource: Resource) => facet(resource, 'placement');

describe('a replication group', () => {
  it('has every declared facet, and its members are no resources of their own', async () => {
    server.script({
      'elasticache.DescribeReplicationGroups': groups(group('sessions', [shard('a', 'b')])),
      'elasticache.DescribeCacheClusters': clusters(
        cluster('sessions-001', { ReplicationGroupId: 'sessions', Engine: 'redis' }),
      ),
      'elasticache.ListTagsForResource': { TagList: named('Tag', [{ Key: 'env', Value: 'prod' }]) },
    });
    const { resource, names } = await collect();
    expect(names('cache')).toEqual(['sessions']);
    const sessions = resource('replicationgroup:sessions');
    expect(sessions).toMatchObject({
      type: 'AWS::ElastiCache::ReplicationGroup',
      tags: { env: 'prod' },
      createdAt: '2026-01-02T03:04:05.000Z',
    });
    const firewalls = [`arn:aws:ec2:${REGION}:${ACCOUNT}:security-group/sg-cache`];
    expect(sessions.facets).toMatchObject({
      placement: {
        value: {
          spread: 'multi-zone',
          locations: [
            { region: REGION, zone: 'euw1-az3', role: 'primary' },
            { region: REGION, zone: 'euw1-az2', role: 'replica' },
          ],
        },
      },
      dataDurability: { value: 'derived' },
      encryptionAtRest: { value: 'provider-managed-key' },
      encryptionInTransit: { value: 'required' },
      automatedBackups: { value: { retentionDays: 7, pointInTimeRecovery: false } },
      performance: { value: { type: 'cache.r7g.large', burstable: false } },
      networkInterfaces: {
        value: ['subnet-a', 'subnet-b'].map(id => ({
          subnet: `arn:aws:ec2:${REGION}:${ACCOUNT}:subnet/${id}`,
          firewalls,
          addressFamilies: [],
        })),
      },
      listeners: { value: [{ protocol: 'tcp', port: 6379, redirectsToHttps: false }] },
      state: { value: 'running' },
      infrastructureAsCode: { state: 'absent' },
    });
    expect(Object.keys(sessions.facets).sort()).toEqual([...(awsElastiCache.fills.cache ?? [])].sort());
  });

  it.each([
    ['without automatic failover', [shard('a', 'b')], { AutomaticFailover: 'disabled' }, 'single-zone'],
    ['with one shard in one zone', [shard('a', 'b'), shard('c', 'c')], {}, 'single-zone'],
    ['with a shard of one node', [shard('a', 'b'), shard('c')], {}, 'single-zone'],
    ['without Multi-AZ, with nodes in two zones', [shard('a', 'b')], { MultiAZ: 'disabled' }, 'multi-zone'],
  ])('%s', async (_, shards, more, spread) => {
    server.script({ 'elasticache.DescribeReplicationGroups': groups(group('sessions', shards, more)) });
    expect(placement((await collect()).resource(':sessions'))).toMatchObject({ value: { spread } });
  });

  it('has no encryption, or encryption in transit as preferred', async () => {
    server.script({
      'elasticache.DescribeReplicationGroups': groups(
        group('plain', [shard('a')], { TransitEncryptionEnabled: false, AtRestEncryptionEnabled: false }),
        group('half', [shard('a')], { TransitEncryptionMode: 'preferred', SnapshotRetentionLimit: 0 }),
        group('silent', [shard('a')], { TransitEncryptionEnabled: undefined, AutomaticFailover: undefined, AtRestEncryptionEnabled: undefined, SnapshotRetentionLimit: undefined }),
      ),
    }); // prettier-ignore
    const { resource } = await collect();
    expect(resource(':plain').facets).toMatchObject({
      encryptionAtRest: { value: 'none' },
      encryptionInTransit: { value: 'none' },
    });
    expect(resource(':half').facets).toMatchObject({
      encryptionInTransit: { value: 'optional' },
      automatedBackups: { state: 'absent' },
    });
    for (const name of ['encryptionInTransit', 'encryptionAtRest', 'automatedBackups', 'placement'] as const)
      expect(facet(resource(':silent'), name)).toMatchObject({ state: 'unread', reason: 'failed' });
  });
});

describe('a standalone cluster', () => {
  it('is in two zones, with an engine that keeps nothing on disk', async () => {
    server.script({ 'elasticache.DescribeCacheClusters': clusters(cluster('pages')) });
    const pages = (await collect()).resource('cluster:pages');
    expect(pages.facets).toMatchObject({
      placement: { value: { spread: 'multi-zone' } },
      encryptionAtRest: { state: 'absent' },
      automatedBackups: { state: 'absent' },
      encryptionInTransit: { value: 'none' },
      performance: { value: { type: 'cache.t4g.small', burstable: true } },
      listeners: { value: [{ port: 11211 }] },
    });
  });

  it('of one node is single-zone; of several with unknown zones is unread', async () => {
    server.script({
      'elasticache.DescribeCacheClusters': clusters(
        cluster('lone', {
          PreferredAvailabilityZone: 'eu-west-1c',
          CacheNodes: named('CacheNode', [{ Endpoint: { Port: 1 } }]),
        }),
        cluster('hidden', { CacheNodes: undefined }),
      ),
    });
    const { resource } = await collect();
    expect(placement(resource(':lone'))).toMatchObject({
      value: { spread: 'single-zone', locations: [{ zone: 'euw1-az1' }] },
    });
    expect(placement(resource(':hidden'))).toMatchObject({ state: 'unread', reason: 'failed' });
  });
});

describe('the lists', () => {
  it('are read to their last page, and nothing is requested twice', async () => {
    server.script({
      'elasticache.DescribeReplicationGroups': [
        { ...groups(group('one', [shard('a', 'b')])), Marker: 'next' },
        groups(group('two', [shard('a', 'b')])),
      ],
    });
    const { names, population } = await collect();
    expect(names('cache')).toEqual(['one', 'two']);
    expect(population('cache').reading).toEqual({ state: 'value', value: 2 });
    expect(server.count('elasticache.DescribeCacheSubnetGroups')).toBe(1);
    expect(server.count('elasticache.ListTagsForResource')).toBe(2);
  });

  it('that are empty make no further call', async () => {
    const { population } = await collect();
    expect(population('cache').reading).toEqual({ state: 'value', value: 0 });
    expect(server.count('elasticache.DescribeCacheSubnetGroups')).toBe(0);
  });

  it('are unread where they are refused; the rest is kept', async () => {
    server.script({
      'elasticache.DescribeReplicationGroups': fault('AccessDenied', 403),
      'elasticache.DescribeCacheClusters': clusters(cluster('pages')),
      'elasticache.DescribeCacheSubnetGroups': fault('AccessDenied', 403),
      'elasticache.ListTagsForResource': fault('AccessDenied', 403),
      'elasticache.DescribeSnapshots': fault('AccessDenied', 403),
    });
    const { population, resource } = await collect();
    expect(population('cache')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'elasticache:DescribeReplicationGroups',
    });
    expect(population('backup').reading).toMatchObject({ state: 'unread', reason: 'denied' });
    for (const name of ['networkInterfaces', 'infrastructureAsCode'] as const)
      expect(facet(resource(':pages'), name)).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

it('a snapshot is as old as its oldest node, once it is available', async () => {
  const taken = (...times: string[]) => ({
    NodeSnapshots: named(
      'NodeSnapshot',
      times.map(SnapshotCreateTime => ({ SnapshotCreateTime })),
    ),
  });
  const of = { ReplicationGroupId: 'sessions', SnapshotStatus: 'available' };
  server.script({
    'elasticache.DescribeSnapshots': snapshots(
      { SnapshotName: 'whole', ...of, ...taken('2026-11-02T00:00:00.000Z', '2026-11-01T00:00:00.000Z') },
      { SnapshotName: 'half', ...of, SnapshotStatus: 'creating', ...taken('2026-11-02T00:00:00.000Z') },
      { SnapshotName: 'lost', SnapshotStatus: 'available' },
    ),
  });
  const { resource } = await collect();
  expect(facet(resource('snapshot:whole'), 'backup')).toMatchObject({
    value: {
      source: `arn:aws:elasticache:${REGION}:${ACCOUNT}:replicationgroup:sessions`,
      takenAt: '2026-11-01T00:00:00.000Z',
      immutability: 'none',
    },
  });
  expect(facet(resource('snapshot:half'), 'backup')).toEqual({ state: 'absent' });
  expect(facet(resource('snapshot:lost'), 'backup')).toMatchObject({ state: 'unread' });
  expect(Object.keys(resource('snapshot:whole').facets).sort()).toEqual(
    [...(awsElastiCache.fills.backup ?? [])].sort(),
  );
});
