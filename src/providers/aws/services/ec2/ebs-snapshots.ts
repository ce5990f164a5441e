import type * as Ec2Sdk from '@aws-sdk/client-ec2';
import type { EC2Client, LockedSnapshotsInfo, Snapshot } from '@aws-sdk/client-ec2';
import type { Facets, Immutability } from '../../../../model/facets.ts';
import { absent, mapReading, value, valueOrNull, type Reading } from '../../../../model/reading.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { once } from '../../../kit/memoize.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { encryptionAtRestOf, keyRelationship } from '../../facets/encryption-at-rest.ts';
import { tagsOf } from '../../facets/tag-facets.ts';

type Ec2 = typeof Ec2Sdk;

interface Reader {
  readonly ctx: AwsContext;
  readonly sdk: Ec2;
  readonly client: EC2Client;
  readonly locks: Reading<ReadonlyMap<string, LockedSnapshotsInfo>>;
}

/** Reads the EBS snapshots of the account. */
export const awsEbsSnapshots: AwsCollector = {
  id: 'aws-ec2-snapshots',
  provider: 'aws',
  scope: 'regional',
  lists: ['backup'],
  fills: { backup: ['backup', 'encryptionAtRest', 'sharedWith', 'infrastructureAsCode', 'relationships'] },
  operations: operations('ec2', ['DescribeSnapshots', 'DescribeSnapshotAttribute', 'DescribeLockedSnapshots']),
  decidedBy: {
    backup: ['ec2:DescribeSnapshots'],
    encryptionAtRest: ['ec2:DescribeSnapshots'],
    sharedWith: ['ec2:DescribeSnapshotAttribute'],
  },
  collect: async ctx => {
    const sdk = await import('@aws-sdk/client-ec2');
    const client = ctx.client(sdk.EC2Client);
    const reader = once(() => readerOf(ctx, sdk, client));
    await ctx.list('backup', 'ec2:DescribeSnapshots', async () => {
      const pages = sdk.paginateDescribeSnapshots({ client, pageSize: 1000 }, { OwnerIds: ['self'] });
      await forEachPage(pages, async page => {
        const own = assertField(page.Snapshots, 'Snapshots').filter(({ OwnerId }) => OwnerId === ctx.account);
        if (own.length === 0) return;
        const withLocks = await reader();
        await awaitAll(own.map(snapshot => emitBackup(withLocks, snapshot)));
      });
    });
  },
};

/** Without permission to read locks the immutability is unread; the refusal is recorded. */
async function readerOf(ctx: AwsContext, sdk: Ec2, client: EC2Client): Promise<Reader> {
  const locks = await ctx.read('ec2:DescribeLockedSnapshots', () => readLocks(sdk, client));
  return { ctx, sdk, client, locks };
}

async function readLocks(sdk: Ec2, client: EC2Client): Promise<ReadonlyMap<string, LockedSnapshotsInfo>> {
  const locks = new Map<string, LockedSnapshotsInfo>();
  let token: string | undefined;
  do {
    const page = await client.send(
      new sdk.DescribeLockedSnapshotsCommand({
        MaxResults: 1000,
        ...(token === undefined ? {} : { NextToken: token }),
      }),
    );
    for (const lock of assertField(page.Snapshots, 'Snapshots'))
      locks.set(assertField(lock.SnapshotId, 'SnapshotId'), lock);
    token = page.NextToken;
  } while (token !== undefined && token !== '');
  return locks;
}

async function emitBackup({ ctx, sdk, client, locks }: Reader, snapshot: Snapshot): Promise<void> {
  const snapshotId = assertField(snapshot.SnapshotId, 'SnapshotId');
  const id = snapshotArn(ctx, snapshotId, ctx.region);
  const tags = tagsOf(snapshot.Tags);
  const sharedWith = await ctx.read('ec2:DescribeSnapshotAttribute', async () => {
    const input = { SnapshotId: snapshotId, Attribute: 'createVolumePermission' as const };
    const answer = await client.send(new sdk.DescribeSnapshotAttributeCommand(input));
    return assertField(answer.CreateVolumePermissions, 'CreateVolumePermissions').flatMap(({ Group, UserId }) =>
      Group === 'all' ? ['*'] : UserId === undefined ? [] : [UserId],
    );
  });
  const common = { ...encryptionFacets(ctx, snapshot), sharedWith };
  // The AWS Backup collector lists these as recovery points, under the same ARN and with the lock of the vault.
  if (tags['aws:backup:source-resource'] !== undefined) {
    ctx.add(id, common);
    return;
  }
  ctx.emit({
    id,
    stableId: snapshotId,
    slot: slotOf(tags),
    kind: 'backup',
    type: 'AWS::EC2::Snapshot',
    name: tags['Name'] ?? snapshotId,
    tags,
    createdAt: snapshot.StartTime?.toISOString(),
    facets: {
      backup: backupOf(
        ctx,
        snapshot,
        mapReading(locks, all => all.get(snapshotId)),
      ),
      ...common,
      infrastructureAsCode: infrastructureAsCodeOf(tags),
    },
  });
}

const encryptionFacets = (ctx: AwsContext, { Encrypted, KmsKeyId }: Snapshot) => ({
  encryptionAtRest: encryptionAtRestOf(ctx, Encrypted, KmsKeyId, 'Encrypted'),
  relationships: value(keyRelationship(ctx, KmsKeyId)),
});

/** A snapshot that is not complete cannot be restored: it is no backup. */
function backupOf(
  ctx: AwsContext,
  snapshot: Snapshot,
  locks: Reading<LockedSnapshotsInfo | undefined>,
): Reading<Facets['backup']> {
  const state = requireField(snapshot.State, 'State');
  if (state.state === 'value' && state.value !== 'completed') return absent;
  return mapReading(state, () => {
    const lock = valueOrNull(locks);
    const immutableUntil = lock?.LockExpiresOn?.toISOString();
    return {
      source: sourceOf(ctx, snapshot),
      provider: 'aws' as const,
      account: ctx.account,
      region: ctx.region,
      ...(snapshot.StartTime === undefined ? {} : { takenAt: snapshot.StartTime.toISOString() }),
      immutability: locks.state === 'unread' ? ('unread' as const) : immutabilityOf(lock?.LockState),
      ...(immutableUntil === undefined ? {} : { immutableUntil }),
    };
  });
}

function immutabilityOf(state: string | undefined): Immutability {
  if (state === 'compliance') return 'locked';
  // During its cooling-off period a compliance lock can still be removed.
  return state === 'governance' || state === 'compliance-cooloff' ? 'unlocked' : 'none';
}

/** Copied snapshots name no volume; the description may name the snapshot that was copied. */
const NO_VOLUME = 'vol-ffffffff';
const COPIED_FROM = /\[Copied (snap-[0-9a-f]+) from ([a-z0-9-]+)\]/;

function sourceOf(ctx: AwsContext, { VolumeId, Description = '' }: Snapshot): string {
  if (VolumeId !== undefined && VolumeId !== NO_VOLUME) return ctx.arn('ec2', `volume/${VolumeId}`);
  const [, source, region] = COPIED_FROM.exec(Description) ?? [];
  if (source !== undefined && region !== undefined) return snapshotArn(ctx, source, region);
  // A snapshot of a copied image names the source snapshot without its region: no ARN, but enough to find it by id.
  return /\bfrom SourceAmi \S+ for SourceSnapshot (snap-[0-9a-f]+)/.exec(Description)?.[1] ?? '';
}

const snapshotArn = (ctx: AwsContext, id: string, region: string): string =>
  ctx.arn('ec2', `snapshot/${id}`, { account: '', region });
