import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { parentOf, tagsOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { automatedBackupsOf } from '../../facets/automated-backups.ts';
import { getProperties, headOf, leafName, propertiesOf } from '../../facets/common-facets.ts';
import { keyByUri } from '../../facets/vault-references.ts';
import type { LockLookup } from '../../facets/management-locks.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { listOnce } from '../../read-lists.ts';
import { SQL_DATABASES } from '../../resource-types.ts';
import { readSqlServers, type SqlServers } from './sql-servers.ts';
import { isEnumValue } from '../../enum-value.ts';

const ENCRYPTION_CALL = 'Microsoft.Sql/servers/databases/transparentDataEncryption:get';
const RETENTION_CALL = 'Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies:get';
export const SQL_DATABASE_READS = {
  [ENCRYPTION_CALL]: 'Microsoft.Sql/servers/databases/transparentDataEncryption/read',
  [RETENTION_CALL]: 'Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies/read',
};

interface SqlDatabase {
  readonly creationDate?: string;
  readonly databaseId?: string;
  readonly status?: string;
  readonly zoneRedundant?: boolean;
  readonly secondaryType?: string | null;
  readonly currentBackupStorageRedundancy?: string;
  readonly requestedBackupStorageRedundancy?: string;
  readonly currentServiceObjectiveName?: string;
}

/** Lists Azure SQL databases, and dedicated SQL pools as warehouses. */
export async function listSqlDatabases(ctx: AzureContext, locked: LockLookup): Promise<void> {
  const servers = await readSqlServers(ctx);
  const listDatabases = listOnce(ctx, SQL_DATABASES);
  await listDatabases('warehouse', async rows => {
    await Promise.all(rows.filter(row => kindOf(row) === 'warehouse').map(row => emitWarehouse(ctx, row, servers)));
  });
  await listDatabases('database', async rows => {
    const databases = rows.filter(row => kindOf(row) === 'database');
    await Promise.all(databases.map(row => emitDatabase(ctx, row, servers, locked)));
  });
}

/** Undefined for `master`, the system database of a server. */
function kindOf({ name, kind, sku }: ArmResource): 'database' | 'warehouse' | undefined {
  if (leafName(name) === 'master') return undefined;
  return /datawarehouse/i.test(`${kind ?? ''} ${sku?.tier ?? ''}`) ? 'warehouse' : 'database';
}

async function emitDatabase(
  ctx: AzureContext,
  row: ArmResource,
  servers: SqlServers,
  locked: LockLookup,
): Promise<void> {
  const { currentServiceObjectiveName } = propertiesOf(row) as SqlDatabase;
  ctx.emit({
    ...databaseHeadOf(row, 'database'),
    facets: {
      ...(await databaseFacets(ctx, row, servers)),
      deletionProtection: locked(row.id),
      storageAutoscaling: absent,
      localAuthentication: absent,
      // Microsoft keeps the engine current.
      versionSupport: absent,
      performance: mapReading(requireField(currentServiceObjectiveName ?? row.sku?.name, 'sku'), type => ({
        type,
        burstable: false,
      })),
    },
  });
}

async function emitWarehouse(ctx: AzureContext, row: ArmResource, servers: SqlServers): Promise<void> {
  ctx.emit({ ...databaseHeadOf(row, 'warehouse'), facets: await databaseFacets(ctx, row, servers) });
}

function databaseHeadOf(row: ArmResource, kind: 'database' | 'warehouse') {
  const { creationDate, databaseId } = propertiesOf(row) as SqlDatabase;
  return {
    ...headOf(row, kind, SQL_DATABASES.type),
    name: leafName(row.name),
    ...(databaseId === undefined ? {} : { stableId: databaseId }),
    createdAt: creationDate,
  };
}

async function databaseFacets(ctx: AzureContext, row: ArmResource, servers: SqlServers) {
  const database = propertiesOf(row) as SqlDatabase;
  const [encryption, retention, publicAccess] = await Promise.all([
    readChild(ctx, row, ENCRYPTION_CALL, 'transparentDataEncryption/current'),
    readChild(ctx, row, RETENTION_CALL, 'backupShortTermRetentionPolicies/default'),
    servers.publicAccessOf(parentOf(row.id)),
  ]);
  const days = flatMapReading(retention, policy => requireField(policy['retentionDays'] as number, 'retentionDays'));
  const redundancy = database.currentBackupStorageRedundancy ?? database.requestedBackupStorageRedundancy;
  const isGeoRedundant = redundancy === undefined ? undefined : /^geo/i.test(redundancy);
  return {
    placement: await placementOf(ctx, row, database),
    dataDurability: value(isSecondary(database) ? 'derived' : 'durable'),
    encryptionAtRest: encryptionAtRestOf(encryption, servers.keyIdOf(parentOf(row.id))),
    encryptionInTransit: servers.encryptionInTransitOf(parentOf(row.id)),
    automatedBackups: await automatedBackupsOf(ctx, row, days, isGeoRedundant),
    networkInterfaces: absent,
    publicAccess,
    listeners: value([{ protocol: 'tcp', port: 1433, redirectsToHttps: false }]),
    state: mapReading(requireField(database.status, 'status'), status =>
      isEnumValue(status, 'Online') ? 'running' : isEnumValue(status, 'Paused') ? 'stopped' : 'other',
    ),
    infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    relationships: mapReading(servers.keyIdOf(parentOf(row.id)), keyByUri),
  } satisfies FacetReadings;
}

type Properties = Readonly<Record<string, unknown>>;

const readChild = (ctx: AzureContext, { id }: ArmResource, call: string, path: string): Promise<Reading<Properties>> =>
  ctx.read(call, () => getProperties(ctx, { path: `${id}/${path}`, apiVersion: SQL_DATABASES.apiVersion, call }));

/** A geo-replica or named replica of another database. */
const isSecondary = ({ secondaryType }: SqlDatabase): boolean => (secondaryType ?? '') !== '';

async function placementOf(
  ctx: AzureContext,
  row: ArmResource,
  database: SqlDatabase,
): Promise<Reading<Facets['placement']>> {
  const zoneRedundant = requireField(database.zoneRedundant, 'zoneRedundant');
  if (zoneRedundant.state !== 'value') return zoneRedundant;
  const placement = await zonalPlacement(ctx, row, zoneRedundant.value ? 'multi-zone' : 'single-zone');
  if (!isSecondary(database)) return placement;
  return mapReading(placement, ({ locations, ...rest }) => ({
    ...rest,
    locations: locations.map(location => ({ ...location, role: 'replica' as const })),
  }));
}

function encryptionAtRestOf(
  encryption: Reading<Properties>,
  serverKeyId: Reading<string>,
): Reading<Facets['encryptionAtRest']> {
  const state = flatMapReading(encryption, properties => requireField(properties['state'], 'state'));
  return flatMapReading(state, (text): Reading<Facets['encryptionAtRest']> => {
    if (!isEnumValue(text, 'Enabled')) return value('none');
    return mapReading(serverKeyId, id => (id === '' ? 'provider-managed-key' : 'customer-managed-key'));
  });
}
