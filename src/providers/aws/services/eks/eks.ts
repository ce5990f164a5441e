import type { Cluster, EKSClient } from '@aws-sdk/client-eks';
import type * as sdk from '@aws-sdk/client-eks';
import { internetFamilies, largePublicAccess } from '../../../../lib/internet.ts';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { once } from '../../../kit/memoize.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** The control plane log types of EKS. */
const LOG_TYPES = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

/** Reads EKS clusters. Their node groups are Auto Scaling groups and are listed as such. */
export const awsEks: AwsCollector = {
  id: 'aws-eks',
  provider: 'aws',
  scope: 'regional',
  lists: ['kubernetes-cluster'],
  inNetwork: ['kubernetes-cluster'],
  fills: {
    'kubernetes-cluster': [
      'networkInterfaces',
      'publicAccess',
      'encryptionAtRest',
      'diagnosticLogging',
      'nodeAutoProvisioning',
      'versionSupport',
      'localAuthentication',
      'deletionProtection',
      'state',
      'infrastructureAsCode',
    ],
  },
  operations: operations('eks', ['ListClusters', 'DescribeCluster', 'DescribeClusterVersions']),
  collect: async ctx => {
    const eks = await import('@aws-sdk/client-eks');
    const client = ctx.client(eks.EKSClient);
    const ends = once(() => readSupportEnds(ctx, eks, client));
    await ctx.list('kubernetes-cluster', 'eks:ListClusters', async () => {
      await forEachPage(eks.paginateListClusters({ client, pageSize: 100 }, {}), page =>
        awaitAll(
          assertField(page.clusters, 'clusters').map(name => emitKubernetesCluster({ ctx, eks, client, ends }, name)),
        ),
      );
    });
  },
};

/** The end of standard support by Kubernetes version; extended support, which costs extra, follows. */
type SupportEnds = Reading<ReadonlyMap<string, Date>>;

function readSupportEnds(ctx: AwsContext, eks: typeof sdk, client: EKSClient): Promise<SupportEnds> {
  return ctx.read('eks:DescribeClusterVersions', async () => {
    const ends = new Map<string, Date>();
    // By default AWS leaves out versions that it no longer supports.
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
  readonly ends: () => Promise<SupportEnds>;
}

function versionSupportOf({ version }: Cluster, ends: SupportEnds): Reading<Facets['versionSupport']> {
  if (version === undefined) return requireField<Facets['versionSupport']>(undefined, 'version');
  return flatMapReading(ends, known => {
    const end = known.get(version);
    return end === undefined ? absent : value({ version, endOfStandardSupport: end.toISOString() });
  });
}

async function emitKubernetesCluster({ ctx, eks, client, ends }: ServiceContext, name: string): Promise<void> {
  const described = await ctx.read('eks:DescribeCluster', async () =>
    assertField((await client.send(new eks.DescribeClusterCommand({ name }))).cluster, 'cluster'),
  );
  const cluster = described.state === 'value' ? described.value : undefined;
  const of = <T>(make: (given: Cluster) => Reading<T>): Reading<T> => flatMapReading(described, make);
  const supportEnds = await ends();
  const tags = cluster?.tags ?? {};
  ctx.emit({
    id: ctx.arn('eks', `cluster/${name}`),
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
      // Older clusters have no `computeConfig`, and no EKS Auto Mode.
      nodeAutoProvisioning: of(({ computeConfig }) => value(computeConfig?.enabled === true)),
      versionSupport: of(given => versionSupportOf(given, supportEnds)),
      // Every caller authenticates with IAM or an OIDC provider.
      localAuthentication: of(() => absent),
      deletionProtection: of(given => requireField(given.deletionProtection, 'deletionProtection')),
      state: of(({ status }) =>
        mapReading(requireField(status, 'status'), known => (/^(ACTIVE|UPDATING)$/.test(known) ? 'running' : 'other')),
      ),
      infrastructureAsCode: of(() => infrastructureAsCodeOf(tags)),
    },
  });
}

/** Whether the API server endpoint is reachable from the internet; it always requires authentication. */
export function publicAccessOf({ resourcesVpcConfig: vpc }: Cluster): Reading<Facets['publicAccess']> {
  const { endpointPublicAccess: isPublic, publicAccessCidrs: sources } = vpc ?? {};
  if (isPublic === undefined) return requireField<Facets['publicAccess']>(undefined, 'endpointPublicAccess');
  if (!isPublic) return value('blocked');
  return mapReading(requireField(sources, 'publicAccessCidrs'), cidrs =>
    cidrs.length === 0 || internetFamilies(cidrs).length > 0 ? 'public' : (largePublicAccess(cidrs) ?? 'possible'),
  );
}

/** EKS encrypts etcd with a key of AWS; `encryptionConfig` adds envelope encryption of secrets with a customer key. */
function encryptionAtRestOf({ encryptionConfig: config = [] }: Cluster): Reading<Facets['encryptionAtRest']> {
  const hasCustomerKey = config.some(({ provider }) => provider?.keyArn !== undefined);
  return value(hasCustomerKey ? 'customer-managed-key' : 'provider-managed-key');
}

export function diagnosticLoggingOf({ logging }: Cluster): Reading<Facets['diagnosticLogging']> {
  return mapReading(requireField(logging?.clusterLogging, 'clusterLogging'), groups => {
    const enabledTypes = new Set<string>(groups.flatMap(({ enabled, types = [] }) => (enabled === true ? types : [])));
    const enabledCount = LOG_TYPES.filter(type => enabledTypes.has(type)).length;
    return enabledCount === LOG_TYPES.length ? 'all' : enabledCount > 0 ? 'partial' : 'none';
  });
}
