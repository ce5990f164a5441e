import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { keysOf } from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf, requireField, zonalPlacement } from '../../facets/common-facets.ts';

const CLUSTERS: ArmType = { type: 'Microsoft.ContainerService/managedClusters', apiVersion: '2024-05-01' };

interface Pool {
  readonly name?: string;
  readonly mode?: string;
  readonly count?: number;
  readonly minCount?: number | null;
  readonly maxCount?: number | null;
  readonly enableAutoScaling?: boolean | null;
  readonly availabilityZones?: readonly string[] | null;
  readonly powerState?: { readonly code?: string };
}
interface Cluster {
  readonly agentPoolProfiles?: readonly Pool[] | null;
  readonly apiServerAccessProfile?: {
    readonly enablePrivateCluster?: boolean | null;
    readonly authorizedIPRanges?: readonly string[] | null;
  } | null;
  readonly disableLocalAccounts?: boolean | null;
  readonly nodeProvisioningProfile?: { readonly mode?: string } | null;
  readonly powerState?: { readonly code?: string } | null;
  readonly securityProfile?: { readonly azureKeyVaultKms?: { readonly enabled?: boolean } | null } | null;
}

/** Kubernetes clusters, and the pools of machines below them. */
export const azureKubernetes: AzureCollector = {
  id: 'azure-kubernetes',
  provider: 'azure',
  scope: 'global',
  lists: ['kubernetes-cluster', 'server-group'],
  fills: {
    'kubernetes-cluster': [
      'networkInterfaces', 'encryptionAtRest', 'publicAccess', 'nodeAutoProvisioning', 'localAuthentication', 'state', 'infrastructureAsCode',
    ],
    'server-group': ['placement', 'scaling', 'relationships', 'state', 'autohealing', 'launchTemplate', 'infrastructureAsCode'],
  }, // prettier-ignore
  types: [CLUSTERS],
  operations: azureOperations([CLUSTERS]),
  collect: async ctx => {
    const rows: ArmResource[] = [];
    let listed: Promise<void> | undefined;
    for (const kind of ['kubernetes-cluster', 'server-group'] as const) {
      await ctx.list(kind, listCall(CLUSTERS), async () => {
        try {
          await (listed ??= ctx.each(CLUSTERS, row => void rows.push(row)));
        } finally {
          for (const row of rows) {
            if (kind === 'kubernetes-cluster') emitKubernetesCluster(ctx, row);
            else await emitPools(ctx, row);
          }
        }
      });
    }
  },
};

function emitKubernetesCluster(ctx: AzureContext, row: ArmResource): void {
  const cluster = propertiesOf(row) as Cluster;
  const { apiServerAccessProfile: door, securityProfile } = cluster;
  const narrow = (door?.authorizedIPRanges ?? []).length > 0;
  ctx.emit({
    ...headOf(row, 'kubernetes-cluster', CLUSTERS.type),
    facets: {
      // Its machines stand where their pools do.
      networkInterfaces: absent,
      encryptionAtRest: value(
        securityProfile?.azureKeyVaultKms?.enabled === true ? 'customer-managed-key' : 'provider-managed-key',
      ),
      publicAccess: value(door?.enablePrivateCluster === true ? 'blocked' : narrow ? 'possible' : 'public'),
      nodeAutoProvisioning: value(growsItself(cluster) || (cluster.agentPoolProfiles ?? []).some(isGrowing)),
      localAuthentication: keysOf(cluster.disableLocalAccounts),
      state: value(cluster.powerState?.code === 'Stopped' ? 'stopped' : 'running'),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** Azure starts whatever machine the waiting programs need (Microsoft, "Node auto-provisioning"). */
const growsItself = ({ nodeProvisioningProfile }: Cluster): boolean => nodeProvisioningProfile?.mode === 'Auto';
/** Pools of the mode `System` carry what steers the cluster; customers' programs grow in the others. */
const isSystem = ({ mode }: Pool): boolean => mode === 'System';
const isGrowing = (pool: Pool): boolean => !isSystem(pool) && pool.enableAutoScaling === true;

async function emitPools(ctx: AzureContext, row: ArmResource): Promise<void> {
  const cluster = propertiesOf(row) as Cluster;
  for (const pool of cluster.agentPoolProfiles ?? []) {
    const name = pool.name ?? '';
    // A pool for programs that keeps its size is not helped by another that grows.
    const helped = growsItself(cluster) || isSystem(pool);
    ctx.emit({
      ...headOf(row, 'server-group', `${CLUSTERS.type}/agentPools`),
      id: `${row.id}/agentpools/${name.toLowerCase()}`,
      name: `${row.name}/${name}`,
      facets: {
        placement: await zonalPlacement(ctx, { location: row.location ?? null, zones: pool.availabilityZones ?? [] }),
        scaling: mapReading(requireField(pool.count, 'count'), count => scalingOf(pool, count)),
        relationships: value(helped ? [{ to: row.id, role: 'cluster' }] : []),
        state: value(pool.powerState?.code === 'Stopped' ? 'stopped' : 'running'),
        // Azure watches and repairs the machines, and makes them from images of its own (Microsoft, "Node auto-repair").
        autohealing: absent,
        launchTemplate: absent,
        infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      },
    });
  }
}

function scalingOf({ enableAutoScaling, minCount, maxCount }: Pool, desired: number): Facets['scaling'] {
  if (enableAutoScaling !== true) return { min: desired, max: desired, desired, automatic: false };
  return { min: minCount ?? desired, max: maxCount ?? desired, desired, automatic: true };
}
