import type { Cluster } from '@aws-sdk/client-redshift';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import { automatedSnapshots } from '../../facets/automated-backups.ts';
import { encryptionAtRestOf } from '../../facets/encryption-at-rest.ts';
import { tcpListener } from '../../facets/listeners.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';
import { tagFacets, tagsOf } from '../../facets/tag-facets.ts';
import { locationsIn, type NamedLocation } from '../../facets/zone-placement.ts';
import { isPreviousGeneration } from '../ec2/instance-types.ts';

const MIB = 2 ** 20;

/** The subnets of each subnet group. */
export type Subnets = Reading<ReadonlyMap<string, readonly (string | undefined)[]>>;

export interface ClusterParts {
  readonly subnets: Subnets;
  readonly encryptionInTransit: Reading<Facets['encryptionInTransit']>;
  readonly accessLogging: Reading<Facets['accessLogging']>;
}

export async function emitCluster(ctx: AwsContext, cluster: Cluster, parts: ClusterParts): Promise<void> {
  const name = assertField(cluster.ClusterIdentifier, 'ClusterIdentifier');
  const { tags, slot, infrastructureAsCode } = tagFacets(value(tagsOf(cluster.Tags)));
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
      encryptionAtRest: encryptionAtRestOf(ctx, cluster.Encrypted, cluster.KmsKeyId, 'Encrypted'),
      encryptionInTransit: parts.encryptionInTransit,
      accessLogging: parts.accessLogging,
      automatedBackups: automatedSnapshots(
        cluster.AutomatedSnapshotRetentionPeriod,
        'AutomatedSnapshotRetentionPeriod',
      ),
      performance: mapReading(requireField(cluster.NodeType, 'NodeType'), type => ({
        type,
        burstable: false,
        previousGeneration: isPreviousGeneration(type),
      })),
      size: sizeOf(cluster),
      networkInterfaces: networkInterfacesOf(ctx, cluster, parts.subnets),
      listeners: tcpListener(cluster.Endpoint?.Port),
      state: mapReading(requireField(cluster.ClusterStatus, 'ClusterStatus'), stateOf),
      infrastructureAsCode,
    },
  });
}

/** Relocation restarts a cluster in another zone; a Multi-AZ cluster runs in two. */
async function placementOf(ctx: AwsContext, cluster: Cluster): Promise<Reading<Placement>> {
  const { AvailabilityZone: zoneName, MultiAZ: multiAz, AvailabilityZoneRelocationStatus: relocation } = cluster;
  if (zoneName === undefined) return requireField<Placement>(undefined, 'AvailabilityZone');
  const isMultiAz = multiAz?.toLowerCase() === 'enabled';
  const second = cluster.MultiAZSecondary?.AvailabilityZone;
  const own: NamedLocation[] = [{ zoneName, role: 'primary' }];
  const locations = await locationsIn(ctx, isMultiAz ? [...own, { zoneName: second, role: 'standby' }] : own);
  const spread = isMultiAz || relocation?.toLowerCase() === 'enabled' ? 'multi-zone' : 'single-zone';
  return mapReading(locations, all => ({ spread, locations: all }));
}

/** RA3 nodes use managed storage and report its maximum, not the used size. */
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
