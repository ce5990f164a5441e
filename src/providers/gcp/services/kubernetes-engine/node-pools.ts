import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import type { GcpContext } from '../../context.ts';
import { headOf, infrastructureAsCodeBy } from '../../facets/common.ts';
import { inZones, regionOf } from '../../facets/placement.ts';
import { WITHOUT_TEMPLATE } from '../compute/instance-templates.ts';
import type { Cluster, NodePool } from './cluster.ts';

/** Google places and repairs the nodes of Autopilot clusters. */
export function emitNodePools(ctx: GcpContext, cluster: Cluster): void {
  if (cluster.autopilot?.enabled === true) return;
  for (const pool of cluster.nodePools ?? []) emitNodePool(ctx, cluster, pool);
}

function emitNodePool(ctx: GcpContext, cluster: Cluster, pool: NodePool): void {
  const zones = (pool.locations ?? []).length > 0 ? (pool.locations ?? []) : (cluster.locations ?? []);
  const head = headOf(ctx, {
    ...{ kind: 'server-group', type: 'container.googleapis.com/NodePool', region: regionOf(cluster.location) },
    ...{ name: pool.selfLink, labels: cluster.resourceLabels },
  });
  ctx.emit({
    ...head,
    name: `${cluster.name ?? ''}/${head.name}`,
    facets: {
      placement: inZones(zones),
      scaling: mapReading(requireField(pool.initialNodeCount ?? 0, 'initialNodeCount'), count =>
        scalingOf(pool, count, zones.length),
      ),
      relationships: value(
        cluster.autoscaling?.enableNodeAutoprovisioning === true && cluster.selfLink !== undefined
          ? [{ to: ctx.fullName('container', cluster.selfLink), role: 'cluster' }]
          : [],
      ),
      state: value(/^(RUNNING|RUNNING_WITH_ERROR|RECONCILING)$/.test(pool.status ?? '') ? 'running' : 'other'),
      autohealing: value({ enabled: pool.management?.autoRepair === true, suspendedProcesses: [] }),
      ...WITHOUT_TEMPLATE,
      // Those of its nodes.
      networkInterfaces: absent,
      infrastructureAsCode: infrastructureAsCodeBy(cluster.resourceLabels),
    },
  });
}

/** Sizes are for each zone, or in total. How many nodes there are now is not in the answer: as many as at the start. */
function scalingOf({ autoscaling }: NodePool, perZone: number, zones: number): Facets['scaling'] {
  const desired = perZone * zones;
  if (autoscaling?.enabled !== true) return { min: desired, max: desired, desired, automatic: false };
  const { minNodeCount = 0, maxNodeCount = 0, totalMinNodeCount = 0, totalMaxNodeCount = 0 } = autoscaling;
  const min = totalMinNodeCount > 0 ? totalMinNodeCount : minNodeCount * zones;
  const max = totalMaxNodeCount > 0 ? totalMaxNodeCount : maxNodeCount * zones;
  return { min, max, desired: Math.min(Math.max(desired, min), max), automatic: true };
}
