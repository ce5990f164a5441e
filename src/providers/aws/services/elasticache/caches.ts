import type { CacheCluster, NodeGroup, ReplicationGroup } from '@aws-sdk/client-elasticache';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, type Reading, unread, value } from '../../../../model/reading.ts';
import type { AwsContext } from '../../context.ts';
import { present } from '../../client/failure.ts';
import { isOutdated } from '../ec2/instance-types.ts';
import { keyHolder, told } from '../../client/response-fields.ts';
import { placesIn, spreadOver } from '../../facets/zone-placement.ts';
import { byTags } from '../../facets/tag-facets.ts';
import { cardsIn, placementOfShards, portOf } from '../../facets/network-interfaces.ts';

type TagReader = (arn: string) => Promise<Reading<Record<string, string>>>;

export interface CacheParts {
  /** The subnets of each group of subnets. */
  readonly subnets: Reading<ReadonlyMap<string, readonly (string | undefined)[]>>;
  readonly tagsOf: TagReader;
  readonly clusters: readonly CacheCluster[];
  /** Whether the list of clusters is. */
  readonly whole: Reading<unknown>;
}

/** A cache can be filled again from what stands behind it. */
const HOLDS = value('derived' as const);

export async function emitGroup(ctx: AwsContext, group: ReplicationGroup, parts: CacheParts): Promise<void> {
  const name = present(group.ReplicationGroupId, 'ReplicationGroupId');
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
      callersFrom: absent,
      placement,
      holds: HOLDS,
      atRest: atRest(ctx, group),
      inTransit: inTransit(group),
      autoBackup: snapshotsKept(group.SnapshotRetentionLimit),
      performance: performanceOf(group.CacheNodeType),
      interfaces:
        member === undefined
          ? parts.whole.state === 'unread'
            ? parts.whole
            : unread('failed', 'no member of it is among the clusters')
          : cardsOf(ctx, member, parts.subnets),
      listeners: portOf(endpoint?.Port),
      state: stateOf(group.Status),
      management,
    },
  });
}

/** One node or many without any replication: Memcached, and Redis without a group. */
export async function emitCluster(ctx: AwsContext, cluster: CacheCluster, parts: CacheParts): Promise<void> {
  const name = present(cluster.CacheClusterId, 'CacheClusterId');
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
      callersFrom: absent,
      placement,
      holds: HOLDS,
      // Memcached writes nothing to a disk, and has no snapshots.
      atRest: inMemory ? absent : atRest(ctx, cluster),
      inTransit: inTransit(cluster),
      autoBackup: inMemory ? absent : snapshotsKept(cluster.SnapshotRetentionLimit),
      performance: performanceOf(cluster.CacheNodeType),
      interfaces: cardsOf(ctx, cluster, parts.subnets),
      listeners: portOf(endpoint?.Port),
      state: stateOf(cluster.CacheClusterStatus),
      management,
    },
  });
}

function groupPlacement(ctx: AwsContext, group: ReplicationGroup): Promise<Reading<Placement>> | Reading<Placement> {
  const { NodeGroups: shards, AutomaticFailover: failover } = group;
  if (shards === undefined || failover === undefined)
    return told<Placement>(undefined, 'NodeGroups or AutomaticFailover');
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
    return told<Placement>(undefined, 'CustomerAvailabilityZone');
  const places = await placesIn(ctx, zones.map(zoneName => ({ zoneName, role: 'primary' as const }))); // prettier-ignore
  return mapReading(places, at => ({ spread: spreadOver(zones.map(zone => zone ?? '')), places: at }));
}

function atRest(
  ctx: AwsContext,
  cache: Pick<ReplicationGroup, 'AtRestEncryptionEnabled' | 'KmsKeyId' | 'StorageEncryptionType'>,
): Reading<Facets['atRest']> {
  // Newer answers tell of encryption that nobody had to ask for.
  const anyway = cache.StorageEncryptionType !== undefined && cache.StorageEncryptionType !== 'none';
  return mapReading(told(cache.AtRestEncryptionEnabled, 'AtRestEncryptionEnabled'), on =>
    on || anyway ? keyHolder(cache.KmsKeyId, ctx.account) : 'none',
  );
}

function inTransit(
  cache: Pick<ReplicationGroup, 'TransitEncryptionEnabled' | 'TransitEncryptionMode'>,
): Reading<Facets['inTransit']> {
  return mapReading(told(cache.TransitEncryptionEnabled, 'TransitEncryptionEnabled'), on =>
    on ? (cache.TransitEncryptionMode === 'preferred' ? 'optional' : 'required') : 'none',
  );
}

function snapshotsKept(days: number | undefined): Reading<Facets['autoBackup']> {
  return flatMapReading(told(days, 'SnapshotRetentionLimit'), kept =>
    kept === 0 ? absent : value({ retentionDays: kept, pointInTime: false }),
  );
}

function performanceOf(type: string | undefined): Reading<Facets['performance']> {
  return mapReading(told(type, 'CacheNodeType'), name => ({
    class: name,
    burstable: /^cache\.t\d/.test(name),
    outdated: isOutdated(name),
  }));
}

function cardsOf(
  ctx: AwsContext,
  cluster: CacheCluster,
  subnets: CacheParts['subnets'],
): Reading<Facets['interfaces']> {
  const groups = cluster.SecurityGroups?.map(({ SecurityGroupId: id }) => id) ?? [];
  return flatMapReading(subnets, known => cardsIn(ctx, known.get(cluster.CacheSubnetGroupName ?? ''), groups));
}

function stateOf(status: string | undefined): Reading<Facets['state']> {
  return mapReading(told(status, 'status'), text =>
    /^(available|modifying|snapshotting|rebooting)/i.test(text) ? 'running' : 'other',
  );
}
