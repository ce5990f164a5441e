import type { CacheCluster, NodeGroup, ReplicationGroup } from '@aws-sdk/client-elasticache';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import { automatedSnapshots } from '../../facets/automated-backups.ts';
import { keyManagedBy } from '../../facets/encryption-at-rest.ts';
import { tcpListener } from '../../facets/listeners.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';
import { shardPlacement } from '../../facets/shard-placement.ts';
import { tagFacets } from '../../facets/tag-facets.ts';
import { zonalPlacement } from '../../facets/zone-placement.ts';
import { isPreviousGeneration } from '../ec2/instance-types.ts';

type TagReader = (arn: string) => Promise<Reading<Record<string, string>>>;

export interface CacheParts {
  /** The subnets of each subnet group. */
  readonly subnets: Reading<ReadonlyMap<string, readonly (string | undefined)[]>>;
  readonly tagsOf: TagReader;
  readonly clusters: readonly CacheCluster[];
  /** The reading of the list of clusters. */
  readonly complete: Reading<unknown>;
}

/** A cache can be filled again from its data store. */
const DERIVED = value('derived' as const);

export async function emitGroup(ctx: AwsContext, group: ReplicationGroup, parts: CacheParts): Promise<void> {
  const name = assertField(group.ReplicationGroupId, 'ReplicationGroupId');
  const id = group.ARN ?? ctx.arn('elasticache', `replicationgroup:${name}`);
  const [tagged, placement] = await Promise.all([parts.tagsOf(id), groupPlacement(ctx, group)]);
  const { tags, slot, infrastructureAsCode } = tagFacets(tagged);
  const member = parts.clusters.find(({ ReplicationGroupId: groupId }) => groupId === name);
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
      dataDurability: DERIVED,
      encryptionAtRest: encryptionAtRestFrom(ctx, group),
      encryptionInTransit: encryptionInTransitFrom(group),
      automatedBackups: automatedSnapshots(group.SnapshotRetentionLimit, 'SnapshotRetentionLimit'),
      performance: performanceOf(group.CacheNodeType),
      networkInterfaces:
        member === undefined
          ? parts.complete.state === 'unread'
            ? parts.complete
            : unread('failed', 'no member of it is among the clusters')
          : networkInterfacesOf(ctx, member, parts.subnets),
      listeners: tcpListener(endpoint?.Port),
      state: stateOf(group.Status),
      infrastructureAsCode,
    },
  });
}

/** Emits a cluster without replication: Memcached, or Redis outside of a replication group. */
export async function emitCluster(ctx: AwsContext, cluster: CacheCluster, parts: CacheParts): Promise<void> {
  const name = assertField(cluster.CacheClusterId, 'CacheClusterId');
  const id = cluster.ARN ?? ctx.arn('elasticache', `cluster:${name}`);
  const [tagged, placement] = await Promise.all([parts.tagsOf(id), clusterPlacement(ctx, cluster)]);
  const { tags, slot, infrastructureAsCode } = tagFacets(tagged);
  const isMemcached = cluster.Engine === 'memcached';
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
      dataDurability: DERIVED,
      // Memcached has neither disk nor snapshots.
      encryptionAtRest: isMemcached ? absent : encryptionAtRestFrom(ctx, cluster),
      encryptionInTransit: encryptionInTransitFrom(cluster),
      automatedBackups: isMemcached
        ? absent
        : automatedSnapshots(cluster.SnapshotRetentionLimit, 'SnapshotRetentionLimit'),
      performance: performanceOf(cluster.CacheNodeType),
      networkInterfaces: networkInterfacesOf(ctx, cluster, parts.subnets),
      listeners: tcpListener(endpoint?.Port),
      state: stateOf(cluster.CacheClusterStatus),
      infrastructureAsCode,
    },
  });
}

function groupPlacement(ctx: AwsContext, group: ReplicationGroup): Promise<Reading<Placement>> | Reading<Placement> {
  const { NodeGroups: shards, AutomaticFailover: failover } = group;
  if (shards === undefined || failover === undefined)
    return requireField<Placement>(undefined, 'NodeGroups or AutomaticFailover');
  return shardPlacement(ctx, shards.map(nodesOf), failover === 'enabled');
}

/** In cluster mode the response does not name the primary: the first node of each shard counts as such. */
function nodesOf({ NodeGroupMembers: members = [] }: NodeGroup) {
  const hasRoles = members.some(({ CurrentRole: role }) => role === 'primary');
  return members.map(({ PreferredAvailabilityZone: zoneName, CurrentRole: role }, index) => ({
    zoneName,
    role: (hasRoles ? role === 'primary' : index === 0) ? ('primary' as const) : ('replica' as const),
  }));
}

/** Nodes in two zones are enough: the contents of a lost node are cached again. */
async function clusterPlacement(ctx: AwsContext, cluster: CacheCluster): Promise<Reading<Placement>> {
  const { CacheNodes: nodes = [], PreferredAvailabilityZone: preferred } = cluster;
  const zones =
    nodes.length > 0
      ? nodes.map(({ CustomerAvailabilityZone: zone }) => zone ?? (preferred === 'Multiple' ? undefined : preferred))
      : [preferred];
  if (zones.includes(undefined) || zones.includes('Multiple'))
    return requireField<Placement>(undefined, 'CustomerAvailabilityZone');
  return zonalPlacement(
    ctx,
    zones.map(zone => zone ?? ''),
  );
}

function encryptionAtRestFrom(
  ctx: AwsContext,
  cache: Pick<ReplicationGroup, 'AtRestEncryptionEnabled' | 'KmsKeyId' | 'StorageEncryptionType'>,
): Reading<Facets['encryptionAtRest']> {
  // Newer caches are encrypted by default, which only `StorageEncryptionType` shows.
  const isDefault = cache.StorageEncryptionType !== undefined && cache.StorageEncryptionType !== 'none';
  return mapReading(requireField(cache.AtRestEncryptionEnabled, 'AtRestEncryptionEnabled'), on =>
    on || isDefault ? keyManagedBy(cache.KmsKeyId, ctx.account) : 'none',
  );
}

function encryptionInTransitFrom(
  cache: Pick<ReplicationGroup, 'TransitEncryptionEnabled' | 'TransitEncryptionMode'>,
): Reading<Facets['encryptionInTransit']> {
  return mapReading(requireField(cache.TransitEncryptionEnabled, 'TransitEncryptionEnabled'), on =>
    on ? (cache.TransitEncryptionMode === 'preferred' ? 'optional' : 'required') : 'none',
  );
}

export function performanceOf(type: string | undefined): Reading<Facets['performance']> {
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
