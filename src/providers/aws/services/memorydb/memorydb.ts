import type { Cluster, MemoryDBClient, Snapshot } from '@aws-sdk/client-memorydb';
import type * as sdk from '@aws-sdk/client-memorydb';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, type Reading, unread, value } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { keyManagedBy, awaitAll, tagsOf, requireField } from '../../client/response-fields.ts';
import { byTags } from '../../facets/tag-facets.ts';
import { networkInterfacesIn, placementOfShards, portOf } from '../../facets/network-interfaces.ts';

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly memorydb: typeof sdk;
  readonly client: MemoryDBClient;
}
type Subnets = Reading<ReadonlyMap<string, readonly (string | undefined)[]>>;

/** Reads MemoryDB clusters and their snapshots. */
export const awsMemoryDb: AwsCollector = {
  id: 'aws-memorydb',
  provider: 'aws',
  scope: 'regional',
  lists: ['cache', 'backup'],
  fills: {
    cache: ['networkAccess',
      'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'automatedBackups', 'performance', 'networkInterfaces', 'listeners', 'state', 'infrastructureAsCode',
    ],
    backup: ['backup', 'encryptionAtRest', 'sharedWith'],
  },
  operations: operations('memorydb', ['DescribeClusters', 'DescribeSubnetGroups', 'DescribeSnapshots', 'ListTags']),
  collect: async ctx => {
    const memorydb = await import('@aws-sdk/client-memorydb');
    const asking = { ctx, memorydb, client: ctx.client(memorydb.MemoryDBClient) };
    const seen = await collectClusters(asking);
    await collectSnapshots(asking, seen);
  },
}; // prettier-ignore

async function collectClusters(asking: ServiceContext): Promise<number> {
  const { ctx, memorydb, client } = asking;
  let seen = 0;
  let subnets: Promise<Subnets> | undefined;
  await ctx.list('cache', 'memorydb:DescribeClusters', async () => {
    const input = { ShowShardDetails: true };
    for await (const page of memorydb.paginateDescribeClusters({ client, pageSize: 100 }, input)) {
      const clusters = assertField(page.Clusters, 'Clusters');
      seen += clusters.length;
      if (clusters.length > 0) subnets ??= readSubnets(asking);
      await awaitAll(clusters.map(async cluster => emitKubernetesCluster(asking, cluster, (await subnets) ?? absent)));
    }
  });
  return seen;
}

function readSubnets({ ctx, memorydb, client }: ServiceContext): Promise<Subnets> {
  return ctx.read('memorydb:DescribeSubnetGroups', async () => {
    const subnets = new Map<string, readonly (string | undefined)[]>();
    for await (const page of memorydb.paginateDescribeSubnetGroups({ client, pageSize: 100 }, {})) {
      for (const { Name: name, Subnets: members } of assertField(page.SubnetGroups, 'SubnetGroups'))
        if (name !== undefined) subnets.set(name, members?.map(({ Identifier: id }) => id) ?? []);
    }
    return subnets;
  });
}

async function emitKubernetesCluster(
  { ctx, memorydb, client }: ServiceContext,
  cluster: Cluster,
  subnets: Subnets,
): Promise<void> {
  const name = assertField(cluster.Name, 'Name');
  const id = cluster.ARN ?? ctx.arn('memorydb', `cluster/${name}`);
  const [tagged, placement] = await Promise.all([
    ctx.read('memorydb:ListTags', async () =>
      tagsOf((await client.send(new memorydb.ListTagsCommand({ ResourceArn: id }))).TagList),
    ),
    placementOf(ctx, cluster),
  ]);
  const { tags, slot, management } = byTags(tagged);
  const groups = cluster.SecurityGroups?.map(({ SecurityGroupId: group }) => group) ?? [];
  ctx.emit({
    id,
    slot,
    kind: 'cache',
    type: 'AWS::MemoryDB::Cluster',
    name,
    tags,
    facets: {
      networkAccess: absent,
      placement,
      // It keeps a log of every write: sold as a database, not as something to be filled again.
      dataDurability: value('durable'),
      encryptionAtRest: value(keyManagedBy(cluster.KmsKeyId, ctx.account)),
      encryptionInTransit: mapReading(requireField(cluster.TLSEnabled, 'TLSEnabled'), on => (on ? 'required' : 'none')),
      automatedBackups: snapshotsKept(cluster.SnapshotRetentionLimit),
      performance: mapReading(requireField(cluster.NodeType, 'NodeType'), type => ({
        type: type,
        burstable: /^db\.t\d/.test(type),
      })),
      networkInterfaces: flatMapReading(subnets, known =>
        networkInterfacesIn(ctx, known.get(cluster.SubnetGroupName ?? ''), groups),
      ),
      listeners: portOf(cluster.ClusterEndpoint?.Port),
      state: mapReading(requireField(cluster.Status, 'Status'), status =>
        /^(available|updating|snapshotting|modifying)$/i.test(status) ? 'running' : 'other',
      ),
      infrastructureAsCode: management,
    },
  });
}

/** Its replicas always take over by themselves; the answer does not say which node is the primary. */
function placementOf(ctx: AwsContext, cluster: Cluster): Promise<Reading<Placement>> | Reading<Placement> {
  if (cluster.Shards === undefined) return requireField<Placement>(undefined, 'Shards');
  const shards = cluster.Shards.map(({ Nodes: nodes = [] }) =>
    nodes.map(({ AvailabilityZone: zoneName }, index) => ({
      zoneName,
      role: index === 0 ? ('primary' as const) : ('replica' as const),
    })),
  );
  return placementOfShards(ctx, shards, true);
}

function snapshotsKept(days: number | undefined): Reading<Facets['automatedBackups']> {
  return flatMapReading(requireField(days, 'SnapshotRetentionLimit'), kept =>
    kept === 0 ? absent : value({ retentionDays: kept, pointInTimeRecovery: false }),
  );
}

/**
 * A snapshot is of a cluster in its own region, and always encrypted: it matters only beside a cluster that we saw. Many
 * regions have no MemoryDB at all, and one of them must not hide the copies of everything else.
 */
async function collectSnapshots({ ctx, memorydb, client }: ServiceContext, clusters: number): Promise<void> {
  await ctx.list('backup', 'memorydb:DescribeSnapshots', async () => {
    if (clusters === 0) return;
    const input = { ShowDetail: true };
    for await (const page of memorydb.paginateDescribeSnapshots({ client, pageSize: 50 }, input))
      for (const snapshot of assertField(page.Snapshots, 'Snapshots')) emitSnapshot(ctx, snapshot);
  });
}

function emitSnapshot(ctx: AwsContext, snapshot: Snapshot): void {
  const name = assertField(snapshot.Name, 'Name');
  const cluster = snapshot.ClusterConfiguration?.Name;
  const parts = snapshot.ClusterConfiguration?.Shards ?? [];
  // A snapshot of parts is as old as its oldest part.
  const [taken] = parts
    .flatMap(({ SnapshotCreationTime: time }) => time ?? [])
    .sort((a, b) => a.getTime() - b.getTime());
  const { account, region } = ctx;
  ctx.emit({
    id: snapshot.ARN ?? ctx.arn('memorydb', `snapshot/${name}`),
    kind: 'backup',
    type: 'AWS::MemoryDB::Snapshot',
    name,
    tags: {},
    createdAt: taken?.toISOString(),
    facets: {
      backup:
        cluster === undefined
          ? unread('failed', 'the answer names no cluster')
          : snapshot.Status === 'available' && taken !== undefined
            ? value({
                source: ctx.arn('memorydb', `cluster/${cluster}`),
                provider: 'aws',
                account,
                region,
                takenAt: taken.toISOString(),
                immutability: 'none',
              })
            : absent,
      encryptionAtRest: value(keyManagedBy(snapshot.KmsKeyId, ctx.account)),
      sharedWith: value([]),
    },
  });
}
