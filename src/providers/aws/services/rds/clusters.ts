import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { ScalingRanges } from '../../facets/application-auto-scaling.ts';
import type { AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { requireField } from '../../client/response-fields.ts';
import { placesIn, spreadOver, type NamedPlace } from '../../facets/zone-placement.ts';
import {
  commonFacets,
  replicaFacets,
  networkInterfacesOf,
  isRunning,
  listenersOf,
  performanceOf,
  subnetZonesOf,
  sizeOf,
  stateOf,
  tagged,
} from './facets.ts';
import { replicaPlaces, type ServiceContext } from './instances.ts';

/** What belongs to a cluster besides its own answer. */
export interface ClusterParts extends ServiceContext {
  /** The instances that were seen, by name; unread when their list is not whole. */
  readonly instances: ReadonlyMap<string, DBInstance>;
  readonly complete: Reading<unknown>;
  readonly replicas: readonly DBInstance[];
  /** What changes the number of readers by load, of the service that this cluster belongs to. */
  readonly ranges: (cluster: DBCluster) => Promise<ScalingRanges>;
}

/** Hands over a cluster as one database: its members are no databases of their own. */
export async function emitKubernetesCluster(ctx: AwsContext, cluster: DBCluster, parts: ClusterParts): Promise<void> {
  const name = assertField(cluster.DBClusterIdentifier, 'DBClusterIdentifier');
  const { tags, slot, management } = tagged(cluster.TagList);
  const members = membersOf(cluster, parts);
  ctx.emit({
    ...identity(ctx, cluster, name),
    slot,
    kind: 'database',
    tags,
    facets: { localAuthentication: absent,
      ...commonFacets(ctx, cluster),
      placement: members.state === 'value' ? await placement(ctx, cluster, members.value, parts.replicas) : members,
      performance: members.state === 'value' ? performance(cluster, members.value) : members,
      size: sizeOf(cluster.AllocatedStorage, cluster.Engine),
      networkInterfaces:
        members.state === 'value'
          ? networkInterfacesOf(ctx, members.value.map(({ instance }) => instance), cluster.VpcSecurityGroups)
          : members,
      encryptionInTransit: await parts.transits.ofCluster(cluster),
      versionSupport: await parts.mended(cluster),
      listeners: listenersOf(cluster.Port),
      state: stateOf(cluster.Status),
      infrastructureAsCode: management,
      subnetZones: members.state === 'value' ? subnetZonesOf(members.value.map(({ instance }) => instance)) : members,
      storageAutoscaling: growth(cluster),
      scaling: members.state === 'value' ? await scaling(cluster, name, members.value, parts) : members,
    },
  }); // prettier-ignore
}

/** A cluster that follows one in another region: a copy of it until somebody promotes it. */
export function emitCrossRegionCluster(ctx: AwsContext, cluster: DBCluster, of: string): void {
  const name = assertField(cluster.DBClusterIdentifier, 'DBClusterIdentifier');
  const { tags, slot, management } = tagged(cluster.TagList);
  ctx.emit({
    ...identity(ctx, cluster, name),
    slot,
    kind: 'backup',
    tags,
    // Its storage follows within seconds, also while no instance reads from it.
    facets: { ...replicaFacets(ctx, cluster, of, isRunning(cluster.Status)), infrastructureAsCode: management },
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
      return complete.state === 'unread' ? complete : unread('failed', 'a member is not among the instances');
    if (writer === undefined) return requireField<Member[]>(undefined, 'IsClusterWriter');
    members.push({ instance, writer });
  }
  return value(members);
}

/** Only what runs can take over; of a cluster that is stopped as a whole we tell where it will be. */
async function placement(
  ctx: AwsContext,
  cluster: DBCluster,
  members: readonly Member[],
  replicas: readonly DBInstance[],
): Promise<Reading<Placement>> {
  // The first kind of Aurora Serverless has no instances that we see; it starts again in another zone by itself.
  if (cluster.EngineMode === 'serverless')
    return value({ spread: 'multi-zone', locations: [{ region: ctx.region, role: 'primary' }] });
  const serving = isRunning(cluster.Status)
    ? members.filter(({ instance }) => isRunning(instance.DBInstanceStatus))
    : members;
  const own: NamedPlace[] = serving.map(({ instance, writer }) => ({
    zoneName: instance.AvailabilityZone,
    role: writer ? 'primary' : 'replica',
  }));
  if (own.some(({ zoneName }) => zoneName === undefined)) return requireField<Placement>(undefined, 'AvailabilityZone');
  const places = await placesIn(ctx, [...own, ...replicaPlaces(replicas)]);
  return mapReading(places, at => ({ spread: spreadOver(own.map(({ zoneName }) => zoneName ?? '')), locations: at }));
}

/** What keeps its data in storage of the service grows without end; a cluster of RDS itself has disks. */
function growth(cluster: DBCluster): Reading<Facets['storageAutoscaling']> {
  return mapReading(requireField(cluster.Engine, 'Engine'), engine => /^(aurora|docdb|neptune)/.test(engine));
}

/** Members that are added or made larger by load, and no fewer than there are without. */
async function scaling(
  cluster: DBCluster,
  name: string,
  members: readonly Member[],
  { ranges }: ClusterParts,
): Promise<Reading<Facets['scaling']>> {
  const count = members.length;
  const fixed = { min: count, max: count, desired: count };
  const alone = members.length === 0 && cluster.EngineMode === 'serverless';
  if (alone || members.some(({ instance }) => instance.DBInstanceClass === 'db.serverless'))
    return value({ ...fixed, automatic: true });
  // One that neither Aurora nor Neptune runs has a fixed number of members, always.
  if (cluster.Engine?.startsWith('aurora') !== true && cluster.Engine !== 'neptune') return absent;
  return mapReading(await ranges(cluster), known => {
    const service = cluster.Engine === 'neptune' ? 'neptune' : 'rds';
    const range = known.get(`${service}:cluster:ReadReplicaCount cluster:${name}`);
    if (range === undefined) return { ...fixed, automatic: false };
    return { min: range.min + 1, max: range.max + 1, desired: count, automatic: range.automatic };
  });
}

function performance(cluster: DBCluster, members: readonly Member[]): Reading<Facets['performance']> {
  const writerFirst = [...members].sort((a, b) => Number(b.writer) - Number(a.writer));
  const classes = writerFirst.map(({ instance }) => instance.DBInstanceClass);
  if (classes.length > 0) return performanceOf(classes, cluster);
  return cluster.EngineMode === 'serverless' ? performanceOf(['serverless'], cluster) : absent;
}
