import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import {
  daysOf,
  encryptionByKey,
  headOf,
  infrastructureAsCodeBy,
  keyRelationship,
  publishedAs,
  requireText,
  type Labels,
} from '../../facets/common.ts';
import { locationIn } from '../../facets/locations.ts';
import { inRegion, inZones, regionOf } from '../../facets/placement.ts';
import { CACHE_FACETS } from './cache-facets.ts';

const list = (items: 'instances' | 'clusters'): GcpList => ({
  call: `redis:projects.locations.${items}.list`,
  permission: `redis.${items}.list`,
  path: `/v1/projects/{project}/locations/-/${items}`,
  query: 'pageSize=500',
  items,
});
const INSTANCES = list('instances');
const CLUSTERS = list('clusters');

interface Instance {
  readonly name?: string;
  readonly labels?: Labels;
  readonly createTime?: string;
  readonly tier?: string;
  readonly memorySizeGb?: number;
  readonly locationId?: string;
  readonly alternativeLocationId?: string;
  readonly nodes?: readonly { readonly zone?: string }[] | null;
  readonly state?: string;
  readonly transitEncryptionMode?: string;
  readonly customerManagedKey?: string;
}

interface Cluster extends Pick<Instance, 'name' | 'labels' | 'createTime' | 'state' | 'transitEncryptionMode'> {
  readonly nodeType?: string;
  readonly replicaCount?: number;
  readonly kmsKey?: string;
  readonly pscServiceAttachments?: readonly { readonly serviceAttachment?: string }[] | null;
  /** The endpoints that the service made itself in networks of the customer. */
  readonly pscConnections?: readonly { readonly forwardingRule?: string }[] | null;
  readonly zoneDistributionConfig?: { readonly mode?: string; readonly zone?: string } | null;
  readonly automatedBackupConfig?: { readonly automatedBackupMode?: string; readonly retention?: string } | null;
}

/** Memorystore for Redis: instances and clusters. */
export const gcpMemorystore: GcpCollector = {
  id: 'gcp-memorystore',
  provider: 'gcp',
  scope: 'global',
  lists: ['cache'],
  fills: {
    cache: CACHE_FACETS,
  },
  operations: gcpOperations(INSTANCES, CLUSTERS),
  collect: async ctx => {
    await Promise.all([
      ctx.list('cache', INSTANCES.call, () =>
        ctx.each<Instance>(INSTANCES, row => {
          emitInstance(ctx, row);
        }),
      ),
      ctx.list('cache', CLUSTERS.call, () =>
        ctx.each<Cluster>(CLUSTERS, row => {
          emitCluster(ctx, row);
        }),
      ),
    ]);
  },
};

/** What both have in common: both are reached from networks of the customer only. */
const commonFacets = (row: Instance & Cluster) =>
  ({
    // Its content comes from a database behind it.
    dataDurability: value('derived'),
    encryptionInTransit: mapReading(requireField(row.transitEncryptionMode, 'transitEncryptionMode'), mode =>
      /SERVER_AUTHENTICATION$/.test(mode) ? ('required' as const) : ('none' as const),
    ),
    networkAccess: value('private'),
    networkInterfaces: absent,
    state: mapReading(requireField(row.state, 'state'), state =>
      /^(READY|ACTIVE|UPDATING|MAINTENANCE)$/.test(state) ? ('running' as const) : ('other' as const),
    ),
    infrastructureAsCode: infrastructureAsCodeBy(row.labels),
  }) satisfies FacetReadings;

const head = (ctx: GcpContext, row: Instance & Cluster, type: string) =>
  headOf(ctx, {
    ...{ kind: 'cache', type: `redis.googleapis.com/${type}`, region: regionOf(locationIn(row.name)) },
    ...{ name: row.name, labels: row.labels, createdAt: row.createTime },
  });

function emitInstance(ctx: GcpContext, row: Instance): void {
  ctx.emit({
    ...head(ctx, row, 'Instance'),
    facets: {
      ...commonFacets(row),
      placement: placementOf(row),
      encryptionAtRest: encryptionByKey(row.customerManagedKey),
      relationships: value(keyRelationship(ctx, row.customerManagedKey)),
      // Snapshots of its persistence are in the instance itself.
      automatedBackups: absent,
      performance: mapReading(requireText(row.tier, 'tier'), tier => ({
        type: `${tier} ${String(row.memorySizeGb ?? 0)} GB`,
        burstable: false,
      })),
    },
  });
}

/** The basic tier is one machine; the standard tier has a replica in another zone. */
function placementOf({ tier, locationId, alternativeLocationId, nodes }: Instance): Reading<Facets['placement']> {
  if (tier === 'BASIC') return inZones([locationId]);
  if (tier !== 'STANDARD_HA') return unread('failed', 'the response has no tier that is known');
  const zones = (nodes ?? []).flatMap(({ zone }) => zone ?? []);
  return inZones([...new Set(zones.length > 1 ? zones : [locationId, alternativeLocationId])]);
}

function emitCluster(ctx: GcpContext, row: Cluster): void {
  const backups = row.automatedBackupConfig;
  ctx.emit({
    ...head(ctx, row, 'Cluster'),
    facets: {
      ...commonFacets(row),
      placement: clusterPlacementOf(row),
      encryptionAtRest: encryptionByKey(row.kmsKey),
      relationships: value([...keyRelationship(ctx, row.kmsKey), ...publishedAs(ctx, linksOf(row))]),
      automatedBackups:
        backups?.automatedBackupMode === 'ENABLED'
          ? value({ retentionDays: daysOf(backups.retention) ?? 35, pointInTimeRecovery: false })
          : absent,
      performance: mapReading(requireText(row.nodeType, 'nodeType'), type => ({
        type,
        burstable: type === 'REDIS_SHARED_CORE_NANO',
      })),
    },
  });
}

const linksOf = ({ pscServiceAttachments, pscConnections }: Cluster): (string | undefined)[] => [
  ...(pscServiceAttachments ?? []).map(({ serviceAttachment }) => serviceAttachment),
  ...(pscConnections ?? []).map(({ forwardingRule }) => forwardingRule),
];

/** Without replicas, the shards of a lost zone are lost until they are built again. */
function clusterPlacementOf({ name, zoneDistributionConfig, replicaCount = 0 }: Cluster): Reading<Facets['placement']> {
  const zones = requireField(zoneDistributionConfig, 'zoneDistributionConfig');
  if (zones.state !== 'value') return zones;
  if (zones.value.mode === 'SINGLE_ZONE') return inZones([zones.value.zone]);
  const region = locationIn(name);
  return replicaCount > 0
    ? inRegion(region)
    : value({ spread: 'single-zone', locations: [{ region: regionOf(region), role: 'primary' }] });
}
