import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import type { ScalingRanges } from '../../facets/application-auto-scaling.ts';
import { tcpListener } from '../../facets/listeners.ts';
import { tagFacets, tagsOf } from '../../facets/tag-facets.ts';
import { locationsIn, spreadOver, type NamedLocation } from '../../facets/zone-placement.ts';
import {
  commonFacets,
  isRunning,
  networkInterfacesOf,
  performanceOf,
  replicaFacets,
  sizeOf,
  stateOf,
  subnetZonesOf,
} from './facets.ts';
import { replicaLocations, type SharedReads } from './instances.ts';

/** What a cluster needs besides its own response. */
export interface ClusterParts extends SharedReads {
  /** The instances that were listed, by name. */
  readonly instances: ReadonlyMap<string, DBInstance>;
  /** The reading of the list of instances. */
  readonly complete: Reading<unknown>;
  readonly replicas: readonly DBInstance[];
  /** Scalable targets of the engine's service namespace, which change the number of readers. */
  readonly ranges: (cluster: DBCluster) => Promise<ScalingRanges>;
}

/** Emits a cluster as one database; its members are not databases of their own. */
export async function emitCluster(ctx: AwsContext, cluster: DBCluster, parts: ClusterParts): Promise<void> {
  const name = assertField(cluster.DBClusterIdentifier, 'DBClusterIdentifier');
  const { tags, slot, infrastructureAsCode } = tagFacets(value(tagsOf(cluster.TagList)));
  const members = membersOf(cluster, parts);
  ctx.emit({
    ...identity(ctx, cluster, name),
    slot,
    kind: 'database',
    tags,
    facets: {
      localAuthentication: absent,
      // It has no resource policy.
      sharedWith: absent,
      ...commonFacets(ctx, cluster),
      placement: members.state === 'value' ? await placementOf(ctx, cluster, members.value, parts.replicas) : members,
      performance: members.state === 'value' ? clusterPerformance(cluster, members.value) : members,
      size: sizeOf(cluster.AllocatedStorage, cluster.Engine),
      networkInterfaces:
        members.state === 'value'
          ? networkInterfacesOf(
              ctx,
              members.value.map(({ instance }) => instance),
              cluster.VpcSecurityGroups,
            )
          : members,
      encryptionInTransit: await parts.encryptionInTransit.ofCluster(cluster),
      versionSupport: await parts.versionSupport(cluster),
      listeners: tcpListener(cluster.Port),
      state: stateOf(cluster.Status),
      infrastructureAsCode,
      subnetZones: members.state === 'value' ? subnetZonesOf(members.value.map(({ instance }) => instance)) : members,
      storageAutoscaling: storageAutoscalingOf(cluster),
      scaling: members.state === 'value' ? await scalingOf(cluster, name, members.value, parts) : members,
    },
  });
}

/** Emits a replica of a cluster in another region: a backup of it until it is promoted. */
export function emitCrossRegionCluster(ctx: AwsContext, cluster: DBCluster, source: string): void {
  const name = assertField(cluster.DBClusterIdentifier, 'DBClusterIdentifier');
  const { tags, slot, infrastructureAsCode } = tagFacets(value(tagsOf(cluster.TagList)));
  ctx.emit({
    ...identity(ctx, cluster, name),
    slot,
    kind: 'backup',
    tags,
    // Storage replicates within seconds, also without an instance in this region.
    facets: { ...replicaFacets(ctx, cluster, source, isRunning(cluster.Status)), infrastructureAsCode },
  });
}

export function clusterArn(ctx: AwsContext, cluster: DBCluster): string {
  return cluster.DBClusterArn ?? ctx.arn('rds', `cluster:${cluster.DBClusterIdentifier ?? ''}`);
}

function identity(ctx: AwsContext, cluster: DBCluster, name: string) {
  const service = cluster.Engine === 'docdb' ? 'DocDB' : cluster.Engine === 'neptune' ? 'Neptune' : 'RDS';
  return {
    id: clusterArn(ctx, cluster),
    stableId: cluster.DbClusterResourceId,
    type: `AWS::${service}::DBCluster`,
    name,
    createdAt: cluster.ClusterCreateTime?.toISOString(),
  };
}

interface Member {
  readonly instance: DBInstance;
  readonly writer: boolean;
}

function membersOf(cluster: DBCluster, { instances, complete }: ClusterParts): Reading<Member[]> {
  if (cluster.DBClusterMembers === undefined) return requireField<Member[]>(undefined, 'DBClusterMembers');
  const members: Member[] = [];
  for (const { DBInstanceIdentifier: name = '', IsClusterWriter: writer } of cluster.DBClusterMembers) {
    const instance = instances.get(name);
    if (instance === undefined)
      return complete.state === 'unread' ? complete : unread('failed', 'a member is not in the list of instances');
    if (writer === undefined) return requireField<Member[]>(undefined, 'IsClusterWriter');
    members.push({ instance, writer });
  }
  return value(members);
}

/** Only running members can take over; a stopped cluster has the zones of all its members. */
async function placementOf(
  ctx: AwsContext,
  cluster: DBCluster,
  members: readonly Member[],
  replicas: readonly DBInstance[],
): Promise<Reading<Placement>> {
  // Aurora Serverless v1 has no visible instances; it fails over to another zone automatically.
  if (cluster.EngineMode === 'serverless')
    return value({ spread: 'multi-zone', locations: [{ region: ctx.region, role: 'primary' }] });
  const running = isRunning(cluster.Status)
    ? members.filter(({ instance }) => isRunning(instance.DBInstanceStatus))
    : members;
  const own: NamedLocation[] = running.map(({ instance, writer }) => ({
    zoneName: instance.AvailabilityZone,
    role: writer ? 'primary' : 'replica',
  }));
  if (own.some(({ zoneName }) => zoneName === undefined)) return requireField<Placement>(undefined, 'AvailabilityZone');
  const locations = await locationsIn(ctx, [...own, ...replicaLocations(replicas)]);
  const spread = spreadOver(own.map(({ zoneName }) => zoneName ?? ''));
  return mapReading(locations, all => ({ spread, locations: all }));
}

/** Aurora, DocumentDB and Neptune have auto-scaling cluster storage; Multi-AZ DB clusters of RDS have volumes. */
function storageAutoscalingOf(cluster: DBCluster): Reading<Facets['storageAutoscaling']> {
  return mapReading(requireField(cluster.Engine, 'Engine'), engine => /^(aurora|docdb|neptune)/.test(engine));
}

/** Readers that a policy adds, or serverless members that scale. */
async function scalingOf(
  cluster: DBCluster,
  name: string,
  members: readonly Member[],
  { ranges }: ClusterParts,
): Promise<Reading<Facets['scaling']>> {
  const count = members.length;
  const fixed = { min: count, max: count, desired: count };
  const isServerlessV1 = members.length === 0 && cluster.EngineMode === 'serverless';
  if (isServerlessV1 || members.some(({ instance }) => instance.DBInstanceClass === 'db.serverless'))
    return value({ ...fixed, automatic: true });
  // Only Aurora and Neptune can scale the number of readers.
  if (cluster.Engine?.startsWith('aurora') !== true && cluster.Engine !== 'neptune') return absent;
  return mapReading(await ranges(cluster), known => {
    const service = cluster.Engine === 'neptune' ? 'neptune' : 'rds';
    const range = known.get(`${service}:cluster:ReadReplicaCount cluster:${name}`);
    if (range === undefined) return { ...fixed, automatic: false };
    return { min: range.min + 1, max: range.max + 1, desired: count, automatic: range.automatic };
  });
}

function clusterPerformance(cluster: DBCluster, members: readonly Member[]): Reading<Facets['performance']> {
  const writerFirst = [...members].sort((a, b) => Number(b.writer) - Number(a.writer));
  const types = writerFirst.map(({ instance }) => instance.DBInstanceClass);
  if (types.length > 0) return performanceOf(types, cluster);
  return cluster.EngineMode === 'serverless' ? performanceOf(['serverless'], cluster) : absent;
}
