import type { CacheCluster, ElastiCacheClient, ReplicationGroup, Snapshot } from '@aws-sdk/client-elasticache';
import type * as sdk from '@aws-sdk/client-elasticache';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { emitKubernetesCluster, emitGroup, type CacheParts } from './caches.ts';
import { assertField } from '../../client/failure.ts';
import { keyManagedBy, awaitAll, tagsOf } from '../../client/response-fields.ts';

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly elasticache: typeof sdk;
  readonly client: ElastiCacheClient;
}

/**
 * Reads ElastiCache: replication groups, clusters of their own, and snapshots. Serverless caches are left out: they are in
 * several zones, encrypted and of full speed by construction, and can be filled again.
 */
export const awsElastiCache: AwsCollector = {
  id: 'aws-elasticache',
  provider: 'aws',
  scope: 'regional',
  lists: ['cache', 'backup'],
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
    const asking = { ctx, elasticache, client: ctx.client(elasticache.ElastiCacheClient) };
    await Promise.all([collectCaches(asking), collectSnapshots(asking)]);
  },
}; // prettier-ignore

/** A group does not say how it is wired; its members do, so both lists come first. */
async function collectCaches(asking: ServiceContext): Promise<void> {
  const { ctx, elasticache, client } = asking;
  const groups: ReplicationGroup[] = [];
  const clusters: CacheCluster[] = [];
  const [, complete] = await Promise.all([
    ctx.list('cache', 'elasticache:DescribeReplicationGroups', async () => {
      for await (const page of elasticache.paginateDescribeReplicationGroups({ client, pageSize: 100 }, {}))
        groups.push(...assertField(page.ReplicationGroups, 'ReplicationGroups'));
    }),
    ctx.list('cache', 'elasticache:DescribeCacheClusters', async () => {
      const input = { ShowCacheNodeInfo: true };
      for await (const page of elasticache.paginateDescribeCacheClusters({ client, pageSize: 100 }, input))
        clusters.push(...assertField(page.CacheClusters, 'CacheClusters'));
    }),
  ]);
  const alone = clusters.filter(cluster => (cluster.ReplicationGroupId ?? '') === '');
  if (groups.length === 0 && alone.length === 0) return;
  const subnets = await readSubnets(asking);
  const parts = { subnets, tagsOf: (arn: string) => readTags(asking, arn), clusters, complete };
  await awaitAll([
    ...groups.map(group => emitGroup(ctx, group, parts)),
    ...alone.map(cluster => emitKubernetesCluster(ctx, cluster, parts)),
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
    for await (const page of elasticache.paginateDescribeSnapshots({ client, pageSize: 50 }, {}))
      for (const snapshot of assertField(page.Snapshots, 'Snapshots')) emitSnapshot(ctx, snapshot);
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
  // A snapshot of parts is as old as its oldest part.
  const taken = (snapshot.NodeSnapshots ?? []).flatMap(({ SnapshotCreateTime: time }) => time ?? []).sort(byTime)[0];
  ctx.emit({
    id: snapshot.ARN ?? ctx.arn('elasticache', `snapshot:${name}`),
    kind: 'backup',
    type: 'AWS::ElastiCache::Snapshot',
    name,
    tags: {},
    createdAt: taken?.toISOString(),
    facets: {
      backup:
        source === undefined
          ? unread('failed', 'the answer names no cache')
          : status === 'available' && taken !== undefined
            ? value({
                source,
                provider: 'aws',
                account: ctx.account,
                region: ctx.region,
                takenAt: taken.toISOString(),
                immutability: 'none',
              })
            : absent,
      // Snapshots lie in storage that encrypts whatever it holds.
      encryptionAtRest: value(keyManagedBy(snapshot.KmsKeyId, ctx.account)),
      sharedWith: value([]),
    },
  });
}

const byTime = (a: Date, b: Date): number => a.getTime() - b.getTime();
