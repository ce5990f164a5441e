import type { Facets } from '../../../../model/facets.ts';
import {
  absent,
  flatMapReading,
  mapReading,
  unread,
  value,
  valueOrNull,
  type Reading,
} from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { armId, listCall, parentOf, tagsOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { automatedBackupsOf } from '../../facets/automated-backups.ts';
import { getProperties, headOf, propertiesOf } from '../../facets/common-facets.ts';
import { keyByUri } from '../../facets/vault-references.ts';
import type { LockLookup } from '../../facets/management-locks.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { requiredTls } from '../../facets/tls-versions.ts';
import { MANAGED_DATABASES, SQL_MANAGED_INSTANCES } from '../../resource-types.ts';
import { isEnumValue } from '../../enum-value.ts';

interface ManagedInstance {
  readonly zoneRedundant?: boolean;
  readonly state?: string;
  readonly keyId?: string | null;
  readonly minimalTlsVersion?: string | null;
  readonly publicDataEndpointEnabled?: boolean | null;
  readonly subnetId?: string | null;
  readonly currentBackupStorageRedundancy?: string;
  readonly requestedBackupStorageRedundancy?: string;
}

const ENCRYPTION_CALL = 'Microsoft.Sql/managedInstances/databases/transparentDataEncryption:get';
const RETENTION_CALL = 'Microsoft.Sql/managedInstances/databases/backupShortTermRetentionPolicies:get';
export const MANAGED_DATABASE_READS = {
  [ENCRYPTION_CALL]: 'Microsoft.Sql/managedInstances/databases/transparentDataEncryption/read',
  [RETENTION_CALL]: 'Microsoft.Sql/managedInstances/databases/backupShortTermRetentionPolicies/read',
};

/** The port of the public endpoint (Microsoft, "Configure public endpoints in Azure SQL Managed Instance"), and of the private one. */
const PUBLIC_PORT = 3342;
const PRIVATE_PORT = 1433;

/** Without a public endpoint nothing outside of its network reaches it. */
function networkFacets({
  publicDataEndpointEnabled: isPublic,
  subnetId,
}: ManagedInstance): Pick<FacetReadings, 'networkInterfaces' | 'publicAccess' | 'listeners'> {
  const listener = (port: number): Facets['listeners'][number] => ({ protocol: 'tcp', port, redirectsToHttps: false });
  if (isPublic !== true)
    return { networkInterfaces: absent, publicAccess: value('blocked'), listeners: value([listener(PRIVATE_PORT)]) };
  return {
    networkInterfaces: mapReading(requireField(subnetId ?? undefined, 'subnetId'), subnet => [
      { subnet: armId(subnet), firewalls: [], addressFamilies: ['ipv4'] },
    ]),
    publicAccess: value('public'),
    listeners: value([listener(PUBLIC_PORT)]),
  };
}

/** The databases by their instance. */
export type ManagedDatabases = Reading<ReadonlyMap<string, readonly ArmResource[]>>;

export const readManagedDatabases = (ctx: AzureContext): Promise<ManagedDatabases> =>
  ctx.read(listCall(MANAGED_DATABASES), async () => {
    const rows: ArmResource[] = [];
    await ctx.each(MANAGED_DATABASES, row => void rows.push(row));
    return Map.groupBy(rows, ({ id }) => parentOf(id));
  });

interface DatabaseSetting {
  readonly call: string;
  readonly path: string;
  readonly member: string;
}

/** What is set for each database of an instance, where it is set. */
async function readEach<T>(
  ctx: AzureContext,
  databases: Reading<readonly ArmResource[]>,
  { call, path, member }: DatabaseSetting,
): Promise<Reading<(T | null | undefined)[]>> {
  if (databases.state !== 'value') return databases;
  const { apiVersion } = MANAGED_DATABASES;
  const all = await Promise.all(
    databases.value.map(({ id }) =>
      ctx.read(
        call,
        async () => {
          const properties = await getProperties(ctx, { path: `${id}/${path}`, apiVersion, call });
          return assertField(properties[member], member) as T;
        },
        { absentOn: ['404'] },
      ),
    ),
  );
  return all.find(one => one.state === 'unread') ?? value(all.map(valueOrNull));
}

/** The days of a database without a policy of its own (Microsoft, "Automated backups in Azure SQL Managed Instance"). */
const DEFAULT_RETENTION_DAYS = 7;

/** The weakest of its databases stands for the instance. */
async function databaseFacets(
  ctx: AzureContext,
  row: ArmResource,
  databases: Reading<readonly ArmResource[]>,
): Promise<Pick<FacetReadings, 'encryptionAtRest' | 'automatedBackups'>> {
  const instance = propertiesOf(row) as ManagedInstance;
  const [encryption, retention] = await Promise.all([
    readEach<string>(ctx, databases, {
      call: ENCRYPTION_CALL,
      path: 'transparentDataEncryption/current',
      member: 'state',
    }),
    readEach<number>(ctx, databases, {
      call: RETENTION_CALL,
      path: 'backupShortTermRetentionPolicies/default',
      member: 'retentionDays',
    }),
  ]);
  const redundancy = instance.currentBackupStorageRedundancy ?? instance.requestedBackupStorageRedundancy;
  const isGeoRedundant = redundancy === undefined ? undefined : /^geo/i.test(redundancy);
  const days = flatMapReading(retention, (all): Reading<number> =>
    all.length === 0
      ? unread('failed', 'the instance has no database')
      : value(Math.min(...all.map(one => one ?? DEFAULT_RETENTION_DAYS))),
  );
  return {
    encryptionAtRest: flatMapReading(encryption, (states): Reading<Facets['encryptionAtRest']> => {
      if (states.some(state => typeof state === 'string' && !isEnumValue(state, 'Enabled'))) return value('none');
      if (states.some(state => typeof state !== 'string'))
        return unread('failed', 'a database has no transparent data encryption to read');
      return value((instance.keyId ?? '') === '' ? 'provider-managed-key' : 'customer-managed-key');
    }),
    automatedBackups: await automatedBackupsOf(ctx, row, days, isGeoRedundant),
  };
}

/** Emits a managed instance. It runs in a subnet, whose security group also guards its public endpoint. */
export async function emitManagedInstance(
  ctx: AzureContext,
  row: ArmResource,
  locked: LockLookup,
  databases: ManagedDatabases,
): Promise<void> {
  const instance = propertiesOf(row) as ManagedInstance;
  const zoneRedundant = requireField(instance.zoneRedundant, 'zoneRedundant');
  ctx.emit({
    ...headOf(row, 'database', SQL_MANAGED_INSTANCES.type),
    facets: {
      placement:
        zoneRedundant.state === 'value'
          ? await zonalPlacement(ctx, row, zoneRedundant.value ? 'multi-zone' : 'single-zone')
          : zoneRedundant,
      dataDurability: value('durable'),
      ...(await databaseFacets(
        ctx,
        row,
        mapReading(databases, all => all.get(armId(row.id)) ?? []),
      )),
      encryptionInTransit: requiredTls(requireField(instance.minimalTlsVersion, 'minimalTlsVersion')),
      deletionProtection: locked(row.id),
      // All databases share the storage reserved for the instance.
      storageAutoscaling: value(false),
      localAuthentication: absent,
      // Microsoft keeps the engine current.
      versionSupport: absent,
      ...networkFacets(instance),
      performance: mapReading(requireField(row.sku?.name, 'sku'), type => ({ type, burstable: false })),
      state: mapReading(requireField(instance.state, 'state'), state =>
        isEnumValue(state, 'Ready') ? 'running' : isEnumValue(state, 'Stopped') ? 'stopped' : 'other',
      ),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      relationships: value(keyByUri(instance.keyId)),
    },
  });
}
