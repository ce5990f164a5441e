import type { Bucket, S3Client } from '@aws-sdk/client-s3';
import type * as sdk from '@aws-sdk/client-s3';
import type { FacetReadings } from '../../../../model/resource.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { awaitAll, slotOf, tagsOf } from '../../client/response-fields.ts';
import {
  accessBlockOf,
  encryptionOf,
  grantsPublic,
  transitionsToSingleZone,
  objectLockOf,
  policySharing,
  policyTransit,
  replicationOf,
} from './facets.ts';
import { delegatesToAccessPoints, publicThroughAccessPoint } from './access-points.ts';
import { isBlockedByAccount, publicAccess, type AccessBlock } from './public-access.ts';

type S3 = typeof sdk;

const NO_BLOCK = { absentOn: ['NoSuchPublicAccessBlockConfiguration'] };

/** Reads every bucket of the account, each in its own region, and the account's block of public access. */
export const awsS3: AwsCollector = {
  id: 'aws-s3',
  provider: 'aws',
  scope: 'global',
  lists: ['bucket'],
  fills: {
    account: ['accountPublicAccessBlock'],
    bucket: ['networkAccess', 'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'versioning', 'replicationDestinations', 'publicAccess', 'sharedWith', 'immutability', 'singleZoneTransition', 'localAuthentication', 'infrastructureAsCode'],
  },
  operations: [
    ...operations(
      's3',
      [
        'ListBuckets', 'GetBucketLocation', 'GetBucketEncryption', 'GetBucketVersioning', 'GetBucketReplication',
        'GetPublicAccessBlock', 'GetBucketPolicy', 'GetBucketPolicyStatus', 'GetBucketAcl', 'GetObjectLockConfiguration', 'GetBucketTagging',
        'GetBucketLifecycleConfiguration',
      ],
      {
        ListBuckets: 's3:ListAllMyBuckets',
        GetBucketEncryption: 's3:GetEncryptionConfiguration',
        GetBucketReplication: 's3:GetReplicationConfiguration',
        GetBucketLifecycleConfiguration: 's3:GetLifecycleConfiguration',
        GetPublicAccessBlock: 's3:GetBucketPublicAccessBlock',
        GetObjectLockConfiguration: 's3:GetBucketObjectLockConfiguration',
      },
    ),
    ...operations(
      's3control',
      ['GetPublicAccessBlock', 'ListAccessPoints', 'GetAccessPoint', 'GetAccessPointPolicyStatus'],
      {
        GetPublicAccessBlock: 's3:GetAccountPublicAccessBlock',
        ListAccessPoints: 's3:ListAccessPoints',
        GetAccessPoint: 's3:GetAccessPoint',
        GetAccessPointPolicyStatus: 's3:GetAccessPointPolicyStatus',
      },
    ),
  ],
  collect: async ctx => {
    const s3 = await import('@aws-sdk/client-s3');
    const account = await readAccountBlock(ctx);
    await ctx.list('bucket', 's3:ListBuckets', async () => {
      // BucketRegion is only sent to a caller that names a page size.
      for await (const page of s3.paginateListBuckets({ client: ctx.client(s3.S3Client), pageSize: 1000 }, {})) {
        await awaitAll(assertField(page.Buckets, 'Buckets').map(bucket => collectBucket(ctx, s3, bucket, account)));
      }
    });
  },
}; // prettier-ignore

async function readAccountBlock(ctx: AwsContext): Promise<Reading<AccessBlock>> {
  const { GetPublicAccessBlockCommand, S3ControlClient } = await import('@aws-sdk/client-s3-control');
  const block = await ctx.read(
    's3control:GetPublicAccessBlock',
    async () => {
      const answer = await ctx
        .client(S3ControlClient)
        .send(new GetPublicAccessBlockCommand({ AccountId: ctx.account }));
      return accessBlockOf(answer.PublicAccessBlockConfiguration);
    },
    NO_BLOCK,
  );
  const accountPublicAccessBlock =
    block.state === 'absent' ? value(false) : mapReading(block, ({ blocksEverything }) => blocksEverything);
  ctx.add(ctx.arn('iam', 'root', { region: '' }), { accountPublicAccessBlock });
  return block;
}

async function collectBucket(ctx: AwsContext, s3: S3, bucket: Bucket, account: Reading<AccessBlock>): Promise<void> {
  const name = assertField(bucket.Name, 'bucket name');
  const region = bucket.BucketRegion === undefined ? await readRegion(ctx, s3, name) : value(bucket.BucketRegion);
  const home = region.state === 'value' ? region.value : undefined;
  const client = ctx.client(s3.S3Client, home);
  const [tags, facets] = await Promise.all([
    readTags(ctx, s3, client, name),
    readFacets({ ctx, s3, client, name, home, account }),
  ]);
  const known = tags.state === 'value' ? tags.value : {};
  ctx.emit({
    id: ctx.arn('s3', name, { region: '', account: '' }),
    slot: slotOf(known),
    kind: 'bucket',
    type: 'AWS::S3::Bucket',
    ...(home === undefined ? {} : { region: home }),
    name,
    tags: known,
    createdAt: bucket.CreationDate?.toISOString(),
    facets: {
      networkAccess: absent,
      ...facets,
      // A bucket lies in at least three zones; the ones in one zone (directory buckets) are not in this list.
      placement: mapReading(region, at => ({ spread: 'multi-zone', locations: [{ region: at, role: 'primary' }] })),
      dataDurability: value('durable'),
      // Whoever comes in has a name in IAM, or is anybody, which its policy says.
      localAuthentication: absent,
      infrastructureAsCode: tags.state === 'unread' ? tags : infrastructureAsCodeOf(known),
    },
  });
}

/** The oldest regions have no name here, or an old one. */
function readRegion(ctx: AwsContext, s3: S3, name: string): Promise<Reading<string>> {
  return ctx.read('s3:GetBucketLocation', async () => {
    const { LocationConstraint: region } = await ctx
      .client(s3.S3Client)
      .send(new s3.GetBucketLocationCommand({ Bucket: name }));
    if (region === undefined || (region as string) === '') return 'us-east-1';
    return region === 'EU' ? 'eu-west-1' : region;
  });
}

function readTags(ctx: AwsContext, s3: S3, client: S3Client, name: string): Promise<Reading<Record<string, string>>> {
  return ctx.read(
    's3:GetBucketTagging',
    async () =>
      tagsOf(assertField((await client.send(new s3.GetBucketTaggingCommand({ Bucket: name }))).TagSet, 'TagSet')),
    { absentOn: ['NoSuchTagSet'] },
  );
}

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly s3: S3;
  readonly client: S3Client;
  readonly name: string;
  readonly home: string | undefined;
  readonly account: Reading<AccessBlock>;
}

async function readFacets(asking: ServiceContext): Promise<FacetReadings> {
  const { ctx, s3, client, name: Bucket } = asking;
  const policy = ctx.read(
    's3:GetBucketPolicy',
    async () => assertField((await client.send(new s3.GetBucketPolicyCommand({ Bucket }))).Policy, 'Policy'),
    { absentOn: ['NoSuchBucketPolicy'] },
  );
  const [encryption, versioning, replication, lock, access, rules, singleZoneTransition] = await Promise.all([
    ctx.read(
      's3:GetBucketEncryption',
      async () => {
        const answer = await client.send(new s3.GetBucketEncryptionCommand({ Bucket }));
        return encryptionOf(assertField(answer.ServerSideEncryptionConfiguration, 'ServerSideEncryptionConfiguration'));
      },
      { absentOn: ['ServerSideEncryptionConfigurationNotFoundError'] },
    ),
    // A bucket that never was versioned has no status at all.
    ctx.read(
      's3:GetBucketVersioning',
      async () => (await client.send(new s3.GetBucketVersioningCommand({ Bucket }))).Status === 'Enabled',
    ),
    ctx.read(
      's3:GetBucketReplication',
      async () => {
        const answer = await client.send(new s3.GetBucketReplicationCommand({ Bucket }));
        return replicationOf(assertField(answer.ReplicationConfiguration, 'ReplicationConfiguration'));
      },
      { absentOn: ['ReplicationConfigurationNotFoundError'] },
    ),
    ctx.read(
      's3:GetObjectLockConfiguration',
      async () => {
        const answer = await client.send(new s3.GetObjectLockConfigurationCommand({ Bucket }));
        return objectLockOf(assertField(answer.ObjectLockConfiguration, 'ObjectLockConfiguration'));
      },
      { absentOn: ['ObjectLockConfigurationNotFoundError'] },
    ),
    readAccess(asking, policy),
    policy,
    ctx.read(
      's3:GetBucketLifecycleConfiguration',
      async () => {
        const answer = await client.send(new s3.GetBucketLifecycleConfigurationCommand({ Bucket }));
        return transitionsToSingleZone(assertField(answer.Rules, 'Rules'));
      },
      { absentOn: ['NoSuchLifecycleConfiguration'] },
    ),
  ]);
  return {
    singleZoneTransition: singleZoneTransition.state === 'absent' ? value(false) : singleZoneTransition,
    encryptionAtRest: encryption.state === 'absent' ? value('provider-managed-key') : encryption,
    versioning,
    replicationDestinations: replication.state === 'value' ? replication.value : replication,
    immutability: lock.state === 'absent' ? value({ state: 'none' }) : lock,
    publicAccess: access,
    sharedWith: policySharing(rules, ctx.account),
    encryptionInTransit: policyTransit(rules),
  };
}

async function readAccess(
  { ctx, s3, client, name: Bucket, home, account }: ServiceContext,
  rules: Promise<Reading<string>>,
): Promise<Reading<'blocked' | 'possible' | 'public'>> {
  if (isBlockedByAccount(account)) return value('blocked');
  const [bucket, policy, acl, points] = await Promise.all([
    ctx.read(
      's3:GetPublicAccessBlock',
      async () =>
        accessBlockOf(
          (await client.send(new s3.GetPublicAccessBlockCommand({ Bucket }))).PublicAccessBlockConfiguration,
        ),
      NO_BLOCK,
    ),
    ctx.read(
      's3:GetBucketPolicyStatus',
      async () =>
        assertField(
          (await client.send(new s3.GetBucketPolicyStatusCommand({ Bucket }))).PolicyStatus?.IsPublic,
          'IsPublic',
        ),
      { absentOn: ['NoSuchBucketPolicy'] },
    ),
    ctx.read('s3:GetBucketAcl', async () =>
      grantsPublic(assertField((await client.send(new s3.GetBucketAclCommand({ Bucket }))).Grants, 'Grants')),
    ),
    rules.then(text =>
      text.state === 'value' && delegatesToAccessPoints(text.value)
        ? publicThroughAccessPoint(ctx, Bucket, home)
        : value(false),
    ),
  ]);
  return publicAccess({ account, bucket, policy, acl, points });
}
