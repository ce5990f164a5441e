import type { Bucket, S3Client } from '@aws-sdk/client-s3';
import type * as sdk from '@aws-sdk/client-s3';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { tagFacets, tagsOf } from '../../facets/tag-facets.ts';
import { accountId } from '../../resource-ids.ts';
import { delegatesToAccessPoints, publicThroughAccessPoint } from './access-points.ts';
import {
  accessBlockOf,
  bucketEncryption,
  grantsPublic,
  objectLockOf,
  policyEncryptionInTransit,
  policySharedWith,
  replicationOf,
  transitionsToSingleZone,
} from './facets.ts';
import { isBlockedByAccount, publicAccess, type AccessBlock } from './public-access.ts';

type S3 = typeof sdk;

const NO_BLOCK = { absentOn: ['NoSuchPublicAccessBlockConfiguration'] };

/** Reads every bucket of the account in its region, and the public access block of the account. */
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
      // The response has BucketRegion only where the request has a page size.
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
  ctx.add(accountId(ctx), { accountPublicAccessBlock });
  return block;
}

async function collectBucket(ctx: AwsContext, s3: S3, bucket: Bucket, account: Reading<AccessBlock>): Promise<void> {
  const name = assertField(bucket.Name, 'bucket name');
  const region = bucket.BucketRegion === undefined ? await readRegion(ctx, s3, name) : value(bucket.BucketRegion);
  const home = region.state === 'value' ? region.value : undefined;
  const client = ctx.client(s3.S3Client, home);
  const [tagged, facets] = await Promise.all([
    readTags(ctx, s3, client, name),
    readFacets({ ctx, s3, client, name, home, account }),
  ]);
  const { tags, slot, infrastructureAsCode } = tagFacets(tagged);
  ctx.emit({
    id: ctx.arn('s3', name, { region: '', account: '' }),
    slot,
    kind: 'bucket',
    type: 'AWS::S3::Bucket',
    ...(home === undefined ? {} : { region: home }),
    name,
    tags,
    createdAt: bucket.CreationDate?.toISOString(),
    facets: {
      networkAccess: absent,
      ...facets,
      // General purpose buckets are stored in at least three zones; directory buckets are not in this list.
      placement: mapReading(region, known => ({
        spread: 'multi-zone',
        locations: [{ region: known, role: 'primary' }],
      })),
      dataDurability: value('durable'),
      // Access is by IAM, or public by the policy.
      localAuthentication: absent,
      infrastructureAsCode,
    },
  });
}

/** us-east-1 is returned as an empty constraint, eu-west-1 of old buckets as `EU`. */
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

async function readFacets(api: ServiceContext): Promise<FacetReadings> {
  const { ctx, s3, client, name: Bucket } = api;
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
        return bucketEncryption(
          assertField(answer.ServerSideEncryptionConfiguration, 'ServerSideEncryptionConfiguration'),
        );
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
    readAccess(api, policy),
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
    sharedWith: policySharedWith(rules, ctx.account),
    encryptionInTransit: policyEncryptionInTransit(rules),
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
