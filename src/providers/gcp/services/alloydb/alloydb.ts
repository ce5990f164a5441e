import { isOpenToStrangers } from '../../../../lib/internet.ts';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import { daysOf, encryptionByKey, headOf, infrastructureAsCodeBy, type Labels } from '../../facets/common.ts';
import { locationIn } from '../../facets/locations.ts';
import { inRegion, inZones, regionOf } from '../../facets/placement.ts';

const CLUSTERS: GcpList = {
  call: 'alloydb:projects.locations.clusters.list',
  permission: 'alloydb.clusters.list',
  path: '/v1/projects/{project}/locations/-/clusters',
  query: 'pageSize=500',
  items: 'clusters',
};
const INSTANCES: GcpList = {
  call: 'alloydb:projects.locations.clusters.instances.list',
  permission: 'alloydb.instances.list',
  path: '/v1/projects/{project}/locations/-/clusters/-/instances',
  query: 'pageSize=500',
  items: 'instances',
};

interface Cluster {
  readonly name?: string;
  readonly uid?: string;
  readonly labels?: Labels;
  readonly createTime?: string;
  readonly state?: string;
  readonly clusterType?: string;
  readonly encryptionConfig?: { readonly kmsKeyName?: string } | null;
  readonly automatedBackupPolicy?: {
    readonly enabled?: boolean;
    readonly timeBasedRetention?: { readonly retentionPeriod?: string } | null;
    readonly quantityBasedRetention?: { readonly count?: number } | null;
  } | null;
  readonly continuousBackupConfig?: { readonly enabled?: boolean; readonly recoveryWindowDays?: number } | null;
}

interface Instance {
  readonly name?: string;
  readonly instanceType?: string;
  readonly availabilityType?: string;
  readonly gceZone?: string;
  readonly machineConfig?: { readonly cpuCount?: number; readonly machineType?: string } | null;
  readonly databaseFlags?: Readonly<Record<string, string>> | null;
  readonly clientConnectionConfig?: { readonly sslConfig?: { readonly sslMode?: string } | null } | null;
  readonly networkConfig?: {
    readonly enablePublicIp?: boolean;
    readonly authorizedExternalNetworks?: readonly { readonly cidrRange?: string }[] | null;
  } | null;
}

/** Clusters of AlloyDB, each with its primary instance. */
export const gcpAlloyDb: GcpCollector = {
  id: 'gcp-alloydb',
  provider: 'gcp',
  scope: 'global',
  lists: ['database'],
  fills: {
    database: [
      'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'automatedBackups', 'performance', 'storageAutoscaling', 'localAuthentication', 'networkInterfaces',
      'publicAccess', 'listeners', 'state', 'accessLogging', 'scaling', 'subnetZones', 'infrastructureAsCode',
    ],
  }, // prettier-ignore
  operations: gcpOperations(CLUSTERS, INSTANCES),
  collect: async ctx => {
    const instances = await ctx.read(INSTANCES.call, async () => {
      const found = new Map<string, Instance>();
      await ctx.each<Instance>(INSTANCES, row => {
        const cluster = (row.name ?? '').split('/instances/')[0] ?? '';
        if (/^(PRIMARY|SECONDARY)$/.test(row.instanceType ?? '')) found.set(cluster, row);
      });
      return found;
    });
    await ctx.list('database', CLUSTERS.call, () =>
      ctx.each<Cluster>(CLUSTERS, row => {
        emitCluster(
          ctx,
          row,
          flatMapReading(instances, all => requireField(all.get(row.name ?? ''), 'primary instance of the cluster')),
        );
      }),
    );
  },
};

function emitCluster(ctx: GcpContext, row: Cluster, primary: Reading<Instance>): void {
  const isSecondary = row.clusterType === 'SECONDARY';
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'database', type: 'alloydb.googleapis.com/Cluster', region: regionOf(locationIn(row.name)) },
      ...{ name: row.name, labels: row.labels, createdAt: row.createTime, stableId: row.uid },
    }),
    facets: {
      placement: flatMapReading(primary, one => placementOf(one, locationIn(row.name), isSecondary)),
      dataDurability: value(isSecondary ? 'derived' : 'durable'),
      encryptionAtRest: encryptionByKey(row.encryptionConfig?.kmsKeyName),
      encryptionInTransit: flatMapReading(primary, encryptionInTransitOf),
      automatedBackups: automatedBackupsOf(row),
      performance: mapReading(primary, ({ machineConfig }) => ({
        type: machineConfig?.machineType ?? `${String(machineConfig?.cpuCount ?? 0)} vCPU`,
        burstable: false,
      })),
      // Storage grows by itself; the size of the primary is fixed.
      storageAutoscaling: absent,
      scaling: absent,
      localAuthentication: absent,
      networkInterfaces: absent,
      subnetZones: absent,
      publicAccess: mapReading(primary, publicAccessOf),
      listeners: value([{ protocol: 'tcp', port: 5432, redirectsToHttps: false }]),
      state: value(row.state === 'READY' ? 'running' : row.state === 'STOPPED' ? 'stopped' : 'other'),
      accessLogging: mapReading(primary, ({ databaseFlags }) =>
        databaseFlags?.['alloydb.enable_pgaudit'] === 'on' ? 'enabled' : 'disabled',
      ),
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
    },
  });
}

function placementOf(
  { availabilityType, gceZone }: Instance,
  location: string,
  isSecondary: boolean,
): Reading<Facets['placement']> {
  const role = isSecondary ? 'replica' : 'primary';
  if (availabilityType === 'REGIONAL') return inRegion(location, role);
  if (availabilityType !== 'ZONAL') return unread('failed', 'the response has no availabilityType');
  return (gceZone ?? '') === ''
    ? value({ spread: 'single-zone', locations: [{ region: regionOf(location), role }] })
    : inZones([gceZone], role);
}

const encryptionInTransitOf = ({ clientConnectionConfig }: Instance): Reading<Facets['encryptionInTransit']> =>
  mapReading(requireField(clientConnectionConfig?.sslConfig?.sslMode, 'sslConfig.sslMode'), mode =>
    mode === 'ENCRYPTED_ONLY' ? 'required' : 'optional',
  );

/** Continuous backup restores to any moment; automated backups are kept by time or by number, one a day. */
function automatedBackupsOf({
  automatedBackupPolicy: automated,
  continuousBackupConfig: continuous,
}: Cluster): Reading<Facets['automatedBackups']> {
  const days = [
    ...(continuous?.enabled === true ? [continuous.recoveryWindowDays ?? 14] : []),
    ...(automated?.enabled === true
      ? [daysOf(automated.timeBasedRetention?.retentionPeriod) ?? automated.quantityBasedRetention?.count ?? 14]
      : []),
  ];
  return days.length === 0
    ? absent
    : value({ retentionDays: Math.max(...days), pointInTimeRecovery: continuous?.enabled === true });
}

function publicAccessOf({ networkConfig }: Instance): Facets['publicAccess'] {
  if (networkConfig?.enablePublicIp !== true) return 'blocked';
  const networks = (networkConfig.authorizedExternalNetworks ?? []).flatMap(({ cidrRange }) => cidrRange ?? []);
  return isOpenToStrangers(networks) ? 'public' : 'possible';
}
