import type { DBClusterSnapshot, DBInstanceAutomatedBackup, DBSnapshot, RDSClient, Tag } from '@aws-sdk/client-rds';
import type * as sdk from '@aws-sdk/client-rds';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { parseArn } from '../../arn.ts';
import type { AwsContext } from '../../context.ts';
import { unlockedBackup } from '../../facets/backup.ts';
import { encryptionAtRestOf, keyRelationship } from '../../facets/encryption-at-rest.ts';
import { tagFacets, tagsOf } from '../../facets/tag-facets.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

type Rds = typeof sdk;

/** Reads snapshots of instances and clusters, and automated backups that are replicated from another region. */
export async function collectSnapshots(ctx: AwsContext, rds: Rds, client: RDSClient): Promise<void> {
  await Promise.all([
    ctx.list('backup', 'rds:DescribeDBSnapshots', async () => {
      await forEachPage(rds.paginateDescribeDBSnapshots({ client, pageSize: 100 }, {}), page =>
        awaitAll(
          assertField(page.DBSnapshots, 'DBSnapshots').map(snapshot => emitSnapshot(ctx, rds, client, snapshot)),
        ),
      );
    }),
    ctx.list('backup', 'rds:DescribeDBClusterSnapshots', async () => {
      await forEachPage(rds.paginateDescribeDBClusterSnapshots({ client, pageSize: 100 }, {}), async page => {
        const snapshots = assertField(page.DBClusterSnapshots, 'DBClusterSnapshots');
        await awaitAll(snapshots.map(snapshot => emitClusterSnapshot(ctx, rds, client, snapshot)));
      });
    }),
    ctx.list('backup', 'rds:DescribeDBInstanceAutomatedBackups', async () => {
      await forEachPage(rds.paginateDescribeDBInstanceAutomatedBackups({ client, pageSize: 100 }, {}), page =>
        forEachItem(assertField(page.DBInstanceAutomatedBackups, 'DBInstanceAutomatedBackups'), backup => {
          emitReplicated(ctx, backup);
        }),
      );
    }),
  ]);
}

async function emitSnapshot(ctx: AwsContext, rds: Rds, client: RDSClient, snapshot: DBSnapshot): Promise<void> {
  const name = assertField(snapshot.DBSnapshotIdentifier, 'DBSnapshotIdentifier');
  const instance = assertField(snapshot.DBInstanceIdentifier, 'DBInstanceIdentifier');
  // A copied snapshot names its source snapshot, whose region and account are those of the database.
  const origin = parseArn(snapshot.SourceDBSnapshotIdentifier ?? '');
  const region = origin?.region ?? snapshot.SourceRegion;
  const at = {
    ...(region === undefined ? {} : { region }),
    ...(origin === undefined ? {} : { account: origin.account }),
  };
  const takenAt = snapshot.OriginalSnapshotCreateTime ?? snapshot.SnapshotCreateTime;
  await emitBackup(ctx, {
    id: snapshot.DBSnapshotArn ?? ctx.arn('rds', `snapshot:${name}`),
    type: 'AWS::RDS::DBSnapshot',
    name,
    snapshotType: snapshot.SnapshotType,
    tagList: snapshot.TagList,
    created: snapshot.SnapshotCreateTime,
    backup: backupOf(ctx, ctx.arn('rds', `db:${instance}`, at), snapshot, takenAt),
    encryptionAtRest: encryptionAtRestOf(ctx, snapshot.Encrypted, snapshot.KmsKeyId, 'Encrypted'),
    key: snapshot.KmsKeyId,
    readSharedWith: () =>
      ctx.read('rds:DescribeDBSnapshotAttributes', async () => {
        const answer = await client.send(new rds.DescribeDBSnapshotAttributesCommand({ DBSnapshotIdentifier: name }));
        return accountsIn(answer.DBSnapshotAttributesResult?.DBSnapshotAttributes);
      }),
  });
}

async function emitClusterSnapshot(
  ctx: AwsContext,
  rds: Rds,
  client: RDSClient,
  snapshot: DBClusterSnapshot,
): Promise<void> {
  const name = assertField(snapshot.DBClusterSnapshotIdentifier, 'DBClusterSnapshotIdentifier');
  const cluster = assertField(snapshot.DBClusterIdentifier, 'DBClusterIdentifier');
  const origin = parseArn(snapshot.SourceDBClusterSnapshotArn ?? '');
  const at = origin === undefined ? {} : { region: origin.region, account: origin.account };
  await emitBackup(ctx, {
    id: snapshot.DBClusterSnapshotArn ?? ctx.arn('rds', `cluster-snapshot:${name}`),
    type: 'AWS::RDS::DBClusterSnapshot',
    name,
    snapshotType: snapshot.SnapshotType,
    tagList: snapshot.TagList,
    created: snapshot.SnapshotCreateTime,
    backup: backupOf(ctx, ctx.arn('rds', `cluster:${cluster}`, at), snapshot, snapshot.SnapshotCreateTime),
    encryptionAtRest: encryptionAtRestOf(ctx, snapshot.StorageEncrypted, snapshot.KmsKeyId, 'StorageEncrypted'),
    key: snapshot.KmsKeyId,
    readSharedWith: () =>
      ctx.read('rds:DescribeDBClusterSnapshotAttributes', async () => {
        const answer = await client.send(
          new rds.DescribeDBClusterSnapshotAttributesCommand({ DBClusterSnapshotIdentifier: name }),
        );
        return accountsIn(answer.DBClusterSnapshotAttributesResult?.DBClusterSnapshotAttributes);
      }),
  });
}

/** What snapshots of instances and clusters have in common. */
interface AnySnapshot {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly snapshotType: string | undefined;
  readonly tagList: readonly Tag[] | undefined;
  readonly created: Date | undefined;
  readonly backup: Reading<Facets['backup']>;
  readonly encryptionAtRest: Reading<Facets['encryptionAtRest']>;
  readonly key: string | undefined;
  readonly readSharedWith: () => Promise<Reading<string[]>>;
}

async function emitBackup(ctx: AwsContext, snapshot: AnySnapshot): Promise<void> {
  const { id, type, name, snapshotType, backup, encryptionAtRest } = snapshot;
  // Automated snapshots cannot be shared.
  const sharedWith = snapshotType === 'automated' ? value<string[]>([]) : await snapshot.readSharedWith();
  // The AWS Backup collector lists these as recovery points, under the same ARN and with the lock of the vault.
  if (snapshotType === 'awsbackup') {
    ctx.add(id, { sharedWith });
    return;
  }
  const { tags, slot, infrastructureAsCode } = tagFacets(value(tagsOf(snapshot.tagList)));
  ctx.emit({
    id,
    slot,
    kind: 'backup',
    type,
    name,
    tags,
    createdAt: snapshot.created?.toISOString(),
    facets: {
      ...{ backup, encryptionAtRest, sharedWith, infrastructureAsCode },
      relationships: value(keyRelationship(ctx, snapshot.key)),
    },
  });
}

/** Emits automated backups that are replicated from another region; the others are a facet of their instance. */
function emitReplicated(ctx: AwsContext, backup: DBInstanceAutomatedBackup): void {
  const { DBInstanceArn: source, DBInstanceAutomatedBackupsArn: id } = backup;
  const sourceRegion = parseArn(source ?? '')?.region;
  if (source === undefined || id === undefined || sourceRegion === undefined || sourceRegion === ctx.region) return;
  const latest = backup.RestoreWindow?.LatestTime;
  const { tags, slot, infrastructureAsCode } = tagFacets(value(tagsOf(backup.TagList)));
  ctx.emit({
    id,
    slot,
    kind: 'backup',
    type: 'AWS::RDS::DBInstanceAutomatedBackup',
    name: backup.DBInstanceIdentifier ?? id,
    tags,
    facets: {
      // Without a restore window nothing has been replicated yet.
      backup: latest === undefined ? absent : value(unlockedBackup(ctx, source, latest)),
      encryptionAtRest: encryptionAtRestOf(ctx, backup.Encrypted, backup.KmsKeyId, 'Encrypted'),
      sharedWith: value([]),
      relationships: value(keyRelationship(ctx, backup.KmsKeyId)),
      infrastructureAsCode,
    },
  });
}

/** A snapshot that is not available cannot be restored: it is no backup. */
function backupOf(
  ctx: AwsContext,
  source: string,
  { Status: status, SnapshotType: type }: Pick<DBSnapshot, 'Status' | 'SnapshotType'>,
  takenAt: Date | undefined,
): Reading<Facets['backup']> {
  if (status !== undefined && status !== 'available') return absent;
  const taken = requireField(status === undefined ? undefined : takenAt, 'Status or SnapshotCreateTime');
  return mapReading(taken, at => unlockedBackup(ctx, source, at, type));
}

interface Attribute {
  readonly AttributeName?: string | undefined;
  readonly AttributeValues?: string[] | undefined;
}

function accountsIn(attributes: readonly Attribute[] | undefined): string[] {
  const restore = assertField(attributes, 'attributes').find(({ AttributeName: name }) => name === 'restore');
  return (restore?.AttributeValues ?? []).map(account => (account === 'all' ? '*' : account));
}
