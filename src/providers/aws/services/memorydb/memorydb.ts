import type { Cluster, MemoryDBClient, Snapshot } from '@aws-sdk/client-memorydb';
import type * as sdk from '@aws-sdk/client-memorydb';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { once } from '../../../kit/memoize.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { automatedSnapshots } from '../../facets/automated-backups.ts';
import { unlockedBackup } from '../../facets/backup.ts';
import { keyManagedBy } from '../../facets/encryption-at-rest.ts';
import { tcpListener } from '../../facets/listeners.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';
import { shardPlacement } from '../../facets/shard-placement.ts';
import { tagFacets, tagsOf, type Tags } from '../../facets/tag-facets.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

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
  inNetwork: ['cache'],
  fills: {
    cache: ['networkAccess',
      'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'automatedBackups', 'performance', 'networkInterfaces', 'listeners', 'state', 'infrastructureAsCode',
    ],
    backup: ['backup', 'encryptionAtRest', 'sharedWith'],
  },
  operations: operations('memorydb', ['DescribeClusters', 'DescribeSubnetGroups', 'DescribeSnapshots', 'ListTags']),
  collect: async ctx => {
    const memorydb = await import('@aws-sdk/client-memorydb');
    const api = { ctx, memorydb, client: ctx.client(memorydb.MemoryDBClient) };
    const clusters = await collectClusters(api);
    await collectSnapshots(api, clusters);
  },
}; // prettier-ignore

/** Returns how many there are, or why nobody can tell. */
async function collectClusters(api: ServiceContext): Promise<Reading<number>> {
  const { ctx, memorydb, client } = api;
  const subnets = once(() => readSubnets(api));
  return ctx.list('cache', 'memorydb:DescribeClusters', async () => {
    const input = { ShowShardDetails: true };
    await forEachPage(memorydb.paginateDescribeClusters({ client, pageSize: 100 }, input), async page => {
      const clusters = assertField(page.Clusters, 'Clusters');
      await awaitAll(clusters.map(async cluster => emitCluster(api, cluster, await subnets())));
    });
  });
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

function readTags({ ctx, memorydb, client }: ServiceContext, ResourceArn: string): Promise<Reading<Tags>> {
  return ctx.read('memorydb:ListTags', async () =>
    tagsOf((await client.send(new memorydb.ListTagsCommand({ ResourceArn }))).TagList),
  );
}

async function emitCluster(api: ServiceContext, cluster: Cluster, subnets: Subnets): Promise<void> {
  const { ctx } = api;
  const name = assertField(cluster.Name, 'Name');
  const id = cluster.ARN ?? ctx.arn('memorydb', `cluster/${name}`);
  const [tagged, placement] = await Promise.all([readTags(api, id), placementOf(ctx, cluster)]);
  const { tags, slot, infrastructureAsCode } = tagFacets(tagged);
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
      // Writes go to a durable transaction log: it is a primary database, not a cache.
      dataDurability: value('durable'),
      encryptionAtRest: value(keyManagedBy(cluster.KmsKeyId, ctx.account)),
      encryptionInTransit: mapReading(requireField(cluster.TLSEnabled, 'TLSEnabled'), on => (on ? 'required' : 'none')),
      automatedBackups: automatedSnapshots(cluster.SnapshotRetentionLimit, 'SnapshotRetentionLimit'),
      performance: mapReading(requireField(cluster.NodeType, 'NodeType'), type => ({
        type,
        burstable: /^db\.t\d/.test(type),
      })),
      networkInterfaces: networkInterfacesOf(ctx, cluster, subnets),
      listeners: tcpListener(cluster.ClusterEndpoint?.Port),
      state: mapReading(requireField(cluster.Status, 'Status'), status =>
        /^(available|updating|snapshotting|modifying)$/i.test(status) ? 'running' : 'other',
      ),
      infrastructureAsCode,
    },
  });
}

function networkInterfacesOf(
  ctx: AwsContext,
  cluster: Cluster,
  subnets: Subnets,
): Reading<Facets['networkInterfaces']> {
  const groups = cluster.SecurityGroups?.map(({ SecurityGroupId: group }) => group) ?? [];
  return flatMapReading(subnets, known => networkInterfacesIn(ctx, known.get(cluster.SubnetGroupName ?? ''), groups));
}

/** Replicas always take over automatically; the response does not name the primary node. */
function placementOf(ctx: AwsContext, cluster: Cluster): Promise<Reading<Placement>> | Reading<Placement> {
  if (cluster.Shards === undefined) return requireField<Placement>(undefined, 'Shards');
  const shards = cluster.Shards.map(({ Nodes: nodes = [] }) =>
    nodes.map(({ AvailabilityZone: zoneName }, index) => ({
      zoneName,
      role: index === 0 ? ('primary' as const) : ('replica' as const),
    })),
  );
  return shardPlacement(ctx, shards, true);
}

/**
 * Snapshots are read only in regions with clusters: many regions have no MemoryDB, and an error there would leave the backups
 * of every other service unread.
 */
async function collectSnapshots({ ctx, memorydb, client }: ServiceContext, clusters: Reading<number>): Promise<void> {
  await ctx.list('backup', 'memorydb:DescribeSnapshots', async () => {
    if (clusters.state === 'value' && clusters.value === 0) return;
    const input = { ShowDetail: true };
    await forEachPage(memorydb.paginateDescribeSnapshots({ client, pageSize: 50 }, input), page =>
      forEachItem(assertField(page.Snapshots, 'Snapshots'), snapshot => {
        emitSnapshot(ctx, snapshot);
      }),
    );
  });
}

function emitSnapshot(ctx: AwsContext, snapshot: Snapshot): void {
  const name = assertField(snapshot.Name, 'Name');
  const cluster = snapshot.ClusterConfiguration?.Name;
  const shards = snapshot.ClusterConfiguration?.Shards ?? [];
  // A snapshot of several shards is as old as its oldest shard snapshot.
  const [takenAt] = shards
    .flatMap(({ SnapshotCreationTime: time }) => time ?? [])
    .sort((a, b) => a.getTime() - b.getTime());
  ctx.emit({
    id: snapshot.ARN ?? ctx.arn('memorydb', `snapshot/${name}`),
    kind: 'backup',
    type: 'AWS::MemoryDB::Snapshot',
    name,
    tags: {},
    createdAt: takenAt?.toISOString(),
    facets: {
      backup: flatMapReading(requireField(cluster, 'cluster'), source =>
        snapshot.Status === 'available' && takenAt !== undefined
          ? value(unlockedBackup(ctx, ctx.arn('memorydb', `cluster/${source}`), takenAt, snapshot.Source))
          : absent,
      ),
      encryptionAtRest: value(keyManagedBy(snapshot.KmsKeyId, ctx.account)),
      sharedWith: value([]),
    },
  });
}
