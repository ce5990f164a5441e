import type { Cluster, RedshiftClient, Snapshot } from '@aws-sdk/client-redshift';
import type * as sdk from '@aws-sdk/client-redshift';
import type { Facets } from '../../../../model/facets.ts';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { awaitAll, tagsOf } from '../../client/response-fields.ts';
import { encryptionOf } from '../rds/facets.ts';
import { emitKubernetesCluster, type Subnets } from './clusters.ts';
import { byTags } from '../../facets/tag-facets.ts';

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly redshift: typeof sdk;
  readonly client: RedshiftClient;
}

/** Reads Redshift clusters and their snapshots. */
export const awsRedshift: AwsCollector = {
  id: 'aws-redshift',
  provider: 'aws',
  scope: 'regional',
  lists: ['warehouse', 'backup'],
  fills: {
    warehouse: [
      'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'automatedBackups', 'performance', 'size', 'networkInterfaces', 'listeners', 'state',
      'infrastructureAsCode', 'accessLogging',
    ],
    backup: ['backup', 'encryptionAtRest', 'sharedWith', 'infrastructureAsCode'],
  },
  operations: operations('redshift', [
    'DescribeClusters', 'DescribeClusterSubnetGroups', 'DescribeClusterParameters', 'DescribeClusterSnapshots', 'DescribeLoggingStatus',
  ]),
  collect: async ctx => {
    const redshift = await import('@aws-sdk/client-redshift');
    const asking = { ctx, redshift, client: ctx.client(redshift.RedshiftClient) };
    await Promise.all([collectClusters(asking), collectSnapshots(asking)]);
  },
}; // prettier-ignore

async function collectClusters(asking: ServiceContext): Promise<void> {
  const { ctx, redshift, client } = asking;
  let subnets: Promise<Subnets> | undefined;
  const rules = new Map<string, Promise<Reading<Facets['encryptionInTransit']>>>();
  const emit = async (cluster: Cluster): Promise<void> => {
    subnets ??= readSubnets(asking);
    const group = cluster.ClusterParameterGroups?.[0]?.ParameterGroupName;
    if (group !== undefined && !rules.has(group)) rules.set(group, readEncryptionInTransit(asking, group));
    const inTransit = group === undefined ? undefined : rules.get(group);
    await emitKubernetesCluster(ctx, cluster, {
      subnets: await subnets,
      accessLogging: await readLogging(asking, cluster),
      encryptionInTransit: (await inTransit) ?? unread('failed', 'the answer has no ClusterParameterGroups'),
    });
  };
  await ctx.list('warehouse', 'redshift:DescribeClusters', async () => {
    for await (const page of redshift.paginateDescribeClusters({ client, pageSize: 100 }, {}))
      await awaitAll(assertField(page.Clusters, 'Clusters').map(emit));
  });
}

function readSubnets({ ctx, redshift, client }: ServiceContext): Promise<Subnets> {
  return ctx.read('redshift:DescribeClusterSubnetGroups', async () => {
    const subnets = new Map<string, readonly (string | undefined)[]>();
    for await (const page of redshift.paginateDescribeClusterSubnetGroups({ client, pageSize: 100 }, {})) {
      for (const group of assertField(page.ClusterSubnetGroups, 'ClusterSubnetGroups'))
        if (group.ClusterSubnetGroupName !== undefined)
          subnets.set(group.ClusterSubnetGroupName, group.Subnets?.map(({ SubnetIdentifier: id }) => id) ?? []);
    }
    return subnets;
  });
}

/** Redshift always offers encryption on the way; one of its parameters makes it a duty. */
function readEncryptionInTransit(
  { ctx, redshift, client }: ServiceContext,
  group: string,
): Promise<Reading<Facets['encryptionInTransit']>> {
  return ctx.read('redshift:DescribeClusterParameters', async () => {
    const input = { ParameterGroupName: group };
    for await (const page of redshift.paginateDescribeClusterParameters({ client, pageSize: 100 }, input)) {
      const rule = assertField(page.Parameters, 'Parameters').find(({ ParameterName: name }) => name === 'require_ssl');
      if (rule !== undefined) return rule.ParameterValue === 'true' ? 'required' : 'optional';
    }
    return assertField<Facets['encryptionInTransit']>(undefined, 'require_ssl');
  });
}

/** Whether log-ins and questions are written to a bucket or a log group. */
function readLogging(
  { ctx, redshift, client }: ServiceContext,
  cluster: Cluster,
): Promise<Reading<Facets['accessLogging']>> {
  return ctx.read('redshift:DescribeLoggingStatus', async () => {
    const ClusterIdentifier = assertField(cluster.ClusterIdentifier, 'ClusterIdentifier');
    const answer = await client.send(new redshift.DescribeLoggingStatusCommand({ ClusterIdentifier }));
    return assertField(answer.LoggingEnabled, 'LoggingEnabled') ? 'enabled' : 'disabled';
  });
}

async function collectSnapshots({ ctx, redshift, client }: ServiceContext): Promise<void> {
  await ctx.list('backup', 'redshift:DescribeClusterSnapshots', async () => {
    for await (const page of redshift.paginateDescribeClusterSnapshots({ client, pageSize: 100 }, {}))
      for (const snapshot of assertField(page.Snapshots, 'Snapshots')) emitSnapshot(ctx, snapshot);
  });
}

function emitSnapshot(ctx: AwsContext, snapshot: Snapshot): void {
  const name = assertField(snapshot.SnapshotIdentifier, 'SnapshotIdentifier');
  const cluster = assertField(snapshot.ClusterIdentifier, 'ClusterIdentifier');
  const { SnapshotCreateTime: taken, SourceRegion: region, OwnerAccount: account } = snapshot;
  const { tags, slot, management } = byTags(value(tagsOf(snapshot.Tags)));
  const shared = snapshot.AccountsWithRestoreAccess ?? [];
  ctx.emit({
    id: snapshot.SnapshotArn ?? ctx.arn('redshift', `snapshot:${cluster}/${name}`),
    slot,
    kind: 'backup',
    type: 'AWS::Redshift::ClusterSnapshot',
    name,
    tags,
    createdAt: taken?.toISOString(),
    facets: {
      backup:
        snapshot.Status === 'available' && taken !== undefined
          ? value({
              // A snapshot that was copied here says where its cluster is.
              source: ctx.arn('redshift', `cluster:${cluster}`, {
                ...(region === undefined || region === '' ? {} : { region }),
                ...(account === undefined || account === '' ? {} : { account }),
              }),
              provider: 'aws',
              account: ctx.account,
              region: ctx.region,
              takenAt: taken.toISOString(),
              immutability: 'none',
            })
          : absent,
      encryptionAtRest: encryptionOf(ctx, snapshot.Encrypted, snapshot.KmsKeyId, 'Encrypted'),
      sharedWith: value(shared.flatMap(({ AccountId: id }) => id ?? [])),
      infrastructureAsCode: management,
    },
  });
}
