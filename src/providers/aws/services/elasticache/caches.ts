import type { CacheCluster, NodeGroup, ReplicationGroup } from '@aws-sdk/client-elasticache';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, type Reading, unread, value } from '../../../../model/reading.ts';
import type { AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { isPreviousGeneration } from '../ec2/instance-types.ts';
import { keyManagedBy, requireField } from '../../client/response-fields.ts';
import { placesIn, spreadOver } from '../../facets/zone-placement.ts';
import { byTags } from '../../facets/tag-facets.ts';
import { networkInterfacesIn, placementOfShards, portOf } from '../../facets/network-interfaces.ts';

type TagReader = (arn: string) => Promise<Reading<Record<string, string>>>;

export interface CacheParts {
  /** The subnets of each group of subnets. */
  readonly subnets: Reading<ReadonlyMap<string, readonly (string | undefined)[]>>;
  readonly tagsOf: TagReader;
  readonly clusters: readonly CacheCluster[];
  /** Whether the list of clusters is. */
  readonly complete: Reading<unknown>;
}

/** A cache can be filled again from what stands behind it. */
const HOLDS = value('derived' as const);

export async function emitGroup(ctx: AwsContext, group: ReplicationGroup, parts: CacheParts): Promise<void> {
  const name = assertField(group.ReplicationGroupId, 'ReplicationGroupId');
  const id = group.ARN ?? ctx.arn('elasticache', `replicationgroup:${name}`);
  const [tagged, placement] = await Promise.all([parts.tagsOf(id), groupPlacement(ctx, group)]);
  const { tags, slot, management } = byTags(tagged);
  const member = parts.clusters.find(({ ReplicationGroupId: of }) => of === name);
  const endpoint = group.ConfigurationEndpoint ?? group.NodeGroups?.[0]?.PrimaryEndpoint;
  ctx.emit({
    id,
    slot,
    kind: 'cache',
    type: 'AWS::ElastiCache::ReplicationGroup',
    name,
    tags,
    createdAt: group.ReplicationGroupCreateTime?.toISOString(),
    facets: {
      networkAccess: absent,
      placement,
      dataDurability: HOLDS,
      encryptionAtRest: encryptionAtRest(ctx, group),
      encryptionInTransit: encryptionInTransit(group),
      automatedBackups: snapshotsKept(group.SnapshotRetentionLimit),
      performance: performanceOf(group.CacheNodeType),
      networkInterfaces:
        member === undefined
          ? parts.complete.state === 'unread'
            ? parts.complete
            : unread('failed', 'no member of it is among the clusters')
          : networkInterfacesOf(ctx, member, parts.subnets),
      listeners: portOf(endpoint?.Port),
      state: stateOf(group.Status),
      infrastructureAsCode: management,
    },
  });
}

/** One node or many without any replication: Memcached, and Redis without a group. */
export async function emitKubernetesCluster(ctx: AwsContext, cluster: CacheCluster, parts: CacheParts): Promise<void> {
  const name = assertField(cluster.CacheClusterId, 'CacheClusterId');
  const id = cluster.ARN ?? ctx.arn('elasticache', `cluster:${name}`);
  const [tagged, placement] = await Promise.all([parts.tagsOf(id), clusterPlacement(ctx, cluster)]);
  const { tags, slot, management } = byTags(tagged);
  const inMemory = cluster.Engine === 'memcached';
  const endpoint = cluster.ConfigurationEndpoint ?? cluster.CacheNodes?.[0]?.Endpoint;
  ctx.emit({
    id,
    slot,
    kind: 'cache',
    type: 'AWS::ElastiCache::CacheCluster',
    name,
    tags,
    createdAt: cluster.CacheClusterCreateTime?.toISOString(),
    facets: {
      networkAccess: absent,
      placement,
      dataDurability: HOLDS,
      // Memcached writes nothing to a disk, and has no snapshots.
      encryptionAtRest: inMemory ? absent : encryptionAtRest(ctx, cluster),
      encryptionInTransit: encryptionInTransit(cluster),
      automatedBackups: inMemory ? absent : snapshotsKept(cluster.SnapshotRetentionLimit),
      performance: performanceOf(cluster.CacheNodeType),
      networkInterfaces: networkInterfacesOf(ctx, cluster, parts.subnets),
      listeners: portOf(endpoint?.Port),
      state: stateOf(cluster.CacheClusterStatus),
      infrastructureAsCode: management,
    },
  });
}

function groupPlacement(ctx: AwsContext, group: ReplicationGroup): Promise<Reading<Placement>> | Reading<Placement> {
  const { NodeGroups: shards, AutomaticFailover: failover } = group;
  if (shards === undefined || failover === undefined)
    return requireField<Placement>(undefined, 'NodeGroups or AutomaticFailover');
  return placementOfShards(ctx, shards.map(nodesOf), failover === 'enabled');
}

/** A group in cluster mode does not say which node is the primary: one of each shard is. */
function nodesOf({ NodeGroupMembers: members = [] }: NodeGroup) {
  const said = members.some(({ CurrentRole: role }) => role === 'primary');
  return members.map(({ PreferredAvailabilityZone: zoneName, CurrentRole: role }, index) => ({
    zoneName,
    role: (said ? role === 'primary' : index === 0) ? ('primary' as const) : ('replica' as const),
  }));
}

/** What is lost with one node is filled again by the others, so nodes in two zones are enough. */
async function clusterPlacement(ctx: AwsContext, cluster: CacheCluster): Promise<Reading<Placement>> {
  const { CacheNodes: nodes = [], PreferredAvailabilityZone: only } = cluster;
  const zones =
    nodes.length > 0
      ? nodes.map(({ CustomerAvailabilityZone: zone }) => zone ?? (only === 'Multiple' ? undefined : only))
      : [only];
  if (zones.includes(undefined) || zones.includes('Multiple'))
    return requireField<Placement>(undefined, 'CustomerAvailabilityZone');
  const places = await placesIn(ctx, zones.map(zoneName => ({ zoneName, role: 'primary' as const }))); // prettier-ignore
  return mapReading(places, at => ({ spread: spreadOver(zones.map(zone => zone ?? '')), locations: at }));
}

function encryptionAtRest(
  ctx: AwsContext,
  cache: Pick<ReplicationGroup, 'AtRestEncryptionEnabled' | 'KmsKeyId' | 'StorageEncryptionType'>,
): Reading<Facets['encryptionAtRest']> {
  // Newer answers tell of encryption that nobody had to ask for.
  const anyway = cache.StorageEncryptionType !== undefined && cache.StorageEncryptionType !== 'none';
  return mapReading(requireField(cache.AtRestEncryptionEnabled, 'AtRestEncryptionEnabled'), on =>
    on || anyway ? keyManagedBy(cache.KmsKeyId, ctx.account) : 'none',
  );
}

function encryptionInTransit(
  cache: Pick<ReplicationGroup, 'TransitEncryptionEnabled' | 'TransitEncryptionMode'>,
): Reading<Facets['encryptionInTransit']> {
  return mapReading(requireField(cache.TransitEncryptionEnabled, 'TransitEncryptionEnabled'), on =>
    on ? (cache.TransitEncryptionMode === 'preferred' ? 'optional' : 'required') : 'none',
  );
}

function snapshotsKept(days: number | undefined): Reading<Facets['automatedBackups']> {
  return flatMapReading(requireField(days, 'SnapshotRetentionLimit'), kept =>
    kept === 0 ? absent : value({ retentionDays: kept, pointInTimeRecovery: false }),
  );
}

function performanceOf(type: string | undefined): Reading<Facets['performance']> {
  return mapReading(requireField(type, 'CacheNodeType'), name => ({
    type: name,
    burstable: /^cache\.t\d/.test(name),
    previousGeneration: isPreviousGeneration(name),
  }));
}

function networkInterfacesOf(
  ctx: AwsContext,
  cluster: CacheCluster,
  subnets: CacheParts['subnets'],
): Reading<Facets['networkInterfaces']> {
  const groups = cluster.SecurityGroups?.map(({ SecurityGroupId: id }) => id) ?? [];
  return flatMapReading(subnets, known =>
    networkInterfacesIn(ctx, known.get(cluster.CacheSubnetGroupName ?? ''), groups),
  );
}

function stateOf(status: string | undefined): Reading<Facets['state']> {
  return mapReading(requireField(status, 'status'), text =>
    /^(available|modifying|snapshotting|rebooting)/i.test(text) ? 'running' : 'other',
  );
}
