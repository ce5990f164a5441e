import type { Cluster, RedshiftClient, Snapshot } from '@aws-sdk/client-redshift';
import type * as sdk from '@aws-sdk/client-redshift';
import type { Facets } from '../../../../model/facets.ts';
import { absent, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { memoize, once } from '../../../kit/memoize.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { unlockedBackup } from '../../facets/backup.ts';
import { encryptionAtRestOf } from '../../facets/encryption-at-rest.ts';
import { tagFacets, tagsOf } from '../../facets/tag-facets.ts';
import { emitCluster, type Subnets } from './clusters.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

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
  decidedBy: {
    encryptionInTransit: ['redshift:DescribeClusterParameters'],
    accessLogging: ['redshift:DescribeLoggingStatus'],
    backup: ['redshift:DescribeClusterSnapshots'],
  },
  collect: async ctx => {
    const redshift = await import('@aws-sdk/client-redshift');
    const api = { ctx, redshift, client: ctx.client(redshift.RedshiftClient) };
    await Promise.all([collectClusters(api), collectSnapshots(api)]);
  },
}; // prettier-ignore

async function collectClusters(api: ServiceContext): Promise<void> {
  const { ctx, redshift, client } = api;
  const subnets = once(() => readSubnets(api));
  const encryptionInTransitOf = memoize((group: string) => readEncryptionInTransit(api, group));
  const emit = async (cluster: Cluster): Promise<void> => {
    const group = requireField(cluster.ClusterParameterGroups?.[0]?.ParameterGroupName, 'ClusterParameterGroups');
    await emitCluster(ctx, cluster, {
      subnets: await subnets(),
      accessLogging: await readLogging(api, cluster),
      encryptionInTransit: group.state === 'value' ? await encryptionInTransitOf(group.value) : group,
    });
  };
  await ctx.list('warehouse', 'redshift:DescribeClusters', async () => {
    await forEachPage(redshift.paginateDescribeClusters({ client, pageSize: 100 }, {}), page =>
      awaitAll(assertField(page.Clusters, 'Clusters').map(emit)),
    );
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

/** Redshift supports TLS; only the parameter `require_ssl` requires it. */
function readEncryptionInTransit(
  { ctx, redshift, client }: ServiceContext,
  group: string,
): Promise<Reading<Facets['encryptionInTransit']>> {
  return ctx.read('redshift:DescribeClusterParameters', async () => {
    const input = { ParameterGroupName: group };
    for await (const page of redshift.paginateDescribeClusterParameters({ client, pageSize: 100 }, input)) {
      const parameter = assertField(page.Parameters, 'Parameters').find(
        ({ ParameterName: name }) => name === 'require_ssl',
      );
      if (parameter !== undefined) return parameter.ParameterValue === 'true' ? 'required' : 'optional';
    }
    return assertField<Facets['encryptionInTransit']>(undefined, 'require_ssl');
  });
}

/** Whether connection and user activity logs go to a bucket or a log group. */
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
    await forEachPage(redshift.paginateDescribeClusterSnapshots({ client, pageSize: 100 }, {}), page =>
      forEachItem(assertField(page.Snapshots, 'Snapshots'), snapshot => {
        emitSnapshot(ctx, snapshot);
      }),
    );
  });
}

function emitSnapshot(ctx: AwsContext, snapshot: Snapshot): void {
  const name = assertField(snapshot.SnapshotIdentifier, 'SnapshotIdentifier');
  const cluster = assertField(snapshot.ClusterIdentifier, 'ClusterIdentifier');
  const { SnapshotCreateTime: takenAt, SourceRegion: region, OwnerAccount: account } = snapshot;
  const { tags, slot, infrastructureAsCode } = tagFacets(value(tagsOf(snapshot.Tags)));
  const { AccountsWithRestoreAccess: sharedWith = [] } = snapshot;
  // A snapshot that was copied from another region names the region of its cluster.
  const source = ctx.arn('redshift', `cluster:${cluster}`, {
    ...(region === undefined || region === '' ? {} : { region }),
    ...(account === undefined || account === '' ? {} : { account }),
  });
  ctx.emit({
    id: snapshot.SnapshotArn ?? ctx.arn('redshift', `snapshot:${cluster}/${name}`),
    slot,
    kind: 'backup',
    type: 'AWS::Redshift::ClusterSnapshot',
    name,
    tags,
    createdAt: takenAt?.toISOString(),
    facets: {
      backup:
        snapshot.Status === 'available' && takenAt !== undefined
          ? value(unlockedBackup(ctx, source, takenAt, snapshot.SnapshotType))
          : absent,
      encryptionAtRest: encryptionAtRestOf(ctx, snapshot.Encrypted, snapshot.KmsKeyId, 'Encrypted'),
      sharedWith: value(sharedWith.flatMap(({ AccountId: id }) => id ?? [])),
      infrastructureAsCode,
    },
  });
}
