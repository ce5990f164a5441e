import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../model/reading.ts';
import { allAbout, allOf, byDefault, flag, ifSet, known, orElse, text, texts } from '../../kit/planned.ts';
import { publicAccessBy } from '../facets/network-rules.ts';
import { versionSupportOf } from '../services/kubernetes-service/version-support.ts';
import { resourceId } from './resource-id.ts';

/** A cluster of Azure Kubernetes Service. Its node pools are no resources of the plan's inventory. */
export const kubernetesCluster: PlannedType = {
  kind: 'kubernetes-cluster',
  type: 'Microsoft.ContainerService/managedClusters',
  id: resourceId,
  name: resource => known(resource, 'name'),
  facets: (resource, context) => ({
    // Its servers are in its node pools.
    networkInterfaces: absent,
    encryptionAtRest: mapReading(orElse(resource.blocks('key_management_service'), []), blocks =>
      blocks.length > 0 ? 'customer-managed-key' : 'provider-managed-key',
    ),
    publicAccess: publicAccessOf(resource, context),
    nodeAutoProvisioning: provisioningOf(resource, context),
    localAuthentication: mapReading(orElse(flag(resource, 'local_account_disabled'), false), disabled => ({
      enabled: !disabled,
    })),
    versionSupport: flatMapReading(ifSet(text(resource, 'kubernetes_version'), 'kubernetes_version'), versionSupportOf),
  }),
};

const RANGES = 'api_server_access_profile.0.authorized_ip_ranges';

/** Public where no range is named. The plugin computes the block where it is not written. */
const publicAccessOf = (resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['publicAccess']> =>
  flatMapReading(orElse(flag(resource, 'private_cluster_enabled'), false), isPrivate =>
    isPrivate
      ? value('blocked')
      : mapReading(byDefault({ plan, resource, path: RANGES }, texts(resource, RANGES), value([])), ranges =>
          ranges.length === 0 ? 'public' : publicAccessBy(ranges),
        ),
  );

const POOLS = { type: 'azurerm_kubernetes_cluster_node_pool', by: 'kubernetes_cluster_id' };

/** One pool of workloads that scales is enough; version 3 of the plugin has another name for it. */
const provisioningOf = (resource: PlannedResource, { plan }: PlannedContext): Reading<boolean> =>
  flatMapReading(allAbout(plan, resource, POOLS), pools =>
    mapReading(
      allOf(
        pools.map(pool =>
          flatMapReading(orElse(text(pool, 'mode'), 'User'), mode => (mode === 'System' ? value(false) : scales(pool))),
        ),
      ),
      flags => flags.includes(true),
    ),
  );

const scales = (pool: PlannedResource): Reading<boolean> => {
  const named = flag(pool, 'auto_scaling_enabled');
  return named.state === 'absent' ? orElse(flag(pool, 'enable_auto_scaling'), false) : named;
};
