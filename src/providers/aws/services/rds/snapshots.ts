import type { DBClusterSnapshot, DBInstanceAutomatedBackup, DBSnapshot, RDSClient, Tag } from '@aws-sdk/client-rds';
import type * as sdk from '@aws-sdk/client-rds';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import type { AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { parseArn, awaitAll, requireField } from '../../client/response-fields.ts';
import { encryptionOf, tagged } from './facets.ts';

type Rds = typeof sdk;

/** Reads the snapshots of instances and of clusters, and the backups that follow an instance into another region. */
export async function collectSnapshots(ctx: AwsContext, rds: Rds, client: RDSClient): Promise<void> {
  await Promise.all([
    ctx.list('backup', 'rds:DescribeDBSnapshots', async () => {
      for await (const page of rds.paginateDescribeDBSnapshots({ client, pageSize: 100 }, {})) {
        await awaitAll(
          assertField(page.DBSnapshots, 'DBSnapshots').map(snapshot => emitSnapshot(ctx, rds, client, snapshot)),
        );
      }
    }),
    ctx.list('backup', 'rds:DescribeDBClusterSnapshots', async () => {
      for await (const page of rds.paginateDescribeDBClusterSnapshots({ client, pageSize: 100 }, {})) {
        const snapshots = assertField(page.DBClusterSnapshots, 'DBClusterSnapshots');
        await awaitAll(snapshots.map(snapshot => emitClusterSnapshot(ctx, rds, client, snapshot)));
      }
    }),
    ctx.list('backup', 'rds:DescribeDBInstanceAutomatedBackups', async () => {
      for await (const page of rds.paginateDescribeDBInstanceAutomatedBackups({ client, pageSize: 100 }, {})) {
        for (const backup of assertField(page.DBInstanceAutomatedBackups, 'DBInstanceAutomatedBackups'))
          emitReplicated(ctx, backup);
      }
    }),
  ]);
}

async function emitSnapshot(ctx: AwsContext, rds: Rds, client: RDSClient, snapshot: DBSnapshot): Promise<void> {
  const name = assertField(snapshot.DBSnapshotIdentifier, 'DBSnapshotIdentifier');
  const instance = assertField(snapshot.DBInstanceIdentifier, 'DBInstanceIdentifier');
  // A copy of a snapshot says where the first one was: there is the database.
  const origin = parseArn(snapshot.SourceDBSnapshotIdentifier ?? '');
  const region = origin?.region ?? snapshot.SourceRegion;
  const at = {
    ...(region === undefined ? {} : { region }),
    ...(origin === undefined ? {} : { account: origin.account }),
  };
  const taken = snapshot.OriginalSnapshotCreateTime ?? snapshot.SnapshotCreateTime;
  await emitBackup(ctx, {
    id: snapshot.DBSnapshotArn ?? ctx.arn('rds', `snapshot:${name}`),
    type: 'AWS::RDS::DBSnapshot',
    name,
    madeBy: snapshot.SnapshotType,
    tagList: snapshot.TagList,
    created: snapshot.SnapshotCreateTime,
    copy: backupOf(ctx, ctx.arn('rds', `db:${instance}`, at), snapshot.Status, taken),
    atRest: encryptionOf(ctx, snapshot.Encrypted, snapshot.KmsKeyId, 'Encrypted'),
    attributes: () =>
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
    madeBy: snapshot.SnapshotType,
    tagList: snapshot.TagList,
    created: snapshot.SnapshotCreateTime,
    copy: backupOf(ctx, ctx.arn('rds', `cluster:${cluster}`, at), snapshot.Status, snapshot.SnapshotCreateTime),
    atRest: encryptionOf(ctx, snapshot.StorageEncrypted, snapshot.KmsKeyId, 'StorageEncrypted'),
    attributes: () =>
      ctx.read('rds:DescribeDBClusterSnapshotAttributes', async () => {
        const answer = await client.send(
          new rds.DescribeDBClusterSnapshotAttributesCommand({ DBClusterSnapshotIdentifier: name }),
        );
        return accountsIn(answer.DBClusterSnapshotAttributesResult?.DBClusterSnapshotAttributes);
      }),
  });
}

/** What a snapshot of an instance and one of a cluster have alike. */
interface AnySnapshot {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly madeBy: string | undefined;
  readonly tagList: readonly Tag[] | undefined;
  readonly created: Date | undefined;
  readonly copy: Reading<Facets['backup']>;
  readonly atRest: Reading<Facets['encryptionAtRest']>;
  readonly attributes: () => Promise<Reading<string[]>>;
}

async function emitBackup(ctx: AwsContext, snapshot: AnySnapshot): Promise<void> {
  const { id, type, name, madeBy, copy, atRest } = snapshot;
  // What RDS took by itself cannot be handed to others.
  const sharedWith = madeBy === 'automated' ? value<string[]>([]) : await snapshot.attributes();
  // AWS Backup lists what it made, under the same ARN and with the vault's lock.
  if (madeBy === 'awsbackup') {
    ctx.add(id, { sharedWith });
    return;
  }
  const { tags, slot, management } = tagged(snapshot.tagList);
  ctx.emit({
    id,
    slot,
    kind: 'backup',
    type,
    name,
    tags,
    createdAt: snapshot.created?.toISOString(),
    facets: { backup: copy, encryptionAtRest: atRest, sharedWith, infrastructureAsCode: management },
  });
}

/** Automated backups stay with their instance, but for those that are told to follow into this region from another. */
function emitReplicated(ctx: AwsContext, backup: DBInstanceAutomatedBackup): void {
  const { DBInstanceArn: of, DBInstanceAutomatedBackupsArn: id } = backup;
  const source = parseArn(of ?? '')?.region;
  if (of === undefined || id === undefined || source === undefined || source === ctx.region) return;
  const latest = backup.RestoreWindow?.LatestTime?.toISOString();
  const { tags, slot, management } = tagged(backup.TagList);
  ctx.emit({
    id,
    slot,
    kind: 'backup',
    type: 'AWS::RDS::DBInstanceAutomatedBackup',
    name: backup.DBInstanceIdentifier ?? id,
    tags,
    facets: {
      // Until the first one has arrived there is nothing to restore.
      backup:
        latest === undefined
          ? absent
          : value({
              source: of,
              provider: 'aws',
              account: ctx.account,
              region: ctx.region,
              takenAt: latest,
              immutability: 'none',
            }),
      encryptionAtRest: encryptionOf(ctx, backup.Encrypted, backup.KmsKeyId, 'Encrypted'),
      sharedWith: value([]),
      infrastructureAsCode: management,
    },
  });
}

/** A snapshot that is not finished, or failed, restores nothing: there is no copy (yet). */
function backupOf(
  ctx: AwsContext,
  source: string,
  status: string | undefined,
  taken: Date | undefined,
): Reading<Facets['backup']> {
  if (status !== undefined && status !== 'available') return absent;
  return mapReading(requireField(status === undefined ? undefined : taken, 'Status or SnapshotCreateTime'), at => ({
    source,
    provider: 'aws',
    account: ctx.account,
    region: ctx.region,
    takenAt: at.toISOString(),
    immutability: 'none',
  }));
}

interface Attribute {
  readonly AttributeName?: string | undefined;
  readonly AttributeValues?: string[] | undefined;
}

function accountsIn(attributes: readonly Attribute[] | undefined): string[] {
  const restore = assertField(attributes, 'attributes').find(({ AttributeName: name }) => name === 'restore');
  return (restore?.AttributeValues ?? []).map(account => (account === 'all' ? '*' : account));
}
