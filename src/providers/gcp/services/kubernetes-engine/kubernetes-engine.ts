import type { Facets } from '../../../../model/facets.ts';
import { isOpenToStrangers, largePublicAccess, PROVIDER_CUSTOMERS } from '../../../../lib/internet.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import { headOf, infrastructureAsCodeBy } from '../../facets/common.ts';
import { regionOf } from '../../facets/placement.ts';
import type { Cluster } from './cluster.ts';
import { emitNodePools } from './node-pools.ts';
import { UnreadError } from '../../client/failure.ts';

const CLUSTERS: GcpList = {
  call: 'container:projects.locations.clusters.list',
  permission: 'container.clusters.list',
  path: '/v1/projects/{project}/locations/-/clusters',
  items: 'clusters',
};

/** Clusters of Google Kubernetes Engine and their node pools. */
export const gcpKubernetesEngine: GcpCollector = {
  id: 'gcp-kubernetes-engine',
  provider: 'gcp',
  scope: 'global',
  lists: ['kubernetes-cluster', 'server-group'],
  fills: {
    'kubernetes-cluster': [
      'networkInterfaces', 'encryptionAtRest', 'publicAccess', 'addresses', 'nodeAutoProvisioning', 'localAuthentication', 'state', 'diagnosticLogging', 'infrastructureAsCode',
    ],
    'server-group': ['placement', 'scaling', 'relationships', 'state', 'autohealing', 'networkInterfaces', 'launchTemplate', 'launchSettings', 'instanceMix', 'infrastructureAsCode'],
  }, // prettier-ignore
  operations: gcpOperations(CLUSTERS),
  collect: async ctx => {
    const rows: Cluster[] = [];
    const listed = await ctx.list('kubernetes-cluster', CLUSTERS.call, () =>
      ctx.each<Cluster>(CLUSTERS, row => {
        rows.push(row);
        emitCluster(ctx, row);
      }),
    );
    await ctx.list('server-group', CLUSTERS.call, async () => {
      for (const row of rows) emitNodePools(ctx, row);
      if (listed.state === 'unread') throw new UnreadError(listed);
      await Promise.resolve();
    });
  },
};

function emitCluster(ctx: GcpContext, row: Cluster): void {
  ctx.emit({
    ...headOf(ctx, {
      ...{
        kind: 'kubernetes-cluster',
        type: 'container.googleapis.com/Cluster',
        region: regionOf(row.location),
        labels: row.resourceLabels,
      },
      ...{ name: row.selfLink, createdAt: row.createTime, stableId: row.id },
    }),
    facets: {
      // Its servers are in its node pools.
      networkInterfaces: absent,
      encryptionAtRest: value(
        row.databaseEncryption?.state === 'ENCRYPTED' ? 'customer-managed-key' : 'provider-managed-key',
      ),
      publicAccess: publicAccessOf(row),
      addresses: value([row.endpoint, row.privateClusterConfig?.publicEndpoint].filter(one => one !== undefined)),
      nodeAutoProvisioning: value(
        row.autopilot?.enabled === true ||
          row.autoscaling?.enableNodeAutoprovisioning === true ||
          (row.nodePools ?? []).some(pool => pool.autoscaling?.enabled === true),
      ),
      localAuthentication: value({ enabled: hasPassword(row) }),
      state: mapReading(requireField(row.status, 'status'), status =>
        /^(RUNNING|RECONCILING|DEGRADED)$/.test(status) ? 'running' : 'other',
      ),
      diagnosticLogging: diagnosticLoggingOf(row),
      infrastructureAsCode: infrastructureAsCodeBy(row.resourceLabels),
    },
  });
}

/** Basic authentication and client certificates belong to nobody in particular; new clusters have neither. */
const hasPassword = ({ masterAuth }: Cluster): boolean =>
  (masterAuth?.username ?? '') !== '' || masterAuth?.clientCertificateConfig?.issueClientCertificate === true;

/** Authorized networks limit who reaches the public endpoint; without them everybody does. */
export function publicAccessOf(row: Cluster): Reading<Facets['publicAccess']> {
  const endpoints = row.controlPlaneEndpointsConfig?.ipEndpointsConfig;
  if (row.privateClusterConfig?.enablePrivateEndpoint === true || endpoints?.enablePublicEndpoint === false)
    return value('blocked');
  const networks = endpoints?.authorizedNetworksConfig ?? row.masterAuthorizedNetworksConfig;
  if (networks?.enabled !== true) return value('public');
  const blocks = (networks.cidrBlocks ?? []).flatMap(({ cidrBlock }) => cidrBlock ?? []);
  if (isOpenToStrangers(blocks)) return value('public');
  if (networks.gcpPublicCidrsAccessEnabled === true) return value(PROVIDER_CUSTOMERS);
  return value(largePublicAccess(blocks) ?? 'possible');
}

/** Logs of the system and of workloads; audit logs are always written. */
export function diagnosticLoggingOf({ loggingConfig, loggingService }: Cluster): Reading<Facets['diagnosticLogging']> {
  const components = loggingConfig?.componentConfig?.enableComponents;
  if (components === undefined || components === null)
    return loggingService === undefined
      ? unread('failed', 'the response has no loggingConfig')
      : value(loggingService === 'none' ? 'none' : 'all');
  const enabled = ['SYSTEM_COMPONENTS', 'WORKLOADS'].filter(name => components.includes(name)).length;
  return value(enabled === 2 ? 'all' : enabled === 1 ? 'partial' : 'none');
}
