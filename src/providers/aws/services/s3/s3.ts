import type { Bucket, S3Client } from '@aws-sdk/client-s3';
import type * as sdk from '@aws-sdk/client-s3';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { tagFacets, tagsOf } from '../../facets/tag-facets.ts';
import { accountId } from '../../resource-ids.ts';
import { NO_BLOCK, readBucketFacets } from './bucket-facets.ts';
import { accessBlockOf } from './facets.ts';
import type { AccessBlock } from './public-access.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

type S3 = typeof sdk;

/** Reads every bucket of the account in its region, and the public access block of the account. */
export const awsS3: AwsCollector = {
  id: 'aws-s3',
  provider: 'aws',
  scope: 'global',
  lists: ['bucket'],
  fills: {
    account: ['accountPublicAccessBlock'],
    bucket: ['networkAccess', 'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'versioning', 'mfaDelete', 'replicationDestinations', 'publicAccess', 'sharedWith', 'servicesForAnyCustomer', 'immutability', 'singleZoneTransition', 'accessLogging', 'accessLogTarget', 'localAuthentication', 'infrastructureAsCode', 'relationships'],
  },
  operations: [
    ...operations(
      's3',
      [
        'ListBuckets', 'GetBucketLocation', 'GetBucketEncryption', 'GetBucketVersioning', 'GetBucketReplication',
        'GetPublicAccessBlock', 'GetBucketPolicy', 'GetBucketPolicyStatus', 'GetBucketAcl', 'GetObjectLockConfiguration', 'GetBucketTagging',
        'GetBucketLifecycleConfiguration', 'GetBucketLogging',
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
  decidedBy: {
    versioning: ['s3:GetBucketVersioning'],
    replicationDestinations: ['s3:GetBucketReplication'],
    encryptionAtRest: ['s3:GetBucketEncryption'],
    relationships: ['s3:GetBucketEncryption'],
    immutability: ['s3:GetObjectLockConfiguration'],
    singleZoneTransition: ['s3:GetBucketLifecycleConfiguration'],
    accessLogging: ['s3:GetBucketLogging'],
    publicAccess: ['s3:GetPublicAccessBlock', 's3:GetBucketPolicyStatus', 's3:GetBucketAcl'],
    sharedWith: ['s3:GetBucketPolicy'],
    encryptionInTransit: ['s3:GetBucketPolicy'],
    servicesForAnyCustomer: ['s3:GetBucketPolicy'],
    infrastructureAsCode: ['s3:GetBucketTagging'],
    accountPublicAccessBlock: ['s3control:GetPublicAccessBlock'],
  },
  collect: async ctx => {
    const s3 = await import('@aws-sdk/client-s3');
    const account = await readAccountBlock(ctx);
    await ctx.list('bucket', 's3:ListBuckets', async () => {
      // The response has BucketRegion only where the request has a page size.
      await forEachPage(s3.paginateListBuckets({ client: ctx.client(s3.S3Client), pageSize: 1000 }, {}), (page) => awaitAll(assertField(page.Buckets, 'Buckets').map(bucket => collectBucket(ctx, s3, bucket, account))));
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
  const home = bucket.BucketRegion ?? (await regionOf(ctx, s3, name));
  const client = ctx.client(s3.S3Client, home);
  const [tagged, facets] = await Promise.all([
    readTags(ctx, s3, client, name),
    readBucketFacets({ ctx, s3, client, name, region: home, account }),
  ]);
  const { tags, slot, infrastructureAsCode } = tagFacets(tagged);
  ctx.emit({
    id: ctx.arn('s3', name, { region: '', account: '' }),
    slot,
    kind: 'bucket',
    type: 'AWS::S3::Bucket',
    region: home,
    name,
    tags,
    createdAt: bucket.CreationDate?.toISOString(),
    facets: {
      networkAccess: absent,
      ...facets,
      // General purpose buckets are stored in at least three zones; directory buckets are not in this list.
      placement: value({ spread: 'multi-zone', locations: [{ region: home, role: 'primary' }] }),
      dataDurability: value('durable'),
      // Access is by IAM, or public by the policy.
      localAuthentication: absent,
      infrastructureAsCode,
    },
  });
}

/** For a list without regions. A finding is known by the region too: a bucket without one is not listed. */
async function regionOf(ctx: AwsContext, s3: S3, name: string): Promise<string> {
  const region = await readRegion(ctx, s3, name);
  return assertField(region.state === 'value' ? region.value : undefined, `region of ${name}`);
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
