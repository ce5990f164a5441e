import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { tagsOf, type ArmResource } from '../../client/arm.ts';
import { localAuthenticationOf, publicAccessBy } from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { listOnce } from '../../read-lists.ts';
import { KUBERNETES_CLUSTERS } from '../../resource-types.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { isEnumValue } from '../../enum-value.ts';
import { versionSupportOf } from './version-support.ts';

interface Pool {
  readonly name?: string;
  readonly mode?: string;
  readonly count?: number;
  readonly minCount?: number | null;
  readonly maxCount?: number | null;
  readonly enableAutoScaling?: boolean | null;
  readonly enableNodePublicIP?: boolean | null;
  readonly availabilityZones?: readonly string[] | null;
  readonly powerState?: { readonly code?: string };
}
interface Cluster {
  readonly agentPoolProfiles?: readonly Pool[] | null;
  readonly apiServerAccessProfile?: {
    readonly enablePrivateCluster?: boolean | null;
    readonly authorizedIPRanges?: readonly string[] | null;
  } | null;
  readonly currentKubernetesVersion?: string | null;
  readonly kubernetesVersion?: string | null;
  readonly disableLocalAccounts?: boolean | null;
  readonly nodeProvisioningProfile?: { readonly mode?: string } | null;
  readonly powerState?: { readonly code?: string } | null;
  readonly securityProfile?: { readonly azureKeyVaultKms?: { readonly enabled?: boolean } | null } | null;
}

/** Clusters of Azure Kubernetes Service and their node pools. */
export const azureKubernetes: AzureCollector = {
  id: 'azure-kubernetes',
  provider: 'azure',
  scope: 'global',
  lists: ['kubernetes-cluster', 'server-group'],
  fills: {
    'kubernetes-cluster': [
      'networkInterfaces', 'encryptionAtRest', 'publicAccess', 'nodeAutoProvisioning', 'localAuthentication', 'state', 'versionSupport', 'infrastructureAsCode',
    ],
    'server-group': ['placement', 'scaling', 'relationships', 'state', 'autohealing', 'launchTemplate', 'launchSettings', 'infrastructureAsCode'],
  }, // prettier-ignore
  types: [KUBERNETES_CLUSTERS],
  operations: azureOperations([KUBERNETES_CLUSTERS]),
  collect: async ctx => {
    const listClusters = listOnce(ctx, KUBERNETES_CLUSTERS);
    await listClusters('kubernetes-cluster', rows => {
      for (const row of rows) emitKubernetesCluster(ctx, row);
    });
    await listClusters('server-group', async rows => {
      for (const row of rows) await emitPools(ctx, row);
    });
  },
};

function emitKubernetesCluster(ctx: AzureContext, row: ArmResource): void {
  const cluster = propertiesOf(row) as Cluster;
  const { apiServerAccessProfile: apiServer, securityProfile } = cluster;
  const ranges = apiServer?.authorizedIPRanges ?? [];
  ctx.emit({
    ...headOf(row, 'kubernetes-cluster', KUBERNETES_CLUSTERS.type),
    facets: {
      // Its servers are in its node pools.
      networkInterfaces: absent,
      encryptionAtRest: value(
        securityProfile?.azureKeyVaultKms?.enabled === true ? 'customer-managed-key' : 'provider-managed-key',
      ),
      publicAccess: value(
        apiServer?.enablePrivateCluster === true ? 'blocked' : ranges.length === 0 ? 'public' : publicAccessBy(ranges),
      ),
      nodeAutoProvisioning: value(
        hasNodeAutoProvisioning(cluster) || (cluster.agentPoolProfiles ?? []).some(autoscales),
      ),
      localAuthentication: localAuthenticationOf(cluster.disableLocalAccounts),
      state: value(isEnumValue(cluster.powerState?.code, 'Stopped') ? 'stopped' : 'running'),
      versionSupport: versionSupportOf(cluster.currentKubernetesVersion ?? cluster.kubernetesVersion ?? undefined),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** Azure creates nodes for pending pods (Microsoft, "Node auto-provisioning"). */
const hasNodeAutoProvisioning = ({ nodeProvisioningProfile }: Cluster): boolean =>
  isEnumValue(nodeProvisioningProfile?.mode, 'Auto');
/** Pools in mode `System` run the cluster's own pods; workloads scale in the others. */
const isSystem = ({ mode }: Pool): boolean => isEnumValue(mode, 'System');
const autoscales = (pool: Pool): boolean => !isSystem(pool) && pool.enableAutoScaling === true;

async function emitPools(ctx: AzureContext, row: ArmResource): Promise<void> {
  const cluster = propertiesOf(row) as Cluster;
  for (const pool of cluster.agentPoolProfiles ?? []) {
    const name = pool.name ?? '';
    // A user pool of fixed size gains nothing from another pool that scales.
    const isAutoscaledCluster = hasNodeAutoProvisioning(cluster) || isSystem(pool);
    ctx.emit({
      ...headOf(row, 'server-group', `${KUBERNETES_CLUSTERS.type}/agentPools`),
      id: `${row.id}/agentpools/${name.toLowerCase()}`,
      name: `${row.name}/${name}`,
      facets: {
        placement: await zonalPlacement(ctx, { location: row.location ?? null, zones: pool.availabilityZones ?? [] }),
        scaling: mapReading(requireField(pool.count, 'count'), count => scalingOf(pool, count)),
        relationships: value(isAutoscaledCluster ? [{ to: row.id, role: 'cluster' }] : []),
        state: value(isEnumValue(pool.powerState?.code, 'Stopped') ? 'stopped' : 'running'),
        // Azure repairs the nodes and creates them from its own images (Microsoft, "Node auto-repair").
        autohealing: absent,
        launchTemplate: absent,
        launchSettings: value({ assignsPublicIp: pool.enableNodePublicIP === true }),
        infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      },
    });
  }
}

function scalingOf({ enableAutoScaling, minCount, maxCount }: Pool, desired: number): Facets['scaling'] {
  if (enableAutoScaling !== true) return { min: desired, max: desired, desired, automatic: false };
  return { min: minCount ?? desired, max: maxCount ?? desired, desired, automatic: true };
}
