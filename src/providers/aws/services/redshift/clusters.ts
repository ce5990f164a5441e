import type { Cluster } from '@aws-sdk/client-redshift';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, type Reading, value } from '../../../../model/reading.ts';
import type { AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { isPreviousGeneration } from '../ec2/instance-types.ts';
import { tagsOf, requireField } from '../../client/response-fields.ts';
import { placesIn, type NamedPlace } from '../../facets/zone-placement.ts';
import { encryptionOf } from '../rds/facets.ts';
import { byTags } from '../../facets/tag-facets.ts';
import { networkInterfacesIn, portOf } from '../../facets/network-interfaces.ts';

const MIB = 2 ** 20;

/** The subnets of each group of subnets. */
export type Subnets = Reading<ReadonlyMap<string, readonly (string | undefined)[]>>;

export interface ClusterParts {
  readonly subnets: Subnets;
  readonly encryptionInTransit: Reading<Facets['encryptionInTransit']>;
  readonly accessLogging: Reading<Facets['accessLogging']>;
}

export async function emitKubernetesCluster(ctx: AwsContext, cluster: Cluster, parts: ClusterParts): Promise<void> {
  const name = assertField(cluster.ClusterIdentifier, 'ClusterIdentifier');
  const { tags, slot, management } = byTags(value(tagsOf(cluster.Tags)));
  ctx.emit({
    id: ctx.arn('redshift', `cluster:${name}`),
    stableId: cluster.ClusterNamespaceArn,
    slot,
    kind: 'warehouse',
    type: 'AWS::Redshift::Cluster',
    name,
    tags,
    createdAt: cluster.ClusterCreateTime?.toISOString(),
    facets: {
      placement: await placementOf(ctx, cluster),
      dataDurability: value('durable'),
      encryptionAtRest: encryptionOf(ctx, cluster.Encrypted, cluster.KmsKeyId, 'Encrypted'),
      encryptionInTransit: parts.encryptionInTransit,
      accessLogging: parts.accessLogging,
      automatedBackups: flatMapReading(
        requireField(cluster.AutomatedSnapshotRetentionPeriod, 'AutomatedSnapshotRetentionPeriod'),
        days => (days === 0 ? absent : value({ retentionDays: days, pointInTimeRecovery: false })),
      ),
      performance: mapReading(requireField(cluster.NodeType, 'NodeType'), type => ({
        type: type,
        burstable: false,
        previousGeneration: isPreviousGeneration(type),
      })),
      size: sizeOf(cluster),
      networkInterfaces: networkInterfacesOf(ctx, cluster, parts.subnets),
      listeners: portOf(cluster.Endpoint?.Port),
      state: mapReading(requireField(cluster.ClusterStatus, 'ClusterStatus'), stateOf),
      infrastructureAsCode: management,
    },
  });
}

/** One that may be moved to another zone with its data starts again there; a second one may already be running. */
async function placementOf(ctx: AwsContext, cluster: Cluster): Promise<Reading<Placement>> {
  const { AvailabilityZone: zoneName, MultiAZ: multi, AvailabilityZoneRelocationStatus: relocation } = cluster;
  if (zoneName === undefined) return requireField<Placement>(undefined, 'AvailabilityZone');
  const doubled = multi?.toLowerCase() === 'enabled';
  const second = cluster.MultiAZSecondary?.AvailabilityZone;
  const own: NamedPlace[] = [{ zoneName, role: 'primary' }];
  const places = await placesIn(ctx, doubled ? [...own, { zoneName: second, role: 'standby' }] : own);
  const spread = doubled || relocation?.toLowerCase() === 'enabled' ? 'multi-zone' : 'single-zone';
  return mapReading(places, at => ({ spread, locations: at }));
}

/** Newer nodes keep their data apart and tell how much they could hold, which is far from what they do. */
function sizeOf({ NodeType: type, TotalStorageCapacityInMegaBytes: capacity }: Cluster): Reading<Facets['size']> {
  if (type === undefined) return requireField<Facets['size']>(undefined, 'NodeType');
  return value(!/^d[cs]\d/.test(type) || capacity === undefined ? {} : { bytes: capacity * MIB });
}

function networkInterfacesOf(
  ctx: AwsContext,
  cluster: Cluster,
  subnets: Subnets,
): Reading<Facets['networkInterfaces']> {
  const { PubliclyAccessible: isPublic, VpcSecurityGroups: groups } = cluster;
  if (isPublic === undefined) return requireField<Facets['networkInterfaces']>(undefined, 'PubliclyAccessible');
  const firewalls = groups?.map(({ VpcSecurityGroupId: id }) => id);
  return flatMapReading(subnets, known =>
    networkInterfacesIn(ctx, known.get(cluster.ClusterSubnetGroupName ?? ''), firewalls, isPublic ? ['ipv4'] : []),
  );
}

function stateOf(status: string): Facets['state'] {
  if (/^(paused|pausing)$/.test(status)) return 'stopped';
  return /^(creating|deleting|hardware-failure|incompatible-|storage-full|unavailable|resuming)/.test(status)
    ? 'other'
    : 'running';
}
