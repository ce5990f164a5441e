import type { Cluster, EKSClient } from '@aws-sdk/client-eks';
import type * as sdk from '@aws-sdk/client-eks';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { managementOf } from '../../../kit/infrastructure-as-code.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { present } from '../../client/failure.ts';
import { settleAll, slotOf, told } from '../../client/response-fields.ts';
import { cardsIn } from '../../facets/network-interfaces.ts';

/** What EKS can write down of the hands that steer a cluster. */
const LOGS = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

/** Reads the clusters of EKS. Their groups of machines are Auto Scaling groups and are listed as such. */
export const awsEks: AwsCollector = {
  id: 'aws-eks',
  provider: 'aws',
  scope: 'regional',
  lists: ['cluster'],
  fills: {
    cluster: [
      'interfaces',
      'publicAccess',
      'atRest',
      'workings',
      'addsMachines',
      'mended',
      'namelessKey',
      'state',
      'management',
    ],
  },
  operations: operations('eks', ['ListClusters', 'DescribeCluster', 'DescribeClusterVersions']),
  collect: async ctx => {
    const eks = await import('@aws-sdk/client-eks');
    const client = ctx.client(eks.EKSClient);
    let asked: Promise<Ends> | undefined;
    const ends = (): Promise<Ends> => (asked ??= readEnds(ctx, eks, client));
    await ctx.list('cluster', 'eks:ListClusters', async () => {
      for await (const page of eks.paginateListClusters({ client, pageSize: 100 }, {}))
        await settleAll(present(page.clusters, 'clusters').map(name => emitCluster({ ctx, eks, client, ends }, name)));
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
      for (const { clusterVersion: version, endOfStandardSupportDate: end } of present(
        page.clusterVersions,
        'clusterVersions',
      ))
        if (version !== undefined && end !== undefined) ends.set(version, end);
    return ends;
  });
}

interface Asking {
  readonly ctx: AwsContext;
  readonly eks: typeof sdk;
  readonly client: EKSClient;
  readonly ends: () => Promise<Ends>;
}

function mendedOf({ version }: Cluster, ends: Ends): Reading<Facets['mended']> {
  if (version === undefined) return told<Facets['mended']>(undefined, 'version');
  return flatMapReading(ends, known => {
    const end = known.get(version);
    return end === undefined ? absent : value({ version, until: end.toISOString() });
  });
}

async function emitCluster({ ctx, eks, client, ends }: Asking, name: string): Promise<void> {
  const asked = await ctx.read('eks:DescribeCluster', async () =>
    present((await client.send(new eks.DescribeClusterCommand({ name }))).cluster, 'cluster'),
  );
  const cluster = asked.state === 'value' ? asked.value : undefined;
  const of = <T>(make: (given: Cluster) => Reading<T>): Reading<T> =>
    asked.state === 'value' ? make(asked.value) : asked;
  const known = await ends();
  const tags = cluster?.tags ?? {};
  ctx.emit({
    id: cluster?.arn ?? ctx.arn('eks', `cluster/${name}`),
    slot: slotOf(tags),
    kind: 'cluster',
    type: 'AWS::EKS::Cluster',
    name,
    tags,
    createdAt: cluster?.createdAt?.toISOString(),
    facets: {
      interfaces: of(({ resourcesVpcConfig: vpc }) => cardsIn(ctx, vpc?.subnetIds, vpc?.securityGroupIds ?? [])),
      publicAccess: of(publicAccessOf),
      atRest: of(atRestOf),
      workings: of(workingsOf),
      // Older clusters say nothing of it, and have it not.
      addsMachines: of(({ computeConfig: own }) => value(own?.enabled === true)),
      mended: of(given => mendedOf(given, known)),
      // Whoever comes in has a name in IAM or in a directory.
      namelessKey: of(() => absent),
      state: of(({ status }) =>
        mapReading(told(status, 'status'), known => (/^(ACTIVE|UPDATING)$/.test(known) ? 'running' : 'other')),
      ),
      management: of(() => managementOf(tags)),
    },
  });
}

/** Whether the internet can knock at the door of those who steer the cluster; a log-in is asked for in any case. */
function publicAccessOf({ resourcesVpcConfig: vpc }: Cluster): Reading<Facets['publicAccess']> {
  const { endpointPublicAccess: isPublic, publicAccessCidrs: sources } = vpc ?? {};
  if (isPublic === undefined) return told<Facets['publicAccess']>(undefined, 'endpointPublicAccess');
  if (!isPublic) return value('blocked');
  return mapReading(told(sources, 'publicAccessCidrs'), from =>
    from.length === 0 || from.some(source => /^(0\.0\.0\.0|::)\/0$/.test(source)) ? 'open' : 'possible',
  );
}

/** EKS encrypts what a cluster keeps with a key of AWS, and its secrets with the customer's own where he names one. */
function atRestOf({ encryptionConfig: config = [] }: Cluster): Reading<Facets['atRest']> {
  const own = config.some(({ provider }) => provider?.keyArn !== undefined);
  return value(own ? 'customer-key' : 'provider-key');
}

function workingsOf({ logging }: Cluster): Reading<Facets['workings']> {
  return mapReading(told(logging?.clusterLogging, 'clusterLogging'), groups => {
    const on = new Set<string>(groups.flatMap(({ enabled, types = [] }) => (enabled === true ? types : [])));
    const kept = LOGS.filter(type => on.has(type)).length;
    return kept === LOGS.length ? 'all' : kept > 0 ? 'part' : 'none';
  });
}
