import type { Cluster, MemoryDBClient, Snapshot } from '@aws-sdk/client-memorydb';
import type * as sdk from '@aws-sdk/client-memorydb';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, type Reading, unread, value } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { present } from '../../client/failure.ts';
import { keyHolder, settleAll, tagsOf, told } from '../../client/response-fields.ts';
import { byTags } from '../../facets/tag-facets.ts';
import { cardsIn, placementOfShards, portOf } from '../../facets/network-interfaces.ts';

interface Asking {
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
  lists: ['cache', 'copy'],
  fills: {
    cache: ['callersFrom',
      'placement', 'holds', 'atRest', 'inTransit', 'autoBackup', 'performance', 'interfaces', 'listeners', 'state', 'management',
    ],
    copy: ['copy', 'atRest', 'sharedWith'],
  },
  operations: operations('memorydb', ['DescribeClusters', 'DescribeSubnetGroups', 'DescribeSnapshots', 'ListTags']),
  collect: async ctx => {
    const memorydb = await import('@aws-sdk/client-memorydb');
    const asking = { ctx, memorydb, client: ctx.client(memorydb.MemoryDBClient) };
    const seen = await collectClusters(asking);
    await collectSnapshots(asking, seen);
  },
}; // prettier-ignore

async function collectClusters(asking: Asking): Promise<number> {
  const { ctx, memorydb, client } = asking;
  let seen = 0;
  let subnets: Promise<Subnets> | undefined;
  await ctx.list('cache', 'memorydb:DescribeClusters', async () => {
    const input = { ShowShardDetails: true };
    for await (const page of memorydb.paginateDescribeClusters({ client, pageSize: 100 }, input)) {
      const clusters = present(page.Clusters, 'Clusters');
      seen += clusters.length;
      if (clusters.length > 0) subnets ??= readSubnets(asking);
      await settleAll(clusters.map(async cluster => emitCluster(asking, cluster, (await subnets) ?? absent)));
    }
  });
  return seen;
}

function readSubnets({ ctx, memorydb, client }: Asking): Promise<Subnets> {
  return ctx.read('memorydb:DescribeSubnetGroups', async () => {
    const subnets = new Map<string, readonly (string | undefined)[]>();
    for await (const page of memorydb.paginateDescribeSubnetGroups({ client, pageSize: 100 }, {})) {
      for (const { Name: name, Subnets: members } of present(page.SubnetGroups, 'SubnetGroups'))
        if (name !== undefined) subnets.set(name, members?.map(({ Identifier: id }) => id) ?? []);
    }
    return subnets;
  });
}

async function emitCluster({ ctx, memorydb, client }: Asking, cluster: Cluster, subnets: Subnets): Promise<void> {
  const name = present(cluster.Name, 'Name');
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
      callersFrom: absent,
      placement,
      // It keeps a log of every write: sold as a database, not as something to be filled again.
      holds: value('durable'),
      atRest: value(keyHolder(cluster.KmsKeyId, ctx.account)),
      inTransit: mapReading(told(cluster.TLSEnabled, 'TLSEnabled'), on => (on ? 'required' : 'none')),
      autoBackup: snapshotsKept(cluster.SnapshotRetentionLimit),
      performance: mapReading(told(cluster.NodeType, 'NodeType'), type => ({
        class: type,
        burstable: /^db\.t\d/.test(type),
      })),
      interfaces: flatMapReading(subnets, known => cardsIn(ctx, known.get(cluster.SubnetGroupName ?? ''), groups)),
      listeners: portOf(cluster.ClusterEndpoint?.Port),
      state: mapReading(told(cluster.Status, 'Status'), status =>
        /^(available|updating|snapshotting|modifying)$/i.test(status) ? 'running' : 'other',
      ),
      management,
    },
  });
}

/** Its replicas always take over by themselves; the answer does not say which node is the primary. */
function placementOf(ctx: AwsContext, cluster: Cluster): Promise<Reading<Placement>> | Reading<Placement> {
  if (cluster.Shards === undefined) return told<Placement>(undefined, 'Shards');
  const shards = cluster.Shards.map(({ Nodes: nodes = [] }) =>
    nodes.map(({ AvailabilityZone: zoneName }, index) => ({
      zoneName,
      role: index === 0 ? ('primary' as const) : ('replica' as const),
    })),
  );
  return placementOfShards(ctx, shards, true);
}

function snapshotsKept(days: number | undefined): Reading<Facets['autoBackup']> {
  return flatMapReading(told(days, 'SnapshotRetentionLimit'), kept =>
    kept === 0 ? absent : value({ retentionDays: kept, pointInTime: false }),
  );
}

/**
 * A snapshot is of a cluster in its own region, and always encrypted: it matters only beside a cluster that we saw. Many
 * regions have no MemoryDB at all, and one of them must not hide the copies of everything else.
 */
async function collectSnapshots({ ctx, memorydb, client }: Asking, clusters: number): Promise<void> {
  await ctx.list('copy', 'memorydb:DescribeSnapshots', async () => {
    if (clusters === 0) return;
    const input = { ShowDetail: true };
    for await (const page of memorydb.paginateDescribeSnapshots({ client, pageSize: 50 }, input))
      for (const snapshot of present(page.Snapshots, 'Snapshots')) emitSnapshot(ctx, snapshot);
  });
}

function emitSnapshot(ctx: AwsContext, snapshot: Snapshot): void {
  const name = present(snapshot.Name, 'Name');
  const cluster = snapshot.ClusterConfiguration?.Name;
  const parts = snapshot.ClusterConfiguration?.Shards ?? [];
  // A snapshot of parts is as old as its oldest part.
  const [taken] = parts
    .flatMap(({ SnapshotCreationTime: time }) => time ?? [])
    .sort((a, b) => a.getTime() - b.getTime());
  const { account, region } = ctx;
  ctx.emit({
    id: snapshot.ARN ?? ctx.arn('memorydb', `snapshot/${name}`),
    kind: 'copy',
    type: 'AWS::MemoryDB::Snapshot',
    name,
    tags: {},
    createdAt: taken?.toISOString(),
    facets: {
      copy:
        cluster === undefined
          ? unread('failed', 'the answer names no cluster')
          : snapshot.Status === 'available' && taken !== undefined
            ? value({
                of: ctx.arn('memorydb', `cluster/${cluster}`),
                provider: 'aws',
                account,
                region,
                takenAt: taken.toISOString(),
                lock: 'none',
              })
            : absent,
      atRest: value(keyHolder(snapshot.KmsKeyId, ctx.account)),
      sharedWith: value([]),
    },
  });
}
