import type { Facets, Immutability } from '../../../src/model/facets.ts';
import { absent, value } from '../../../src/model/reading.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { diskArn } from './compute.ts';
import { firewallArn, subnetArn } from './network.ts';
import { arn, made, managed, nativeId, unitId, type Made, type Place, type Tags, type Zone } from './place.ts';

const GIBIBYTE = 2 ** 30;

export const databaseArn = (place: Place, name: string, cluster = false): string =>
  arn(place, 'rds', `${cluster ? 'cluster' : 'db'}:${name}`);

export interface DatabaseOptions {
  readonly class: string;
  readonly port: number;
  /** The first is where it is written to. Of a cluster these are its members, else the second is a standby. */
  readonly zones: readonly Zone[];
  readonly cluster?: boolean;
  readonly subnets: readonly string[];
  readonly firewalls: readonly string[];
  readonly encryptionAtRest: Facets['encryptionAtRest'];
  /** Days that its own backups are kept; 0 where it makes none. */
  readonly retentionDays: number;
  readonly latest?: string;
  readonly deletionProtection: boolean;
  readonly gibibytes?: number;
  readonly storageAutoscaling?: boolean;
  readonly createdAt: string;
  readonly tags: Tags;
}

/** What the company runs is new enough. */
const MYSQL = { version: '8.4.3', endOfStandardSupport: '2029-07-31T23:59:59.999Z' };
const POSTGRES = { version: '16.4', endOfStandardSupport: '2029-02-28T23:59:59.999Z' };

export function database(place: Place, name: string, options: DatabaseOptions): Resource {
  const { cluster = false, zones, tags, createdAt, retentionDays, latest } = options;
  const backup = { retentionDays, pointInTimeRecovery: true, ...(latest === undefined ? {} : { latest }) };
  return made(
    place,
    'aws-rds',
    {
      id: databaseArn(place, name, cluster),
      stableId: nativeId(cluster ? 'cluster' : 'db', place, name).toUpperCase(),
      kind: 'database',
      type: cluster ? 'AWS::RDS::DBCluster' : 'AWS::RDS::DBInstance',
      name,
      tags,
      createdAt,
    },
    {
      dataDurability: value('durable'),
      accessLogging: value('disabled'),
      encryptionAtRest: value(options.encryptionAtRest),
      encryptionInTransit: value(options.encryptionAtRest === 'none' ? 'optional' : 'required'),
      automatedBackups: retentionDays === 0 ? absent : value(backup),
      deletionProtection: value(options.deletionProtection),
      placement: placementOf(place, zones, cluster),
      performance: value({
        type: options.class,
        burstable: /^db\.t\d/.test(options.class),
        previousGeneration: false,
        storageType: cluster ? 'aurora' : 'gp3',
        burstableStorage: false,
      }),
      size: value(options.gibibytes === undefined ? {} : { bytes: options.gibibytes * GIBIBYTE }),
      networkInterfaces: value(
        options.subnets.map(one => ({
          subnet: subnetArn(place, one),
          firewalls: options.firewalls.map(group => firewallArn(place, group)),
          addressFamilies: [],
        })),
      ),
      listeners: value([{ protocol: 'tcp', port: options.port, redirectsToHttps: false }]),
      state: value('running'),
      ...managed(tags),
      relationships: value([]),
      subnetZones: value({ zones: options.subnets.length }),
      storageAutoscaling: value(cluster || options.storageAutoscaling === true),
      localAuthentication: absent,
      sharedWith: absent,
      versionSupport: value(options.port === 5432 ? POSTGRES : MYSQL),
      scaling: cluster
        ? value({ min: zones.length, max: zones.length, desired: zones.length, automatic: false })
        : absent,
    },
  );
}

function placementOf(place: Place, zones: readonly Zone[], cluster: boolean) {
  const second = cluster ? ('replica' as const) : ('standby' as const);
  return value({
    spread: zones.length > 1 ? ('multi-zone' as const) : ('single-zone' as const),
    locations: zones.map((zone, index) => ({
      region: place.region,
      zone: place.zones[zone],
      role: index === 0 ? ('primary' as const) : second,
    })),
  });
}

export interface SnapshotOptions {
  readonly source: string;
  readonly takenAt: string;
  readonly encryptionAtRest: Facets['encryptionAtRest'];
  readonly sharedWith?: readonly string[];
}

/** A snapshot of a database: `rds:` before its name where RDS took it by itself. */
export function databaseSnapshot(
  place: Place,
  name: string,
  { source, takenAt, encryptionAtRest, sharedWith = [] }: SnapshotOptions,
): Resource {
  return made(
    place,
    'aws-rds',
    {
      id: arn(place, 'rds', `snapshot:${name}`),
      kind: 'backup',
      type: 'AWS::RDS::DBSnapshot',
      name,
      createdAt: takenAt,
    },
    {
      backup: value({
        source: databaseArn(place, source),
        provider: 'aws',
        account: place.account,
        region: place.region,
        takenAt,
        immutability: 'none',
      }),
      encryptionAtRest: value(encryptionAtRest),
      sharedWith: value([...sharedWith]),
      ...managed({}),
      relationships: value([]),
    },
  );
}

export interface BucketOptions {
  readonly region?: string;
  readonly versioning: boolean;
  readonly createdAt: string;
  readonly tags?: Tags;
  readonly encryptionAtRest?: Facets['encryptionAtRest'];
  readonly replicationDestinations?: Facets['replicationDestinations'];
  readonly lock?: Facets['immutability'];
}

/** A bucket of the account, wherever it lies: all of them come in one list. */
export function bucket(place: Place, name: string, options: BucketOptions): Resource {
  const {
    versioning,
    createdAt,
    tags = {},
    encryptionAtRest = 'provider-managed-key',
    replicationDestinations,
    region = place.region,
  } = options;
  const listed = made(
    { ...place, region: 'global' },
    'aws-s3',
    { id: `arn:aws:s3:::${name}`, kind: 'bucket', type: 'AWS::S3::Bucket', name, tags, createdAt },
    {
      encryptionAtRest: value(encryptionAtRest),
      versioning: value(versioning),
      mfaDelete: value('disabled'),
      replicationDestinations: replicationDestinations === undefined ? absent : value(replicationDestinations),
      immutability: value(options.lock ?? { state: 'none' }),
      publicAccess: value('blocked'),
      accessLogging: value('disabled'),
      accessLogTarget: absent,
      singleZoneTransition: value(false),
      networkAccess: absent,
      localAuthentication: absent,
      sharedWith: value([]),
      servicesForAnyCustomer: value([]),
      encryptionInTransit: value('optional'),
      placement: value({ spread: 'multi-zone', locations: [{ region, role: 'primary' }] }),
      dataDurability: value('durable'),
      ...managed(tags),
      relationships: value([]),
    },
  );
  return { ...listed, region };
}

const vaultArn = (place: Place, name: string): string => arn(place, 'backup', `backup-vault:${name}`);

export function vault(place: Place, name: string, lock: Facets['immutability'], createdAt: string): Resource {
  return made(
    place,
    'aws-backup',
    { id: vaultArn(place, name), kind: 'backup-vault', type: 'AWS::Backup::BackupVault', name, createdAt },
    { immutability: value(lock), encryptionAtRest: value('provider-managed-key'), sharedWith: value([]) },
  );
}

export interface PlanOptions {
  readonly retentionDays: number;
  readonly selections: number;
  readonly createdAt: string;
  readonly copyActions?: { readonly place: Place; readonly vault: string };
}

export function backupPlan(
  place: Place,
  name: string,
  { retentionDays, selections, createdAt, copyActions }: PlanOptions,
): Resource {
  const stableId = nativeId('plan', place, name);
  const copies =
    copyActions === undefined
      ? []
      : [
          {
            account: copyActions.place.account,
            region: copyActions.place.region,
            vault: vaultArn(copyActions.place, copyActions.vault),
          },
        ];
  return made(
    place,
    'aws-backup',
    {
      id: arn(place, 'backup', `backup-plan:${stableId}`),
      stableId,
      kind: 'backup-plan',
      type: 'AWS::Backup::BackupPlan',
      name,
      createdAt,
    },
    { backupSchedule: value([{ retentionDays, copyActions: copies }]), backupSelections: value(selections) },
  );
}

export interface PointOptions {
  readonly source: string;
  readonly takenAt: string;
  readonly immutableUntil: string;
  readonly immutability?: Immutability;
  readonly encryptionAtRest: Facets['encryptionAtRest'];
}

/** What AWS Backup took of a disk: a snapshot by its ARN, of which EC2 tells who may use it. */
export function diskRecoveryPoint(
  place: Place,
  { source, takenAt, immutableUntil, immutability = 'none', encryptionAtRest }: PointOptions,
): Made[] {
  const id = `arn:aws:ec2:${place.region}::snapshot/${nativeId('snap', place, `${source} ${takenAt}`)}`;
  return [
    recoveryPoint(
      place,
      { id, name: source, source: diskArn(place, source) },
      { takenAt, until: immutableUntil, lock: immutability, encryptionAtRest },
    ),
    {
      id,
      facets: { encryptionAtRest: value(encryptionAtRest), sharedWith: value([]), relationships: value([]) },
      unit: unitId(place, 'aws-ec2-snapshots'),
    },
  ];
}

/** What AWS Backup took of a database: a snapshot by its ARN, of which RDS tells who may use it. */
export function databaseRecoveryPoint(
  place: Place,
  { source, takenAt, immutableUntil, immutability = 'none', encryptionAtRest }: PointOptions,
): Made[] {
  const id = arn(place, 'rds', `snapshot:awsbackup:job-${nativeId('job', place, `${source} ${takenAt}`).slice(4)}`);
  return [
    recoveryPoint(
      place,
      { id, name: source, source: databaseArn(place, source) },
      { takenAt, until: immutableUntil, lock: immutability, encryptionAtRest },
    ),
    { id, facets: { sharedWith: value([]) }, unit: unitId(place, 'aws-rds') },
  ];
}

function recoveryPoint(
  place: Place,
  { id, name, source }: { readonly id: string; readonly name: string; readonly source: string },
  {
    takenAt,
    until,
    lock,
    encryptionAtRest,
  }: {
    readonly takenAt: string;
    readonly until: string;
    readonly lock: Immutability;
    readonly encryptionAtRest: Facets['encryptionAtRest'];
  },
): Resource {
  const { account, region } = place;
  return made(
    place,
    'aws-backup',
    { id, kind: 'backup', type: 'AWS::Backup::RecoveryPoint', name, createdAt: takenAt },
    {
      backup: value({
        source: source,
        provider: 'aws',
        account,
        region,
        takenAt,
        immutability: lock,
        immutableUntil: until,
      }),
      encryptionAtRest: value(encryptionAtRest),
    },
  );
}
