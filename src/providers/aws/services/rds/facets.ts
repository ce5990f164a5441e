import type { DBCluster, DBInstance, Tag, VpcSecurityGroupMembership } from '@aws-sdk/client-rds';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import type { AwsContext } from '../../context.ts';
import { managementOf } from '../../../kit/infrastructure-as-code.ts';
import { isOutdated } from '../ec2/instance-types.ts';
import { keyHolder, slotOf, tagsOf, told } from '../../client/response-fields.ts';

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
    holds: value('durable'),
    atRest: encryptionOf(ctx, database.StorageEncrypted, database.KmsKeyId, 'StorageEncrypted'),
    autoBackup: automatedBackup(database),
    // AWS leaves the list out where nothing is exported.
    accessLog: value((database.EnabledCloudwatchLogsExports ?? []).length > 0 ? 'kept' : 'none'),
    deletionProtection: told(database.DeletionProtection, 'DeletionProtection'),
  };
}

/** What follows a database elsewhere is a copy of it: as old as this moment while it follows, and none when it does not. */
export function followerFacets(ctx: AwsContext, database: Database, of: string, follows: boolean): FacetReadings {
  const { account, region } = ctx;
  return {
    copy: follows
      ? value({ of, provider: 'aws', account, region, takenAt: new Date().toISOString(), lock: 'none' })
      : absent,
    atRest: encryptionOf(ctx, database.StorageEncrypted, database.KmsKeyId, 'StorageEncrypted'),
    sharedWith: value([]),
  };
}

export function encryptionOf(
  ctx: AwsContext,
  encrypted: boolean | undefined,
  key: string | undefined,
  member: string,
): Reading<Facets['atRest']> {
  if (encrypted === undefined) return told<Facets['atRest']>(undefined, member);
  return value(encrypted ? keyHolder(key, ctx.account) : 'none');
}

/** RDS keeps its logs with its snapshots, so every automated backup can go back to a point in time. */
function automatedBackup({
  BackupRetentionPeriod: days,
  LatestRestorableTime: latest,
}: Database): Reading<Facets['autoBackup']> {
  if (days === undefined) return unread('failed', 'the answer has no BackupRetentionPeriod');
  if (days === 0) return absent;
  return value({
    retentionDays: days,
    pointInTime: true,
    ...(latest === undefined ? {} : { latest: latest.toISOString() }),
  });
}

/** Statuses in which nobody is served. In every other one (backing-up, modifying, storage-full, …) it runs. */
const DOWN =
  /^(creating|deleting|failed|starting|inaccessible-encryption-credentials|incompatible-|restore-error|insufficient-|cloning-failed|migration-failed)/;

export function stateOf(status: string | undefined): Reading<Facets['state']> {
  if (status === undefined) return told<Facets['state']>(undefined, 'status');
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
    StorageType: storage,
    Iops: iops,
    AllocatedStorage: gib,
  }: Pick<DBInstance, 'StorageType' | 'Iops' | 'AllocatedStorage'>,
): Reading<Facets['performance']> {
  const [first] = classes;
  if (first === undefined) return told<Facets['performance']>(undefined, 'DBInstanceClass');
  return value({
    class: first,
    // One machine that runs out of credits slows down whoever is sent to it.
    burstable: classes.some(name => name !== undefined && /^db\.t\d/.test(name)),
    outdated: classes.some(name => name !== undefined && isOutdated(name)),
    ...(storage === undefined ? {} : { storage, diskBursts: diskBursts(storage, gib) }),
    ...(iops === undefined || iops === 0 ? {} : { iops }),
  });
}

/** Magnetic disks are slow all day; a gp2 disk below 1 TiB saves up speed and spends it (AWS: RDS storage types). */
const diskBursts = (storage: string, gib: number | undefined): boolean =>
  storage === 'standard' || (storage === 'gp2' && (gib === undefined || gib < 1000));

/** Aurora grows as it needs and reports 1 GiB: its size is not in this answer. */
export function sizeOf(allocated: number | undefined, engine: string | undefined): Reading<Facets['size']> {
  if (engine !== undefined && /^(aurora|docdb|neptune)/.test(engine)) return value({});
  return allocated === undefined
    ? told<Facets['size']>(undefined, 'AllocatedStorage')
    : value({ bytes: allocated * GIB });
}

/** One network card in each subnet of the group; RDS gives out public addresses of the fourth version only. */
export function interfacesOf(
  ctx: AwsContext,
  instances: readonly DBInstance[],
  groups: readonly VpcSecurityGroupMembership[] | undefined,
): Reading<Facets['interfaces']> {
  const firewalls = groups?.map(({ VpcSecurityGroupId: id }) => id);
  if (firewalls === undefined || firewalls.includes(undefined))
    return told<Facets['interfaces']>(undefined, 'VpcSecurityGroups');
  const subnets = new Set<string>();
  for (const instance of instances) {
    if (instance.PubliclyAccessible === undefined) return told<Facets['interfaces']>(undefined, 'PubliclyAccessible');
    for (const { SubnetIdentifier: id } of instance.DBSubnetGroup?.Subnets ?? []) if (id !== undefined) subnets.add(id);
  }
  if (subnets.size === 0 && instances.length > 0) return told<Facets['interfaces']>(undefined, 'DBSubnetGroup');
  const isPublic = instances.some(instance => instance.PubliclyAccessible === true);
  const families: Facets['interfaces'][number]['families'] = isPublic ? ['v4'] : [];
  const wiring = { firewalls: firewalls.map(id => ctx.arn('ec2', `security-group/${id ?? ''}`)), families };
  return value([...subnets].map(id => ({ subnet: ctx.arn('ec2', `subnet/${id}`), ...wiring })));
}

/** In how many zones its subnets lie: where it can be started again. */
export function roomOf(instances: readonly DBInstance[]): Reading<Facets['room']> {
  const subnets = instances.flatMap(({ DBSubnetGroup: group }) => group?.Subnets ?? []);
  const zones = subnets.map(({ SubnetAvailabilityZone: zone }) => zone?.Name);
  if (zones.length === 0 || zones.includes(undefined)) return told<Facets['room']>(undefined, 'SubnetAvailabilityZone');
  return value({ zones: new Set(zones).size });
}

/** Its disk grows while it is allowed to be larger than it is. */
export function storageGrowth({
  AllocatedStorage: allocated,
  MaxAllocatedStorage: most,
}: DBInstance): Reading<Facets['growsStorage']> {
  return mapReading(told(allocated, 'AllocatedStorage'), now => most !== undefined && most > now);
}

/** A database answers on one port; exposure on any other is none. */
export function listenersOf(port: number | undefined): Reading<Facets['listeners']> {
  return mapReading(told(port, 'port'), known => [{ protocol: 'tcp', port: known, redirects: false }]);
}

/** What its tags say of a resource. */
export function tagged(list: readonly Tag[] | undefined): {
  tags: Record<string, string>;
  slot: string | undefined;
  management: Reading<Facets['management']>;
} {
  const tags = tagsOf(list);
  return { tags, slot: slotOf(tags), management: managementOf(tags) };
}
