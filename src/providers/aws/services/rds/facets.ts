import type { DBCluster, DBInstance, VpcSecurityGroupMembership } from '@aws-sdk/client-rds';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { requireField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import { unlockedBackup } from '../../facets/backup.ts';
import { keyManagedBy, keyRelationship } from '../../facets/encryption-at-rest.ts';
import { isPreviousGeneration } from '../ec2/instance-types.ts';
import { queryLoggingOf } from './query-logging.ts';

const GIB = 2 ** 30;

/** The fields that instances and clusters share. */
export type Database = Pick<
  DBInstance & DBCluster,
  | 'BackupRetentionPeriod'
  | 'LatestRestorableTime'
  | 'DeletionProtection'
  | 'StorageEncrypted'
  | 'KmsKeyId'
  | 'EnabledCloudwatchLogsExports'
  | 'Engine'
  | 'OptionGroupMemberships'
>;

export function commonFacets(ctx: AwsContext, database: Database): FacetReadings {
  return {
    dataDurability: value('durable'),
    encryptionAtRest: encryptionOf(ctx, database.StorageEncrypted, database.KmsKeyId, 'StorageEncrypted'),
    relationships: value(keyRelationship(ctx, database.KmsKeyId)),
    automatedBackups: automatedBackupsOf(database),
    accessLogging: queryLoggingOf(database),
    deletionProtection: requireField(database.DeletionProtection, 'DeletionProtection'),
  };
}

/** A cross-region replica is a backup of its source: current while it replicates, none while it does not. */
export function replicaFacets(ctx: AwsContext, database: Database, source: string, replicates: boolean): FacetReadings {
  return {
    backup: replicates ? value(unlockedBackup(ctx, source, new Date())) : absent,
    encryptionAtRest: encryptionOf(ctx, database.StorageEncrypted, database.KmsKeyId, 'StorageEncrypted'),
    relationships: value(keyRelationship(ctx, database.KmsKeyId)),
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

/** Automated backups of RDS include transaction logs, so every one allows point-in-time recovery. */
function automatedBackupsOf({
  BackupRetentionPeriod: days,
  LatestRestorableTime: latest,
}: Database): Reading<Facets['automatedBackups']> {
  if (days === undefined) return requireField<Facets['automatedBackups']>(undefined, 'BackupRetentionPeriod');
  if (days === 0) return absent;
  return value({
    retentionDays: days,
    pointInTimeRecovery: true,
    ...(latest === undefined ? {} : { latest: latest.toISOString() }),
  });
}

/** Statuses without service. In every other one (backing-up, modifying, storage-full, …) it runs. */
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
  types: readonly (string | undefined)[],
  {
    StorageType: storageType,
    Iops: iops,
    AllocatedStorage: gib,
  }: Pick<DBInstance, 'StorageType' | 'Iops' | 'AllocatedStorage'>,
): Reading<Facets['performance']> {
  const [first] = types;
  if (first === undefined) return requireField<Facets['performance']>(undefined, 'DBInstanceClass');
  return value({
    type: first,
    // One burstable member is enough: it serves part of the requests.
    burstable: types.some(name => name !== undefined && /^db\.t\d/.test(name)),
    previousGeneration: types.some(name => name !== undefined && isPreviousGeneration(name)),
    ...(storageType === undefined ? {} : { storageType, burstableStorage: burstableStorage(storageType, gib) }),
    ...(iops === undefined || iops === 0 ? {} : { iops }),
  });
}

/** Magnetic storage has no baseline; a gp2 volume below 1 TiB has burst credits (AWS, "RDS storage types"). */
const burstableStorage = (storage: string, gib: number | undefined): boolean =>
  storage === 'standard' || (storage === 'gp2' && (gib === undefined || gib < 1000));

/** Aurora storage grows automatically and is reported as 1 GiB: the response has no size. */
export function sizeOf(allocated: number | undefined, engine: string | undefined): Reading<Facets['size']> {
  if (engine !== undefined && /^(aurora|docdb|neptune)/.test(engine)) return value({});
  return allocated === undefined
    ? requireField<Facets['size']>(undefined, 'AllocatedStorage')
    : value({ bytes: allocated * GIB });
}

/** One network interface in each subnet of the group; RDS has public IPv4 addresses only. */
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
  const shared = { firewalls: firewalls.map(id => ctx.arn('ec2', `security-group/${id ?? ''}`)), addressFamilies };
  return value([...subnets].map(id => ({ subnet: ctx.arn('ec2', `subnet/${id}`), ...shared })));
}

/** The number of zones of its subnets, in which it can be started. */
export function subnetZonesOf(instances: readonly DBInstance[]): Reading<Facets['subnetZones']> {
  const subnets = instances.flatMap(({ DBSubnetGroup: group }) => group?.Subnets ?? []);
  const zones = subnets.map(({ SubnetAvailabilityZone: zone }) => zone?.Name);
  if (zones.length === 0 || zones.includes(undefined))
    return requireField<Facets['subnetZones']>(undefined, 'SubnetAvailabilityZone');
  return value({ zones: new Set(zones).size });
}

/** Storage autoscaling works while the maximum is above the current size. */
export function storageAutoscalingOf({
  AllocatedStorage: allocated,
  MaxAllocatedStorage: max,
}: DBInstance): Reading<Facets['storageAutoscaling']> {
  return mapReading(requireField(allocated, 'AllocatedStorage'), current => max !== undefined && max > current);
}
