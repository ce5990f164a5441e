import type { Facets, Lock } from '../../../src/model/facets.ts';
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
  readonly atRest: Facets['atRest'];
  /** Days that its own backups are kept; 0 where it makes none. */
  readonly retentionDays: number;
  readonly latest?: string;
  readonly deletionProtection: boolean;
  readonly gibibytes?: number;
  readonly growsStorage?: boolean;
  readonly createdAt: string;
  readonly tags: Tags;
}

/** What the company runs is new enough. */
const MYSQL = { version: '8.4.3', until: '2029-07-31T23:59:59.999Z' };
const POSTGRES = { version: '16.4', until: '2029-02-28T23:59:59.999Z' };

export function database(place: Place, name: string, options: DatabaseOptions): Resource {
  const { cluster = false, zones, tags, createdAt, retentionDays, latest } = options;
  const backup = { retentionDays, pointInTime: true, ...(latest === undefined ? {} : { latest }) };
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
      holds: value('durable'),
      accessLog: value('none'),
      atRest: value(options.atRest),
      inTransit: value(options.atRest === 'none' ? 'optional' : 'required'),
      autoBackup: retentionDays === 0 ? absent : value(backup),
      deletionProtection: value(options.deletionProtection),
      placement: placementOf(place, zones, cluster),
      performance: value({
        class: options.class,
        burstable: /^db\.t\d/.test(options.class),
        outdated: false,
        storage: cluster ? 'aurora' : 'gp3',
        diskBursts: false,
      }),
      size: value(options.gibibytes === undefined ? {} : { bytes: options.gibibytes * GIBIBYTE }),
      interfaces: value(
        options.subnets.map(one => ({
          subnet: subnetArn(place, one),
          firewalls: options.firewalls.map(group => firewallArn(place, group)),
          families: [],
        })),
      ),
      listeners: value([{ protocol: 'tcp', port: options.port, redirects: false }]),
      state: value('running'),
      ...managed(tags),
      room: value({ zones: options.subnets.length }),
      growsStorage: value(cluster || options.growsStorage === true),
      namelessKey: absent,
      mended: value(options.port === 5432 ? POSTGRES : MYSQL),
      scaling: cluster
        ? value({ min: zones.length, max: zones.length, desired: zones.length, automatic: false })
        : absent,
    },
  );
}

function placementOf(place: Place, zones: readonly Zone[], cluster: boolean) {
  const second = cluster ? ('replica' as const) : ('standby' as const);
  return value({
    spread: zones.length > 1 ? ('zones' as const) : ('zone' as const),
    places: zones.map((zone, index) => ({
      region: place.region,
      zone: place.zones[zone],
      role: index === 0 ? ('primary' as const) : second,
    })),
  });
}

export interface SnapshotOptions {
  readonly of: string;
  readonly takenAt: string;
  readonly atRest: Facets['atRest'];
  readonly sharedWith?: readonly string[];
}

/** A snapshot of a database: `rds:` before its name where RDS took it by itself. */
export function databaseSnapshot(
  place: Place,
  name: string,
  { of, takenAt, atRest, sharedWith = [] }: SnapshotOptions,
): Resource {
  return made(
    place,
    'aws-rds',
    { id: arn(place, 'rds', `snapshot:${name}`), kind: 'copy', type: 'AWS::RDS::DBSnapshot', name, createdAt: takenAt },
    {
      copy: value({
        of: databaseArn(place, of),
        provider: 'aws',
        account: place.account,
        region: place.region,
        takenAt,
        lock: 'none',
      }),
      atRest: value(atRest),
      sharedWith: value([...sharedWith]),
      ...managed({}),
    },
  );
}

export interface BucketOptions {
  readonly region?: string;
  readonly versioning: boolean;
  readonly createdAt: string;
  readonly tags?: Tags;
  readonly atRest?: Facets['atRest'];
  readonly replicatesTo?: Facets['replicatesTo'];
  readonly lock?: Facets['lock'];
}

/** A bucket of the account, wherever it lies: all of them come in one list. */
export function bucket(place: Place, name: string, options: BucketOptions): Resource {
  const { versioning, createdAt, tags = {}, atRest = 'provider-key', replicatesTo, region = place.region } = options;
  const listed = made(
    { ...place, region: 'global' },
    'aws-s3',
    { id: `arn:aws:s3:::${name}`, kind: 'bucket', type: 'AWS::S3::Bucket', name, tags, createdAt },
    {
      atRest: value(atRest),
      versioning: value(versioning),
      replicatesTo: replicatesTo === undefined ? absent : value(replicatesTo),
      lock: value(options.lock ?? { state: 'none' }),
      publicAccess: value('blocked'),
      movesToOneZone: value(false),
      callersFrom: absent,
      namelessKey: absent,
      sharedWith: value([]),
      inTransit: value('optional'),
      placement: value({ spread: 'zones', places: [{ region, role: 'primary' }] }),
      holds: value('durable'),
      ...managed(tags),
    },
  );
  return { ...listed, region };
}

const vaultArn = (place: Place, name: string): string => arn(place, 'backup', `backup-vault:${name}`);

export function vault(place: Place, name: string, lock: Facets['lock'], createdAt: string): Resource {
  return made(
    place,
    'aws-backup',
    { id: vaultArn(place, name), kind: 'vault', type: 'AWS::Backup::BackupVault', name, createdAt },
    { lock: value(lock), atRest: value('provider-key'), sharedWith: value([]) },
  );
}

export interface PlanOptions {
  readonly retentionDays: number;
  readonly selections: number;
  readonly createdAt: string;
  readonly copiesTo?: { readonly place: Place; readonly vault: string };
}

export function backupPlan(
  place: Place,
  name: string,
  { retentionDays, selections, createdAt, copiesTo }: PlanOptions,
): Resource {
  const stableId = nativeId('plan', place, name);
  const copies =
    copiesTo === undefined
      ? []
      : [
          {
            account: copiesTo.place.account,
            region: copiesTo.place.region,
            vault: vaultArn(copiesTo.place, copiesTo.vault),
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
    { schedule: value([{ retentionDays, copiesTo: copies }]), selections: value(selections) },
  );
}

export interface PointOptions {
  readonly of: string;
  readonly takenAt: string;
  readonly until: string;
  readonly lock?: Lock;
  readonly atRest: Facets['atRest'];
}

/** What AWS Backup took of a disk: a snapshot by its ARN, of which EC2 tells who may use it. */
export function diskRecoveryPoint(place: Place, { of, takenAt, until, lock = 'none', atRest }: PointOptions): Made[] {
  const id = `arn:aws:ec2:${place.region}::snapshot/${nativeId('snap', place, `${of} ${takenAt}`)}`;
  return [
    recoveryPoint(place, { id, name: of, source: diskArn(place, of) }, { takenAt, until, lock, atRest }),
    { id, facets: { atRest: value(atRest), sharedWith: value([]) }, unit: unitId(place, 'aws-ec2-snapshots') },
  ];
}

/** What AWS Backup took of a database: a snapshot by its ARN, of which RDS tells who may use it. */
export function databaseRecoveryPoint(
  place: Place,
  { of, takenAt, until, lock = 'none', atRest }: PointOptions,
): Made[] {
  const id = arn(place, 'rds', `snapshot:awsbackup:job-${nativeId('job', place, `${of} ${takenAt}`).slice(4)}`);
  return [
    recoveryPoint(place, { id, name: of, source: databaseArn(place, of) }, { takenAt, until, lock, atRest }),
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
    atRest,
  }: { readonly takenAt: string; readonly until: string; readonly lock: Lock; readonly atRest: Facets['atRest'] },
): Resource {
  const { account, region } = place;
  return made(
    place,
    'aws-backup',
    { id, kind: 'copy', type: 'AWS::Backup::RecoveryPoint', name, createdAt: takenAt },
    { copy: value({ of: source, provider: 'aws', account, region, takenAt, lock, until }), atRest: value(atRest) },
  );
}
