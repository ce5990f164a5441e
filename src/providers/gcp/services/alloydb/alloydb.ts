import { isOpenToStrangers } from '../../../../lib/internet.ts';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import {
  daysOf,
  encryptionByKey,
  headOf,
  infrastructureAsCodeBy,
  keyRelationship,
  publishedAs,
  type Labels,
} from '../../facets/common.ts';
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
  /** What it is published as, with Private Service Connect. */
  readonly pscInstanceConfig?: { readonly serviceAttachmentLink?: string } | null;
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
      'publicAccess', 'listeners', 'state', 'accessLogging', 'scaling', 'subnetZones', 'infrastructureAsCode', 'relationships',
    ],
  }, // prettier-ignore
  operations: gcpOperations(CLUSTERS, INSTANCES),
  collect: async ctx => {
    const instances = await ctx.read(INSTANCES.call, async () => {
      const found: Instance[] = [];
      await ctx.each<Instance>(INSTANCES, row => void found.push(row));
      return Map.groupBy(found, ({ name = '' }) => name.split('/instances/')[0] ?? '');
    });
    await ctx.list('database', CLUSTERS.call, () =>
      ctx.each<Cluster>(CLUSTERS, row => {
        emitCluster(
          ctx,
          row,
          mapReading(instances, all => all.get(row.name ?? '') ?? []),
        );
      }),
    );
  },
};

/** Its key, and what its instances are published as. */
const relationshipsOf = (ctx: GcpContext, { encryptionConfig }: Cluster, all: readonly Instance[]) => [
  ...keyRelationship(ctx, encryptionConfig?.kmsKeyName),
  ...publishedAs(
    ctx,
    all.map(({ pscInstanceConfig }) => pscInstanceConfig?.serviceAttachmentLink),
  ),
];

const isPrimary = ({ instanceType = '' }: Instance): boolean => /^(PRIMARY|SECONDARY)$/.test(instanceType);

function emitCluster(ctx: GcpContext, row: Cluster, instances: Reading<readonly Instance[]>): void {
  const primary = flatMapReading(instances, all =>
    requireField(all.find(isPrimary), 'primary instance of the cluster'),
  );
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
      relationships: mapReading(instances, all => relationshipsOf(ctx, row, all)),
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
