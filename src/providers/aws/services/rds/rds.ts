import type { DBCluster, DBInstance, RDSClient } from '@aws-sdk/client-rds';
import type * as sdk from '@aws-sdk/client-rds';
import type { Reading } from '../../../../model/reading.ts';
import { readScaling, SCALING_OPERATIONS, type ScalingRanges } from '../../facets/application-auto-scaling.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { parseArn } from '../../client/response-fields.ts';
import { clusterArn, emitKubernetesCluster, emitCrossRegionCluster } from './clusters.ts';
import { emitInstance, emitCrossRegionReplica, locate, sourceOf, type ServiceContext } from './instances.ts';
import { createVersionSupport } from './version-support.ts';
import { collectSnapshots } from './snapshots.ts';
import { createTransitEncryption } from './encryption-in-transit.ts';

type Rds = typeof sdk;

/** Reads relational databases, DocumentDB and Neptune (one API for all), and their snapshots. */
export const awsRds: AwsCollector = {
  id: 'aws-rds',
  provider: 'aws',
  scope: 'regional',
  lists: ['database', 'backup'],
  fills: {
    database: ['localAuthentication',
      'placement', 'dataDurability', 'encryptionAtRest', 'automatedBackups', 'deletionProtection', 'performance', 'size', 'networkInterfaces', 'listeners', 'state',
      'infrastructureAsCode', 'accessLogging', 'subnetZones', 'storageAutoscaling', 'scaling', 'encryptionInTransit', 'versionSupport',
    ],
    backup: ['backup', 'encryptionAtRest', 'sharedWith', 'infrastructureAsCode'],
  },
  operations: [...operations('rds', [
    'DescribeDBInstances', 'DescribeDBClusters', 'DescribeGlobalClusters', 'DescribeDBSnapshots', 'DescribeDBSnapshotAttributes',
    'DescribeDBClusterSnapshots', 'DescribeDBClusterSnapshotAttributes', 'DescribeDBInstanceAutomatedBackups', 'DescribeDBParameters',
    'DescribeDBClusterParameters', 'DescribeDBMajorEngineVersions',
  ]), ...SCALING_OPERATIONS],
  collect: async ctx => {
    const rds = await import('@aws-sdk/client-rds');
    const client = ctx.client(rds.RDSClient);
    await Promise.all([collectDatabases(ctx, rds, client), collectSnapshots(ctx, rds, client)]);
  },
}; // prettier-ignore

/** All of a region must be there before anything is judged: members make the cluster, replicas belong to their source. */
async function collectDatabases(ctx: AwsContext, rds: Rds, client: RDSClient): Promise<void> {
  const instances = new Map<string, DBInstance>();
  const clusters = new Map<string, DBCluster>();
  const [whole, wholeClusters] = await Promise.all([
    ctx.list('database', 'rds:DescribeDBInstances', async () => {
      for await (const page of rds.paginateDescribeDBInstances({ client, pageSize: 100 }, {})) {
        for (const instance of assertField(page.DBInstances, 'DBInstances'))
          instances.set(assertField(instance.DBInstanceIdentifier, 'DBInstanceIdentifier'), instance);
      }
    }),
    ctx.list('database', 'rds:DescribeDBClusters', async () => {
      for await (const page of rds.paginateDescribeDBClusters({ client, pageSize: 100 }, {})) {
        for (const cluster of assertField(page.DBClusters, 'DBClusters'))
          clusters.set(assertField(cluster.DBClusterIdentifier, 'DBClusterIdentifier'), cluster);
      }
    }),
  ]);
  const primaries = await globalPrimaries(ctx, rds, client, [...clusters.values()]);
  const transits = createTransitEncryption(ctx, rds, client);
  const mended = createVersionSupport(ctx, rds, client);
  await emitAll(ctx, { instances, clusters, whole, wholeClusters, primaries, asking: { transits, mended } });
}

interface Databases {
  readonly instances: ReadonlyMap<string, DBInstance>;
  readonly clusters: ReadonlyMap<string, DBCluster>;
  /** Whether their lists are. */
  readonly whole: Reading<unknown>;
  readonly wholeClusters: Reading<unknown>;
  /** The cluster that is followed, by the ARN of the one that follows. */
  readonly primaries: ReadonlyMap<string, string>;
  readonly asking: ServiceContext;
}

async function emitAll(
  ctx: AwsContext,
  { instances, clusters, whole, wholeClusters, primaries, asking }: Databases,
): Promise<void> {
  const standalone = [...instances.values()].filter(instance => (instance.DBClusterIdentifier ?? '') === '');
  const roots = new Map(standalone.map(instance => [instance, rootOf(ctx, instance, { instances, clusters })]));
  const replicasOf = (root: string): DBInstance[] => standalone.filter(instance => roots.get(instance)?.at === root);
  const one = async (instance: DBInstance): Promise<void> => {
    const root = roots.get(instance);
    if (root?.elsewhere !== undefined) emitCrossRegionReplica(ctx, instance, root.elsewhere);
    else if (root === undefined)
      await emitInstance(ctx, instance, asking, replicasOf(`db:${instance.DBInstanceIdentifier ?? ''}`));
  };
  const asked = new Map<string, Promise<ScalingRanges>>();
  const ranges = ({ Engine: engine }: DBCluster): Promise<ScalingRanges> => {
    const service = engine === 'neptune' ? 'neptune' : 'rds';
    const answer = asked.get(service) ?? readScaling(ctx, service);
    asked.set(service, answer);
    return answer;
  };
  const oneCluster = async ([name, cluster]: [string, DBCluster]): Promise<void> => {
    const followed = primaryOf(ctx, cluster, primaries);
    if (followed !== undefined) emitCrossRegionCluster(ctx, cluster, followed);
    else
      await emitKubernetesCluster(ctx, cluster, {
        instances,
        complete: whole,
        replicas: replicasOf(`cluster:${name}`),
        ranges,
        ...asking,
      });
  };
  // An answer that names a cluster which is not there contradicts itself: the member is shown, and where it runs is not known.
  const orphans = [...instances.values()].filter(
    ({ DBClusterIdentifier: cluster = '' }) =>
      cluster !== '' && wholeClusters.state === 'value' && !clusters.has(cluster),
  );
  await Promise.all([
    ...standalone.map(one),
    ...orphans.map(orphan => emitInstance(ctx, orphan, asking)),
    ...[...clusters].map(oneCluster),
  ]);
}

/** What an instance replicates in the end, through other replicas: something here that we saw, or something elsewhere. */
function rootOf(
  ctx: AwsContext,
  instance: DBInstance,
  { instances, clusters }: Pick<Databases, 'instances' | 'clusters'>,
): { readonly at?: string; readonly elsewhere?: string } | undefined {
  let root: { readonly at?: string; readonly elsewhere?: string } | undefined;
  const passed = new Set<string>();
  for (let current: DBInstance | undefined = instance; current !== undefined;) {
    const source = sourceOf(ctx, current);
    if (source === undefined) return root;
    if (source.elsewhere !== undefined) return { elsewhere: source.elsewhere };
    const at = `${source.kind}:${source.name}`;
    if (passed.has(at) || !(source.kind === 'db' ? instances : clusters).has(source.name)) return root;
    passed.add(at);
    root = { at };
    current = source.kind === 'db' ? instances.get(source.name) : undefined;
  }
  return root;
}

function primaryOf(ctx: AwsContext, cluster: DBCluster, primaries: ReadonlyMap<string, string>): string | undefined {
  const replicated = cluster.ReplicationSourceIdentifier;
  const source = replicated === undefined || replicated === '' ? undefined : locate(ctx, 'cluster', replicated);
  return source?.elsewhere ?? primaries.get(clusterArn(ctx, cluster));
}

/** Clusters of a global database that follow one in another region. Asked for only where a cluster may be one. */
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
