import type { DBCluster, DBInstance, Tag, VpcSecurityGroupMembership } from '@aws-sdk/client-rds';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import type { AwsContext } from '../../context.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { isPreviousGeneration } from '../ec2/instance-types.ts';
import { keyManagedBy, slotOf, tagsOf, requireField } from '../../client/response-fields.ts';

const GIB = 2 ** 30;

/** What an instance and a cluster say alike. */
export type Database = Pick<
  DBInstance & DBCluster,
  | 'BackupRetentionPeriod'
  | 'LatestRestorableTime'
  | 'DeletionProtection'
  | 'StorageEncrypted'
  | 'KmsKeyId'
  | 'EnabledCloudwatchLogsExports'
>;

export function commonFacets(ctx: AwsContext, database: Database): FacetReadings {
  return {
    dataDurability: value('durable'),
    encryptionAtRest: encryptionOf(ctx, database.StorageEncrypted, database.KmsKeyId, 'StorageEncrypted'),
    automatedBackups: automatedBackup(database),
    // AWS leaves the list out where nothing is exported.
    accessLogging: value((database.EnabledCloudwatchLogsExports ?? []).length > 0 ? 'enabled' : 'disabled'),
    deletionProtection: requireField(database.DeletionProtection, 'DeletionProtection'),
  };
}

/** What follows a database elsewhere is a copy of it: as old as this moment while it follows, and none when it does not. */
export function replicaFacets(ctx: AwsContext, database: Database, source: string, follows: boolean): FacetReadings {
  const { account, region } = ctx;
  return {
    backup: follows
      ? value({ source, provider: 'aws', account, region, takenAt: new Date().toISOString(), immutability: 'none' })
      : absent,
    encryptionAtRest: encryptionOf(ctx, database.StorageEncrypted, database.KmsKeyId, 'StorageEncrypted'),
    sharedWith: value([]),
  };
}

export function encryptionOf(
  ctx: AwsContext,
  encrypted: boolean | undefined,
  key: string | undefined,
  member: string,
): Reading<Facets['encryptionAtRest']> {
  if (encrypted === undefined) return requireField<Facets['encryptionAtRest']>(undefined, member);
  return value(encrypted ? keyManagedBy(key, ctx.account) : 'none');
}

/** RDS keeps its logs with its snapshots, so every automated backup can go back to a point in time. */
function automatedBackup({
  BackupRetentionPeriod: days,
  LatestRestorableTime: latest,
}: Database): Reading<Facets['automatedBackups']> {
  if (days === undefined) return unread('failed', 'the answer has no BackupRetentionPeriod');
  if (days === 0) return absent;
  return value({
    retentionDays: days,
    pointInTimeRecovery: true,
    ...(latest === undefined ? {} : { latest: latest.toISOString() }),
  });
}

/** Statuses in which nobody is served. In every other one (backing-up, modifying, storage-full, …) it runs. */
const DOWN =
  /^(creating|deleting|failed|starting|inaccessible-encryption-credentials|incompatible-|restore-error|insufficient-|cloning-failed|migration-failed)/;

export function stateOf(status: string | undefined): Reading<Facets['state']> {
  if (status === undefined) return requireField<Facets['state']>(undefined, 'status');
  if (/^(stopped|stopping|inaccessible-encryption-credentials-recoverable)$/.test(status)) return value('stopped');
  return value(DOWN.test(status) ? 'other' : 'running');
}

export function isRunning(status: string | undefined): boolean {
  const state = stateOf(status);
  return state.state === 'value' && state.value === 'running';
}

export function performanceOf(
  classes: readonly (string | undefined)[],
  {
    StorageType: storageType,
    Iops: iops,
    AllocatedStorage: gib,
  }: Pick<DBInstance, 'StorageType' | 'Iops' | 'AllocatedStorage'>,
): Reading<Facets['performance']> {
  const [first] = classes;
  if (first === undefined) return requireField<Facets['performance']>(undefined, 'DBInstanceClass');
  return value({
    type: first,
    // One machine that runs out of credits slows down whoever is sent to it.
    burstable: classes.some(name => name !== undefined && /^db\.t\d/.test(name)),
    previousGeneration: classes.some(name => name !== undefined && isPreviousGeneration(name)),
    ...(storageType === undefined ? {} : { storageType, burstableStorage: burstableStorage(storageType, gib) }),
    ...(iops === undefined || iops === 0 ? {} : { iops }),
  });
}

/** Magnetic disks are slow all day; a gp2 disk below 1 TiB saves up speed and spends it (AWS: RDS storage types). */
const burstableStorage = (storage: string, gib: number | undefined): boolean =>
  storage === 'standard' || (storage === 'gp2' && (gib === undefined || gib < 1000));

/** Aurora grows as it needs and reports 1 GiB: its size is not in this answer. */
export function sizeOf(allocated: number | undefined, engine: string | undefined): Reading<Facets['size']> {
  if (engine !== undefined && /^(aurora|docdb|neptune)/.test(engine)) return value({});
  return allocated === undefined
    ? requireField<Facets['size']>(undefined, 'AllocatedStorage')
    : value({ bytes: allocated * GIB });
}

/** One network card in each subnet of the group; RDS gives out public addresses of the fourth version only. */
export function networkInterfacesOf(
  ctx: AwsContext,
  instances: readonly DBInstance[],
  groups: readonly VpcSecurityGroupMembership[] | undefined,
): Reading<Facets['networkInterfaces']> {
  const firewalls = groups?.map(({ VpcSecurityGroupId: id }) => id);
  if (firewalls === undefined || firewalls.includes(undefined))
    return requireField<Facets['networkInterfaces']>(undefined, 'VpcSecurityGroups');
  const subnets = new Set<string>();
  for (const instance of instances) {
    if (instance.PubliclyAccessible === undefined)
      return requireField<Facets['networkInterfaces']>(undefined, 'PubliclyAccessible');
    for (const { SubnetIdentifier: id } of instance.DBSubnetGroup?.Subnets ?? []) if (id !== undefined) subnets.add(id);
  }
  if (subnets.size === 0 && instances.length > 0)
    return requireField<Facets['networkInterfaces']>(undefined, 'DBSubnetGroup');
  const isPublic = instances.some(instance => instance.PubliclyAccessible === true);
  const addressFamilies: Facets['networkInterfaces'][number]['addressFamilies'] = isPublic ? ['ipv4'] : [];
  const wiring = { firewalls: firewalls.map(id => ctx.arn('ec2', `security-group/${id ?? ''}`)), addressFamilies };
  return value([...subnets].map(id => ({ subnet: ctx.arn('ec2', `subnet/${id}`), ...wiring })));
}

/** In how many zones its subnets lie: where it can be started again. */
export function subnetZonesOf(instances: readonly DBInstance[]): Reading<Facets['subnetZones']> {
  const subnets = instances.flatMap(({ DBSubnetGroup: group }) => group?.Subnets ?? []);
  const zones = subnets.map(({ SubnetAvailabilityZone: zone }) => zone?.Name);
  if (zones.length === 0 || zones.includes(undefined))
    return requireField<Facets['subnetZones']>(undefined, 'SubnetAvailabilityZone');
  return value({ zones: new Set(zones).size });
}

/** Its disk grows while it is allowed to be larger than it is. */
export function storageGrowth({
  AllocatedStorage: allocated,
  MaxAllocatedStorage: most,
}: DBInstance): Reading<Facets['storageAutoscaling']> {
  return mapReading(requireField(allocated, 'AllocatedStorage'), now => most !== undefined && most > now);
}

/** A database answers on one port; exposure on any other is none. */
export function listenersOf(port: number | undefined): Reading<Facets['listeners']> {
  return mapReading(requireField(port, 'port'), known => [{ protocol: 'tcp', port: known, redirectsToHttps: false }]);
}

/** What its tags say of a resource. */
export function tagged(list: readonly Tag[] | undefined): {
  tags: Record<string, string>;
  slot: string | undefined;
  management: Reading<Facets['infrastructureAsCode']>;
} {
  const tags = tagsOf(list);
  return { tags, slot: slotOf(tags), management: infrastructureAsCodeOf(tags) };
}
