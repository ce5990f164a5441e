import type { StoredResource } from '../arm-fixture.ts';
import { idAt, row, type ArmPlace, type Tags } from './arm-place.ts';
import { numberOf } from './compute.ts';

const SQL = 'Microsoft.Sql/servers';
/** Responses by path, beside the lists. */
export type Answers = Readonly<Record<string, unknown>>;

export function sqlServer(
  place: ArmPlace,
  name: string,
  { open = false, tags }: { readonly open?: boolean; readonly tags?: Tags | undefined } = {},
): StoredResource {
  return row(
    place,
    SQL,
    name,
    {
      administratorLogin: 'dbmanager',
      version: '12.0',
      state: 'Ready',
      fullyQualifiedDomainName: `${name}.database.windows.net`,
      privateEndpointConnections: [],
      publicNetworkAccess: open ? 'Enabled' : 'Disabled',
      minimalTlsVersion: '1.2',
      restrictOutboundNetworkAccess: 'Disabled',
    },
    { kind: 'v12.0', tags },
  );
}

/** Firewall rules of a database server: first and last address. */
export const firewallRules = (server: string, ...rules: readonly (readonly [from: string, to: string])[]): Answers => ({
  [`${server}/firewallRules`]: rules.map(([from, to], index) => ({
    id: `${server}/firewallRules/rule-${String(index)}`,
    name: `rule-${String(index)}`,
    properties: { startIpAddress: from, endIpAddress: to },
  })),
});
export const sqlServerId = (place: ArmPlace, name: string): string => idAt(place, SQL, name);

export interface SqlOptions {
  readonly zones?: boolean;
  readonly backup?: 'Local' | 'Zone' | 'Geo';
  readonly days?: number;
  readonly createdAt?: string;
  readonly tags?: Tags | undefined;
}

export function sqlDatabase(place: ArmPlace, server: string, name: string, options: SqlOptions = {}): StoredResource {
  const { zones = true, backup = 'Geo', createdAt = '2026-03-01T08:00:00.000Z', tags } = options;
  return row(
    place,
    `${SQL}/databases`,
    [server, name],
    {
      collation: 'SQL_Latin1_General_CP1_CI_AS',
      maxSizeBytes: 268_435_456_000,
      status: 'Online',
      databaseId: `00000000-0000-4000-c000-${numberOf(name)}`,
      creationDate: createdAt,
      currentServiceObjectiveName: 'GP_Gen5_4',
      requestedServiceObjectiveName: 'GP_Gen5_4',
      defaultSecondaryLocation: 'northeurope',
      zoneRedundant: zones,
      readScale: 'Disabled',
      currentBackupStorageRedundancy: backup,
      requestedBackupStorageRedundancy: backup,
      isLedgerOn: false,
    },
    { kind: 'v12.0,user,vcore', sku: { name: 'GP_Gen5', tier: 'GeneralPurpose', family: 'Gen5', capacity: 4 }, tags },
  );
}

/** Encryption, backup retention and auditing of an Azure SQL database. */
export function sqlAnswers(
  place: ArmPlace,
  server: string,
  name: string,
  {
    days = 35,
    encrypted = true,
    audited = true,
  }: { readonly days?: number; readonly encrypted?: boolean; readonly audited?: boolean } = {},
): Answers {
  const id = idAt(place, `${SQL}/databases`, server, name);
  const audit = { name: 'default', properties: { state: 'Disabled', isAzureMonitorTargetEnabled: false } };
  return {
    [`${id}/auditingSettings/default`]: audit,
    [`${sqlServerId(place, server)}/auditingSettings/default`]: audit,
    [`${id}/transparentDataEncryption/current`]: {
      name: 'current',
      properties: { state: encrypted ? 'Enabled' : 'Disabled' },
    },
    [`${id}/backupShortTermRetentionPolicies/default`]: {
      name: 'default',
      properties: { retentionDays: days, diffBackupIntervalInHours: 12 },
    },
    [`${sqlServerId(place, server)}/auditingSettings/default`]: { name: 'Default', properties: { state: 'Disabled' } },
    [`${id}/auditingSettings/default`]: {
      name: 'Default',
      properties: { state: audited ? 'Enabled' : 'Disabled', retentionDays: 90 },
    },
  };
}

export interface FlexibleOptions {
  readonly burstable?: boolean;
  readonly standby?: 'ZoneRedundant' | 'SameZone' | 'Disabled';
  readonly geoBackup?: boolean;
  readonly days?: number;
  readonly open?: boolean;
  readonly tags?: Tags | undefined;
}

/** PostgreSQL or MySQL, by its type. */
export function flexibleServer(
  place: ArmPlace,
  type: 'Microsoft.DBforPostgreSQL/flexibleServers' | 'Microsoft.DBforMySQL/flexibleServers',
  name: string,
  options: FlexibleOptions = {},
): StoredResource {
  const { burstable = false, standby = 'ZoneRedundant', geoBackup = true, days = 35, open = false, tags } = options;
  const zones = standby === 'ZoneRedundant' ? { standbyAvailabilityZone: '2' } : {};
  return row(
    place,
    type,
    name,
    {
      state: 'Ready',
      version: '16',
      administratorLogin: 'dbmanager',
      fullyQualifiedDomainName: `${name}.postgres.database.azure.com`,
      availabilityZone: '1',
      replicationRole: 'Primary',
      highAvailability: { mode: standby, state: standby === 'Disabled' ? 'NotEnabled' : 'Healthy', ...zones },
      backup: { backupRetentionDays: days, geoRedundantBackup: geoBackup ? 'Enabled' : 'Disabled' },
      storage: { storageSizeGB: 128, autoGrow: 'Enabled', tier: 'P10' },
      network: { publicNetworkAccess: open ? 'Enabled' : 'Disabled' },
      dataEncryption: { type: 'SystemManaged' },
      maintenanceWindow: { customWindow: 'Enabled', dayOfWeek: 0, startHour: 2, startMinute: 0 },
    },
    {
      sku: burstable ? { name: 'Standard_B2s', tier: 'Burstable' } : { name: 'Standard_D4ds_v5', tier: 'GeneralPurpose' },
      tags,
    },
  );
} // prettier-ignore

/** Server parameters of a flexible server, by its id. */
export const serverParameters = (id: string, parameters: Readonly<Record<string, string>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      `${id}/configurations/${name}`,
      { id: `${id}/configurations/${name}`, name, properties: { value, source: 'system-default' } },
    ]),
  );

export interface CosmosOptions {
  readonly regions?: readonly { readonly name: string; readonly zones?: boolean }[];
  readonly continuous?: boolean;
  readonly open?: boolean;
  readonly tags?: Tags | undefined;
}

export function cosmosAccount(place: ArmPlace, name: string, options: CosmosOptions = {}): StoredResource {
  const { regions = [{ name: 'West Europe', zones: true }, { name: 'North Europe' }], continuous = true, open = false } = options;
  return row(
    place,
    'Microsoft.DocumentDB/databaseAccounts',
    name,
    {
      documentEndpoint: `https://${name}.documents.azure.com:443/`,
      databaseAccountOfferType: 'Standard',
      ipRules: [],
      isVirtualNetworkFilterEnabled: false,
      virtualNetworkRules: [],
      publicNetworkAccess: open ? 'Enabled' : 'Disabled',
      disableLocalAuth: true,
      enableAutomaticFailover: regions.length > 1,
      capabilities: [],
      locations: regions.map(({ name: locationName, zones = false }, failoverPriority) => ({
        id: `${name}-${locationName.toLowerCase().replaceAll(' ', '')}`,
        locationName,
        provisioningState: 'Succeeded',
        failoverPriority,
        isZoneRedundant: zones,
      })),
      backupPolicy: continuous
        ? { type: 'Continuous', continuousModeProperties: { tier: 'Continuous30Days' } }
        : {
            type: 'Periodic',
            periodicModeProperties: { backupIntervalInMinutes: 240, backupRetentionIntervalInHours: 8, backupStorageRedundancy: 'Local' },
          },
    },
    { kind: 'GlobalDocumentDB', location: 'West Europe', tags: options.tags },
  );
} // prettier-ignore
