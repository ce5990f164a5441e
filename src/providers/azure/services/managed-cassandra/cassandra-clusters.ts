import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { regionName, tagsOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import type { LockLookup } from '../../facets/management-locks.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { readAll } from '../../read-lists.ts';
import { CASSANDRA_CLUSTERS } from '../../resource-types.ts';

const DATA_CENTERS_CALL = `${CASSANDRA_CLUSTERS.type}/dataCenters:list`;
export const CASSANDRA_READS = { [DATA_CENTERS_CALL]: `${CASSANDRA_CLUSTERS.type}/dataCenters/read` };

interface CassandraCluster {
  readonly cassandraVersion?: string;
  readonly deallocated?: boolean;
  readonly hoursBetweenBackups?: number;
  readonly backupSchedules?: readonly ({ readonly retentionInHours?: number | null } | null)[] | null;
}
interface DataCenter {
  readonly dataCenterLocation?: string;
  readonly availabilityZone?: boolean;
  readonly sku?: string;
  readonly managedDiskCustomerKeyUri?: string | null;
}
type DataCenters = Reading<readonly DataCenter[]>;

/** Clusters of Azure Managed Instance for Apache Cassandra. They run in a subnet, without public addresses. */
export async function emitCassandraCluster(ctx: AzureContext, row: ArmResource, locked: LockLookup): Promise<void> {
  const cluster = propertiesOf(row) as CassandraCluster;
  const path = `${row.id}/dataCenters`;
  const centers = mapReading(
    await readAll(ctx, { path, apiVersion: CASSANDRA_CLUSTERS.apiVersion, call: DATA_CENTERS_CALL }),
    rows => rows.map(one => propertiesOf(one) as DataCenter),
  );
  ctx.emit({
    ...headOf(row, 'database', CASSANDRA_CLUSTERS.type),
    facets: {
      placement: await placementOf(ctx, centers),
      dataDurability: value('durable'),
      encryptionAtRest: mapReading(centers, all =>
        all.length > 0 && all.every(({ managedDiskCustomerKeyUri: uri }) => (uri ?? '') !== '')
          ? 'customer-managed-key'
          : 'provider-managed-key',
      ),
      encryptionInTransit: unread('unsupported', 'the client encryption that the cluster requires'),
      deletionProtection: locked(row.id),
      automatedBackups: backupsOf(cluster),
      performance: mapReading(centers, all => ({ type: all[0]?.sku ?? 'Cassandra', burstable: false })),
      storageAutoscaling: value(false),
      localAuthentication: absent,
      networkInterfaces: absent,
      publicAccess: value('blocked'),
      listeners: value([{ protocol: 'tcp', port: 9042, redirectsToHttps: false }]),
      state: value(cluster.deallocated === true ? 'stopped' : 'running'),
      versionSupport: unread(
        'not-collected',
        `the end of support of Cassandra ${cluster.cassandraVersion ?? ''}`.trim(),
      ),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** Snapshots are kept for 48 hours, unless the schedule says otherwise (Microsoft, "Management operations in Azure Managed Instance for Apache Cassandra"). */
const SNAPSHOT_HOURS = 48;

function backupsOf({ hoursBetweenBackups, backupSchedules }: CassandraCluster): Reading<Facets['automatedBackups']> {
  const scheduled = (backupSchedules ?? []).flatMap(schedule => schedule?.retentionInHours ?? []);
  return flatMapReading(requireField(hoursBetweenBackups, 'hoursBetweenBackups'), hours =>
    hours === 0 && scheduled.length === 0
      ? absent
      : value({
          retentionDays: Math.floor((scheduled.length > 0 ? Math.max(...scheduled) : SNAPSHOT_HOURS) / 24),
          pointInTimeRecovery: false,
        }),
  );
}

/** Data centers in two regions each hold all data; clients choose among them. */
async function placementOf(ctx: AzureContext, centers: DataCenters): Promise<Reading<Facets['placement']>> {
  if (centers.state !== 'value') return centers;
  const [first] = centers.value;
  if (first === undefined) return unread('failed', 'the cluster has no data center');
  const regions = [...new Set(centers.value.map(one => regionName(one.dataCenterLocation)))];
  if (regions.length > 1)
    return value({
      spread: 'multi-region',
      locations: regions.map((region, index) => ({ region, role: index === 0 ? 'primary' : 'replica' })),
    });
  const location = first.dataCenterLocation ?? null;
  return zonalPlacement(ctx, { location }, first.availabilityZone === true ? 'multi-zone' : 'single-zone');
}
