import type { DBCluster, DBInstance, RDSClient } from '@aws-sdk/client-rds';
import type * as sdk from '@aws-sdk/client-rds';
import type { Reading } from '../../../../model/reading.ts';
import { memoize } from '../../../kit/memoize.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { parseArn } from '../../arn.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { readScaling, SCALING_OPERATIONS } from '../../facets/application-auto-scaling.ts';
import { clusterArn, emitCluster, emitCrossRegionCluster } from './clusters.ts';
import { createTransitEncryption } from './encryption-in-transit.ts';
import { emitCrossRegionReplica, emitInstance, locate, sourceOf, type SharedReads } from './instances.ts';
import { collectSnapshots } from './snapshots.ts';
import { createVersionSupport } from './version-support.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

type Rds = typeof sdk;

/** Reads databases of RDS, Aurora, DocumentDB and Neptune, which share one API, and their snapshots. */
export const awsRds: AwsCollector = {
  id: 'aws-rds',
  provider: 'aws',
  scope: 'regional',
  lists: ['database', 'backup'],
  fills: {
    database: ['localAuthentication', 'sharedWith',
      'placement', 'dataDurability', 'encryptionAtRest', 'automatedBackups', 'deletionProtection', 'performance', 'size', 'networkInterfaces', 'listeners', 'state',
      'infrastructureAsCode', 'relationships', 'accessLogging', 'subnetZones', 'storageAutoscaling', 'scaling', 'encryptionInTransit', 'versionSupport',
    ],
    backup: ['backup', 'encryptionAtRest', 'sharedWith', 'infrastructureAsCode', 'relationships'],
  },
  operations: [...operations('rds', [
    'DescribeDBInstances', 'DescribeDBClusters', 'DescribeGlobalClusters', 'DescribeDBSnapshots', 'DescribeDBSnapshotAttributes',
    'DescribeDBClusterSnapshots', 'DescribeDBClusterSnapshotAttributes', 'DescribeDBInstanceAutomatedBackups', 'DescribeDBParameters',
    'DescribeDBClusterParameters', 'DescribeDBMajorEngineVersions',
  ]), ...SCALING_OPERATIONS],
  decidedBy: {
    backup: ['rds:DescribeDBSnapshots', 'rds:DescribeDBClusterSnapshots'],
    sharedWith: ['rds:DescribeDBSnapshotAttributes', 'rds:DescribeDBClusterSnapshotAttributes'],
    encryptionInTransit: ['rds:DescribeDBParameters', 'rds:DescribeDBClusterParameters'],
    versionSupport: ['rds:DescribeDBMajorEngineVersions'],
  },
  collect: async ctx => {
    const rds = await import('@aws-sdk/client-rds');
    const client = ctx.client(rds.RDSClient);
    await Promise.all([collectDatabases(ctx, rds, client), collectSnapshots(ctx, rds, client)]);
  },
}; // prettier-ignore

/** Both lists are read before anything is emitted: members belong to clusters, replicas to their sources. */
async function collectDatabases(ctx: AwsContext, rds: Rds, client: RDSClient): Promise<void> {
  const instances = new Map<string, DBInstance>();
  const clusters = new Map<string, DBCluster>();
  const [instanceList, clusterList] = await Promise.all([
    ctx.list('database', 'rds:DescribeDBInstances', async () => {
      await forEachPage(rds.paginateDescribeDBInstances({ client, pageSize: 100 }, {}), page =>
        forEachItem(assertField(page.DBInstances, 'DBInstances'), instance =>
          instances.set(assertField(instance.DBInstanceIdentifier, 'DBInstanceIdentifier'), instance),
        ),
      );
    }),
    ctx.list('database', 'rds:DescribeDBClusters', async () => {
      await forEachPage(rds.paginateDescribeDBClusters({ client, pageSize: 100 }, {}), page =>
        forEachItem(assertField(page.DBClusters, 'DBClusters'), cluster =>
          clusters.set(assertField(cluster.DBClusterIdentifier, 'DBClusterIdentifier'), cluster),
        ),
      );
    }),
  ]);
  const primaries = await globalPrimaries(ctx, rds, client, [...clusters.values()]);
  const shared: SharedReads = {
    encryptionInTransit: createTransitEncryption(ctx, rds, client),
    versionSupport: createVersionSupport(ctx, rds, client),
  };
  await emitAll(ctx, { instances, clusters, instanceList, clusterList, primaries, shared });
}

interface Databases {
  readonly instances: ReadonlyMap<string, DBInstance>;
  readonly clusters: ReadonlyMap<string, DBCluster>;
  /** The readings of their lists. */
  readonly instanceList: Reading<unknown>;
  readonly clusterList: Reading<unknown>;
  /** The primary cluster of a global database, by the ARN of a secondary cluster. */
  readonly primaries: ReadonlyMap<string, string>;
  readonly shared: SharedReads;
}

async function emitAll(ctx: AwsContext, databases: Databases): Promise<void> {
  const { instances, clusters, clusterList, shared } = databases;
  const standalone = [...instances.values()].filter(instance => (instance.DBClusterIdentifier ?? '') === '');
  const roots = new Map(standalone.map(instance => [instance, rootOf(ctx, instance, databases)]));
  const replicasOf: ReplicaLookup = root => standalone.filter(instance => roots.get(instance)?.local === root);
  const emitStandalone = async (instance: DBInstance): Promise<void> => {
    const root = roots.get(instance);
    if (root?.remoteArn !== undefined) emitCrossRegionReplica(ctx, instance, root.remoteArn);
    else if (root === undefined)
      await emitInstance(ctx, instance, shared, replicasOf(`db:${instance.DBInstanceIdentifier ?? ''}`));
  };
  // A member of a cluster that is not listed contradicts the response: it is emitted with an unread placement.
  const orphans = [...instances.values()].filter(
    ({ DBClusterIdentifier: cluster = '' }) =>
      cluster !== '' && clusterList.state === 'value' && !clusters.has(cluster),
  );
  await Promise.all([
    ...standalone.map(emitStandalone),
    ...orphans.map(orphan => emitInstance(ctx, orphan, shared)),
    emitClusters(ctx, databases, replicasOf),
  ]);
}

/** The replicas in this region by their root: `db:shop`, `cluster:web`. */
type ReplicaLookup = (root: string) => DBInstance[];

async function emitClusters(ctx: AwsContext, databases: Databases, replicasOf: ReplicaLookup): Promise<void> {
  const { instances, instanceList, clusters, primaries, shared } = databases;
  const rangesOf = memoize((service: 'neptune' | 'rds') => readScaling(ctx, service));
  await Promise.all(
    [...clusters].map(async ([name, cluster]) => {
      const primary = primaryOf(ctx, cluster, primaries);
      if (primary !== undefined) {
        emitCrossRegionCluster(ctx, cluster, primary);
        return;
      }
      await emitCluster(ctx, cluster, {
        ...shared,
        instances,
        complete: instanceList,
        replicas: replicasOf(`cluster:${name}`),
        ranges: ({ Engine: engine }) => rangesOf(engine === 'neptune' ? 'neptune' : 'rds'),
      });
    }),
  );
}

/** What replicas replicate in the end: a database of this region (`db:shop`), or the ARN of a remote one. */
interface Root {
  readonly local?: string;
  readonly remoteArn?: string;
}

/** Follows a chain of replicas to its source; undefined for a database that is not a replica. */
function rootOf(
  ctx: AwsContext,
  instance: DBInstance,
  { instances, clusters }: Pick<Databases, 'instances' | 'clusters'>,
): Root | undefined {
  let root: Root | undefined;
  const visited = new Set<string>();
  for (let current: DBInstance | undefined = instance; current !== undefined;) {
    const source = sourceOf(ctx, current);
    if (source === undefined) return root;
    if (source.remoteArn !== undefined) return { remoteArn: source.remoteArn };
    const local = `${source.kind}:${source.name}`;
    if (visited.has(local) || !(source.kind === 'db' ? instances : clusters).has(source.name)) return root;
    visited.add(local);
    root = { local };
    current = source.kind === 'db' ? instances.get(source.name) : undefined;
  }
  return root;
}

function primaryOf(ctx: AwsContext, cluster: DBCluster, primaries: ReadonlyMap<string, string>): string | undefined {
  const replicated = cluster.ReplicationSourceIdentifier;
  const source = replicated === undefined || replicated === '' ? undefined : locate(ctx, 'cluster', replicated);
  return source?.remoteArn ?? primaries.get(clusterArn(ctx, cluster));
}

/** Secondary clusters of global databases with their primary in another region; read only where a cluster may be one. */
async function globalPrimaries(
  ctx: AwsContext,
  rds: Rds,
  client: RDSClient,
  clusters: readonly DBCluster[],
): Promise<ReadonlyMap<string, string>> {
  const primaries = new Map<string, string>();
  const candidates = clusters.filter(
    ({ EngineMode: mode, DBClusterMembers: members, GlobalClusterIdentifier: global }) =>
      (global !== undefined && global !== '') ||
      (mode !== 'serverless' && members?.some(({ IsClusterWriter }) => IsClusterWriter === true) === false),
  );
  if (candidates.length === 0) return primaries;
  await ctx.read('rds:DescribeGlobalClusters', async () => {
    for await (const page of rds.paginateDescribeGlobalClusters({ client, pageSize: 100 }, {})) {
      for (const { GlobalClusterMembers: members = [] } of assertField(page.GlobalClusters, 'GlobalClusters')) {
        const writer = members.find(({ IsWriter }) => IsWriter === true)?.DBClusterArn;
        if (writer === undefined || parseArn(writer)?.region === ctx.region) continue;
        for (const { DBClusterArn: arn } of members)
          if (arn !== undefined && arn !== writer) primaries.set(arn, writer);
      }
    }
    return primaries;
  });
  return primaries;
}
