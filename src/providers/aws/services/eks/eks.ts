import type { Cluster, EKSClient } from '@aws-sdk/client-eks';
import type * as sdk from '@aws-sdk/client-eks';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { awaitAll, slotOf, requireField } from '../../client/response-fields.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';

/** What EKS can write down of the hands that steer a cluster. */
const LOGS = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

/** Reads the clusters of EKS. Their groups of machines are Auto Scaling groups and are listed as such. */
export const awsEks: AwsCollector = {
  id: 'aws-eks',
  provider: 'aws',
  scope: 'regional',
  lists: ['kubernetes-cluster'],
  fills: {
    'kubernetes-cluster': [
      'networkInterfaces',
      'publicAccess',
      'encryptionAtRest',
      'diagnosticLogging',
      'nodeAutoProvisioning',
      'versionSupport',
      'localAuthentication',
      'state',
      'infrastructureAsCode',
    ],
  },
  operations: operations('eks', ['ListClusters', 'DescribeCluster', 'DescribeClusterVersions']),
  collect: async ctx => {
    const eks = await import('@aws-sdk/client-eks');
    const client = ctx.client(eks.EKSClient);
    let asked: Promise<Ends> | undefined;
    const ends = (): Promise<Ends> => (asked ??= readEnds(ctx, eks, client));
    await ctx.list('kubernetes-cluster', 'eks:ListClusters', async () => {
      for await (const page of eks.paginateListClusters({ client, pageSize: 100 }, {}))
        await awaitAll(
          assertField(page.clusters, 'clusters').map(name => emitKubernetesCluster({ ctx, eks, client, ends }, name)),
        );
    });
  },
};

/** Until when each version is mended for its price: afterwards AWS does so for a fee, and then no more. */
type Ends = Reading<ReadonlyMap<string, Date>>;

function readEnds(ctx: AwsContext, eks: typeof sdk, client: EKSClient): Promise<Ends> {
  return ctx.read('eks:DescribeClusterVersions', async () => {
    const ends = new Map<string, Date>();
    // Those that AWS supports no more are left out unless somebody asks for them.
    for await (const page of eks.paginateDescribeClusterVersions({ client, pageSize: 100 }, { includeAll: true }))
      for (const { clusterVersion: version, endOfStandardSupportDate: end } of assertField(
        page.clusterVersions,
        'clusterVersions',
      ))
        if (version !== undefined && end !== undefined) ends.set(version, end);
    return ends;
  });
}

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly eks: typeof sdk;
  readonly client: EKSClient;
  readonly ends: () => Promise<Ends>;
}

function versionSupportOf({ version }: Cluster, ends: Ends): Reading<Facets['versionSupport']> {
  if (version === undefined) return requireField<Facets['versionSupport']>(undefined, 'version');
  return flatMapReading(ends, known => {
    const end = known.get(version);
    return end === undefined ? absent : value({ version, endOfStandardSupport: end.toISOString() });
  });
}

async function emitKubernetesCluster({ ctx, eks, client, ends }: ServiceContext, name: string): Promise<void> {
  const asked = await ctx.read('eks:DescribeCluster', async () =>
    assertField((await client.send(new eks.DescribeClusterCommand({ name }))).cluster, 'cluster'),
  );
  const cluster = asked.state === 'value' ? asked.value : undefined;
  const of = <T>(make: (given: Cluster) => Reading<T>): Reading<T> =>
    asked.state === 'value' ? make(asked.value) : asked;
  const known = await ends();
  const tags = cluster?.tags ?? {};
  ctx.emit({
    id: cluster?.arn ?? ctx.arn('eks', `cluster/${name}`),
    slot: slotOf(tags),
    kind: 'kubernetes-cluster',
    type: 'AWS::EKS::Cluster',
    name,
    tags,
    createdAt: cluster?.createdAt?.toISOString(),
    facets: {
      networkInterfaces: of(({ resourcesVpcConfig: vpc }) =>
        networkInterfacesIn(ctx, vpc?.subnetIds, vpc?.securityGroupIds ?? []),
      ),
      publicAccess: of(publicAccessOf),
      encryptionAtRest: of(encryptionAtRestOf),
      diagnosticLogging: of(diagnosticLoggingOf),
      // Older clusters say nothing of it, and have it not.
      nodeAutoProvisioning: of(({ computeConfig: own }) => value(own?.enabled === true)),
      versionSupport: of(given => versionSupportOf(given, known)),
      // Whoever comes in has a name in IAM or in a directory.
      localAuthentication: of(() => absent),
      state: of(({ status }) =>
        mapReading(requireField(status, 'status'), known => (/^(ACTIVE|UPDATING)$/.test(known) ? 'running' : 'other')),
      ),
      infrastructureAsCode: of(() => infrastructureAsCodeOf(tags)),
    },
  });
}

/** Whether the internet can knock at the door of those who steer the cluster; a log-in is asked for in any case. */
function publicAccessOf({ resourcesVpcConfig: vpc }: Cluster): Reading<Facets['publicAccess']> {
  const { endpointPublicAccess: isPublic, publicAccessCidrs: sources } = vpc ?? {};
  if (isPublic === undefined) return requireField<Facets['publicAccess']>(undefined, 'endpointPublicAccess');
  if (!isPublic) return value('blocked');
  return mapReading(requireField(sources, 'publicAccessCidrs'), from =>
    from.length === 0 || from.some(source => /^(0\.0\.0\.0|::)\/0$/.test(source)) ? 'public' : 'possible',
  );
}

/** EKS encrypts what a cluster keeps with a key of AWS, and its secrets with the customer's own where he names one. */
function encryptionAtRestOf({ encryptionConfig: config = [] }: Cluster): Reading<Facets['encryptionAtRest']> {
  const own = config.some(({ provider }) => provider?.keyArn !== undefined);
  return value(own ? 'customer-managed-key' : 'provider-managed-key');
}

function diagnosticLoggingOf({ logging }: Cluster): Reading<Facets['diagnosticLogging']> {
  return mapReading(requireField(logging?.clusterLogging, 'clusterLogging'), groups => {
    const on = new Set<string>(groups.flatMap(({ enabled, types = [] }) => (enabled === true ? types : [])));
    const kept = LOGS.filter(type => on.has(type)).length;
    return kept === LOGS.length ? 'all' : kept > 0 ? 'partial' : 'none';
  });
}
