import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import { encryptionByKey, headOf, infrastructureAsCodeBy, leafName, type Labels } from '../../facets/common.ts';
import { regionOf } from '../../facets/placement.ts';
import { SERVERLESS } from '../../facets/serverless-database.ts';
import { ACCESS_LOGGING_READS, readAccessLogging } from '../iam/audit-logging.ts';

const list = (items: string, path: string): GcpList => ({
  call: `bigtableadmin:projects.instances.${path}list`,
  permission: `bigtable.${items}.list`,
  path: `/v2/projects/{project}/instances${path === '' ? '' : `/-/${items}`}`,
  items,
});
const INSTANCES = list('instances', '');
const CLUSTERS = list('clusters', 'clusters.');
const APP_PROFILES = list('appProfiles', 'appProfiles.');

interface Instance {
  readonly name?: string;
  readonly labels?: Labels;
  readonly createTime?: string;
  readonly state?: string;
  readonly type?: string;
}
interface Cluster {
  readonly name?: string;
  readonly location?: string;
  readonly serveNodes?: number;
  readonly defaultStorageType?: string;
  readonly encryptionConfig?: { readonly kmsKeyName?: string } | null;
  readonly clusterConfig?: {
    readonly clusterAutoscalingConfig?: {
      readonly autoscalingLimits?: { readonly minServeNodes?: number; readonly maxServeNodes?: number } | null;
    } | null;
  } | null;
}
interface AppProfile {
  readonly name?: string;
  readonly multiClusterRoutingUseAny?: unknown;
}

type ByInstance<T> = Reading<ReadonlyMap<string, readonly T[]>>;

/** Instances of Bigtable, with their clusters and how applications are routed to them. */
export const gcpBigtable: GcpCollector = {
  id: 'gcp-bigtable',
  provider: 'gcp',
  scope: 'global',
  lists: ['database'],
  fills: {
    database: [
      'placement', 'encryptionAtRest', 'performance', 'scaling', 'state', 'infrastructureAsCode', 'dataDurability', 'encryptionInTransit', 'localAuthentication', 'networkInterfaces',
      'publicAccess', 'listeners', 'storageAutoscaling', 'subnetZones', 'accessLogging',
    ],
  }, // prettier-ignore
  operations: gcpOperations(INSTANCES, CLUSTERS, APP_PROFILES, ...ACCESS_LOGGING_READS),
  collect: async ctx => {
    const [clusters, profiles] = await Promise.all([
      byInstance<Cluster>(ctx, CLUSTERS),
      byInstance<AppProfile>(ctx, APP_PROFILES),
    ]);
    await ctx.list('database', INSTANCES.call, () =>
      ctx.each<Instance>(INSTANCES, row => emitInstance(ctx, row, clusters, profiles)),
    );
  },
};

/** Rows of all instances at once, by instance. */
const byInstance = <T extends { readonly name?: string }>(ctx: GcpContext, rows: GcpList): Promise<ByInstance<T>> =>
  ctx.read(rows.call, async () => {
    const found = new Map<string, T[]>();
    await ctx.each<T>(rows, row => {
      const instance = (row.name ?? '').split('/').slice(0, 4).join('/');
      found.set(instance, [...(found.get(instance) ?? []), row]);
    });
    return found;
  });

async function emitInstance(
  ctx: GcpContext,
  row: Instance,
  clusters: ByInstance<Cluster>,
  profiles: ByInstance<AppProfile>,
): Promise<void> {
  const own = mapReading(clusters, all => all.get(row.name ?? '') ?? []);
  const [first] = own.state === 'value' ? own.value : [];
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'database', type: 'bigtableadmin.googleapis.com/Instance', region: regionOf(first?.location) },
      ...{ name: row.name, labels: row.labels, createdAt: row.createTime },
    }),
    facets: {
      ...SERVERLESS,
      accessLogging: await readAccessLogging(ctx, 'bigtable'),
      placement: placementOf(
        own,
        mapReading(profiles, all => all.get(row.name ?? '') ?? []),
      ),
      encryptionAtRest: own.state === 'value' ? encryptionByKey(first?.encryptionConfig?.kmsKeyName) : own,
      performance: mapReading(own, all => ({
        type: `${row.type ?? 'PRODUCTION'} ${all[0]?.defaultStorageType ?? ''}`.trim(),
        burstable: false,
      })),
      scaling: mapReading(own, scalingOf),
      state: value(row.state === 'READY' ? 'running' : 'other'),
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
    },
  });
}

/** Clusters hold the same data. Without routing to any of them, somebody must switch over. */
function placementOf(
  clusters: Reading<readonly Cluster[]>,
  profiles: Reading<readonly AppProfile[]>,
): Reading<Facets['placement']> {
  if (clusters.state !== 'value') return clusters.state === 'absent' ? absent : clusters;
  const zones = clusters.value.map(({ location }) => leafName(location)).filter(zone => zone !== '');
  if (zones.length === 0) return unread('failed', 'the response has no cluster of the instance');
  const locations = zones.map((zone, at) => ({
    region: regionOf(zone),
    zone,
    role: at === 0 ? ('primary' as const) : ('replica' as const),
  }));
  if (zones.length === 1) return value({ spread: 'single-zone', locations });
  if (profiles.state !== 'value') return profiles.state === 'absent' ? absent : profiles;
  const routed = profiles.value.some(({ multiClusterRoutingUseAny: any }) => any !== undefined && any !== null);
  return value({
    spread: new Set(locations.map(({ region }) => region)).size > 1 ? 'multi-region' : 'multi-zone',
    ...(routed ? {} : { failover: 'manual' as const }),
    locations,
  });
}

function scalingOf(clusters: readonly Cluster[]): Facets['scaling'] {
  const desired = clusters.reduce((sum, { serveNodes = 0 }) => sum + serveNodes, 0);
  const limits = clusters.flatMap(
    ({ clusterConfig }) => clusterConfig?.clusterAutoscalingConfig?.autoscalingLimits ?? [],
  );
  if (limits.length === 0) return { min: desired, max: desired, desired, automatic: false };
  const sum = (pick: (one: (typeof limits)[number]) => number | undefined): number =>
    limits.reduce((all, one) => all + (pick(one) ?? 0), 0);
  return { min: sum(one => one.minServeNodes), max: sum(one => one.maxServeNodes), desired, automatic: true };
}
