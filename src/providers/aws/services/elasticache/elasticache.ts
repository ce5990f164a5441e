import type { CacheCluster, ElastiCacheClient, ReplicationGroup, Snapshot } from '@aws-sdk/client-elasticache';
import type * as sdk from '@aws-sdk/client-elasticache';
import { absent, flatMapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { unlockedBackup } from '../../facets/backup.ts';
import { keyManagedBy } from '../../facets/encryption-at-rest.ts';
import { tagsOf } from '../../facets/tag-facets.ts';
import { emitCluster, emitGroup, type CacheParts } from './caches.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly elasticache: typeof sdk;
  readonly client: ElastiCacheClient;
}

/**
 * Reads replication groups, standalone clusters and snapshots. Serverless caches are left out: they are always multi-zone,
 * encrypted and not burstable.
 */
export const awsElastiCache: AwsCollector = {
  id: 'aws-elasticache',
  provider: 'aws',
  scope: 'regional',
  lists: ['cache', 'backup'],
  inNetwork: ['cache'],
  fills: {
    cache: ['networkAccess',
      'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'automatedBackups', 'performance', 'networkInterfaces', 'listeners', 'state', 'infrastructureAsCode',
    ],
    backup: ['backup', 'encryptionAtRest', 'sharedWith'],
  },
  operations: operations('elasticache', [
    'DescribeReplicationGroups', 'DescribeCacheClusters', 'DescribeCacheSubnetGroups',
    'DescribeSnapshots', 'ListTagsForResource',
  ]),
  collect: async ctx => {
    const elasticache = await import('@aws-sdk/client-elasticache');
    const api = { ctx, elasticache, client: ctx.client(elasticache.ElastiCacheClient) };
    await Promise.all([collectCaches(api), collectSnapshots(api)]);
  },
}; // prettier-ignore

/** Only the members of a replication group have network settings, so both lists are read first. */
async function collectCaches(api: ServiceContext): Promise<void> {
  const { ctx, elasticache, client } = api;
  const groups: ReplicationGroup[] = [];
  const clusters: CacheCluster[] = [];
  const [, complete] = await Promise.all([
    ctx.list('cache', 'elasticache:DescribeReplicationGroups', async () => {
      await forEachPage(elasticache.paginateDescribeReplicationGroups({ client, pageSize: 100 }, {}), page => {
        groups.push(...assertField(page.ReplicationGroups, 'ReplicationGroups'));
      });
    }),
    ctx.list('cache', 'elasticache:DescribeCacheClusters', async () => {
      const input = { ShowCacheNodeInfo: true };
      await forEachPage(elasticache.paginateDescribeCacheClusters({ client, pageSize: 100 }, input), page => {
        clusters.push(...assertField(page.CacheClusters, 'CacheClusters'));
      });
    }),
  ]);
  const standalone = clusters.filter(cluster => (cluster.ReplicationGroupId ?? '') === '');
  if (groups.length === 0 && standalone.length === 0) return;
  const subnets = await readSubnets(api);
  const parts = { subnets, tagsOf: (arn: string) => readTags(api, arn), clusters, complete };
  await awaitAll([
    ...groups.map(group => emitGroup(ctx, group, parts)),
    ...standalone.map(cluster => emitCluster(ctx, cluster, parts)),
  ]);
}

function readSubnets({ ctx, elasticache, client }: ServiceContext): Promise<CacheParts['subnets']> {
  return ctx.read('elasticache:DescribeCacheSubnetGroups', async () => {
    const subnets = new Map<string, readonly (string | undefined)[]>();
    for await (const page of elasticache.paginateDescribeCacheSubnetGroups({ client, pageSize: 100 }, {})) {
      for (const { CacheSubnetGroupName: name, Subnets: members } of assertField(
        page.CacheSubnetGroups,
        'subnet groups',
      ))
        if (name !== undefined) subnets.set(name, members?.map(({ SubnetIdentifier: id }) => id) ?? []);
    }
    return subnets;
  });
}

function readTags({ ctx, elasticache, client }: ServiceContext, arn: string): Promise<Reading<Record<string, string>>> {
  return ctx.read('elasticache:ListTagsForResource', async () => {
    const answer = await client.send(new elasticache.ListTagsForResourceCommand({ ResourceName: arn }));
    return tagsOf(answer.TagList);
  });
}

async function collectSnapshots({ ctx, elasticache, client }: ServiceContext): Promise<void> {
  await ctx.list('backup', 'elasticache:DescribeSnapshots', async () => {
    await forEachPage(elasticache.paginateDescribeSnapshots({ client, pageSize: 50 }, {}), page =>
      forEachItem(assertField(page.Snapshots, 'Snapshots'), snapshot => {
        emitSnapshot(ctx, snapshot);
      }),
    );
  });
}

function emitSnapshot(ctx: AwsContext, snapshot: Snapshot): void {
  const name = assertField(snapshot.SnapshotName, 'SnapshotName');
  const { ReplicationGroupId: group, CacheClusterId: cluster, SnapshotStatus: status } = snapshot;
  const source =
    group !== undefined
      ? ctx.arn('elasticache', `replicationgroup:${group}`)
      : cluster === undefined
        ? undefined
        : ctx.arn('elasticache', `cluster:${cluster}`);
  // A snapshot of several nodes is as old as its oldest node snapshot.
  const takenAt = (snapshot.NodeSnapshots ?? []).flatMap(({ SnapshotCreateTime: time }) => time ?? []).sort(byTime)[0];
  ctx.emit({
    id: snapshot.ARN ?? ctx.arn('elasticache', `snapshot:${name}`),
    kind: 'backup',
    type: 'AWS::ElastiCache::Snapshot',
    name,
    tags: {},
    createdAt: takenAt?.toISOString(),
    facets: {
      backup: flatMapReading(requireField(source, 'cache'), cache =>
        status === 'available' && takenAt !== undefined
          ? value(unlockedBackup(ctx, cache, takenAt, snapshot.SnapshotSource))
          : absent,
      ),
      // Snapshots are always encrypted in storage.
      encryptionAtRest: value(keyManagedBy(snapshot.KmsKeyId, ctx.account)),
      sharedWith: value([]),
    },
  });
}

const byTime = (a: Date, b: Date): number => a.getTime() - b.getTime();
