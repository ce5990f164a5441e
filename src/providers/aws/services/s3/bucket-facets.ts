import type { LifecycleRule, S3Client, ServerSideEncryptionByDefault } from '@aws-sdk/client-s3';
import type * as sdk from '@aws-sdk/client-s3';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { assertField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import { keyRelationship } from '../../facets/encryption-at-rest.ts';
import { servicesForAnyCustomer } from '../../policy/confused-deputy.ts';
import { delegatesToAccessPoints, publicThroughAccessPoint } from './access-points.ts';
import {
  accessBlockOf,
  bucketEncryption,
  defaultEncryptionOf,
  grantsPublic,
  objectLockOf,
  policyEncryptionInTransit,
  policyIsPublic,
  policySharedWith,
  SSE_S3,
  transitionsToSingleZone,
} from './facets.ts';
import { isBlockedByAccount, publicAccess, type AccessBlock } from './public-access.ts';
import { replicationOf } from './replication.ts';
import { start } from '../../../kit/start.ts';

/** Errors of an account or bucket without a public access block. */
export const NO_BLOCK = { absentOn: ['NoSuchPublicAccessBlockConfiguration'] };

/** One bucket and the client of its region. */
export interface BucketContext {
  readonly ctx: AwsContext;
  readonly s3: typeof sdk;
  readonly client: S3Client;
  readonly name: string;
  readonly region: string | undefined;
  /** The public access block of the account. */
  readonly account: Reading<AccessBlock>;
}

/** The facets of a bucket that take calls of their own. */
export async function readBucketFacets(bucket: BucketContext): Promise<FacetReadings> {
  const { ctx, s3, client, name: Bucket } = bucket;
  const policy = start(
    ctx.read(
      's3:GetBucketPolicy',
      async () => assertField((await client.send(new s3.GetBucketPolicyCommand({ Bucket }))).Policy, 'Policy'),
      { absentOn: ['NoSuchBucketPolicy'] },
    ),
  );
  const encryption = start(readEncryption(bucket));
  const [encrypted, versions, replicationDestinations, immutability, access, bucketPolicy, lifecycle, logTarget] =
    await Promise.all([
      encryption,
      // A bucket that was never versioned has no status.
      ctx.read('s3:GetBucketVersioning', () => client.send(new s3.GetBucketVersioningCommand({ Bucket }))),
      readReplication(bucket, encryption),
      readObjectLock(bucket),
      readPublicAccess(bucket, policy),
      policy,
      readLifecycle(bucket),
      readLogTarget(bucket),
    ]);
  return {
    ...{ replicationDestinations, immutability, ...encryptionFacets(bucket, encrypted) },
    versioning: mapReading(versions, ({ Status }) => Status === 'Enabled'),
    mfaDelete: flatMapReading(versions, ({ MFADelete }) => mfaDeleteOf(MFADelete, lifecycle)),
    singleZoneTransition: mapReading(lifecycle, transitionsToSingleZone),
    publicAccess: access,
    ...loggingFacets(logTarget),
    ...policyFacets(bucketPolicy, ctx.account),
  };
}

const encryptionFacets = (
  { ctx, region }: BucketContext,
  encryption: Reading<ServerSideEncryptionByDefault>,
): FacetReadings => ({
  encryptionAtRest: mapReading(encryption, bucketEncryption),
  relationships: mapReading(encryption, ({ KMSMasterKeyID: key }) => keyRelationship(ctx, key, region)),
});

const loggingFacets = (logTarget: Reading<string>): FacetReadings => ({
  accessLogging: logTarget.state === 'unread' ? logTarget : value(logTarget.state === 'value' ? 'enabled' : 'disabled'),
  accessLogTarget: logTarget,
});

const policyFacets = (policy: Reading<string>, account: string): FacetReadings => ({
  sharedWith: policySharedWith(policy, account),
  servicesForAnyCustomer: servicesForAnyCustomer(policy, 'bucket'),
  encryptionInTransit: policyEncryptionInTransit(policy),
});

async function readEncryption({
  ctx,
  s3,
  client,
  name: Bucket,
}: BucketContext): Promise<Reading<ServerSideEncryptionByDefault>> {
  const encryption = await ctx.read(
    's3:GetBucketEncryption',
    async () => {
      const answer = await client.send(new s3.GetBucketEncryptionCommand({ Bucket }));
      return defaultEncryptionOf(
        assertField(answer.ServerSideEncryptionConfiguration, 'ServerSideEncryptionConfiguration'),
      );
    },
    { absentOn: ['ServerSideEncryptionConfigurationNotFoundError'] },
  );
  return encryption.state === 'absent' ? value(SSE_S3) : encryption;
}

async function readReplication(
  { ctx, s3, client, name: Bucket }: BucketContext,
  encryption: Promise<Reading<ServerSideEncryptionByDefault>>,
): Promise<Reading<Facets['replicationDestinations']>> {
  const replication = await ctx.read(
    's3:GetBucketReplication',
    async () => {
      const answer = await client.send(new s3.GetBucketReplicationCommand({ Bucket }));
      return replicationOf(assertField(answer.ReplicationConfiguration, 'ReplicationConfiguration'), await encryption);
    },
    { absentOn: ['ReplicationConfigurationNotFoundError'] },
  );
  return flatMapReading(replication, destinations => destinations);
}

async function readObjectLock({
  ctx,
  s3,
  client,
  name: Bucket,
}: BucketContext): Promise<Reading<Facets['immutability']>> {
  const lock = await ctx.read(
    's3:GetObjectLockConfiguration',
    async () => {
      const answer = await client.send(new s3.GetObjectLockConfigurationCommand({ Bucket }));
      return objectLockOf(assertField(answer.ObjectLockConfiguration, 'ObjectLockConfiguration'));
    },
    { absentOn: ['ObjectLockConfigurationNotFoundError'] },
  );
  return lock.state === 'absent' ? value({ state: 'none' }) : lock;
}

/** The lifecycle rules; none where there is no configuration. */
async function readLifecycle({
  ctx,
  s3,
  client,
  name: Bucket,
}: BucketContext): Promise<Reading<readonly LifecycleRule[]>> {
  const rules = await ctx.read(
    's3:GetBucketLifecycleConfiguration',
    async () => {
      const answer = await client.send(new s3.GetBucketLifecycleConfigurationCommand({ Bucket }));
      return assertField(answer.Rules, 'Rules');
    },
    { absentOn: ['NoSuchLifecycleConfiguration'] },
  );
  return rules.state === 'absent' ? value([]) : rules;
}

/** A bucket with a lifecycle configuration cannot have MFA delete. */
function mfaDeleteOf(
  status: string | undefined,
  lifecycle: Reading<readonly LifecycleRule[]>,
): Reading<Facets['mfaDelete']> {
  if (status === 'Enabled') return value('enabled');
  return mapReading(lifecycle, rules => (rules.length > 0 ? 'excluded' : 'disabled'));
}

/** The bucket of the server access log. */
async function readLogTarget({ ctx, s3, client, name: Bucket }: BucketContext): Promise<Reading<string>> {
  const target = await ctx.read('s3:GetBucketLogging', async () => {
    const { LoggingEnabled: log } = await client.send(new s3.GetBucketLoggingCommand({ Bucket }));
    // Without logging the answer is empty.
    if (log === undefined) return '';
    return ctx.arn('s3', assertField(log.TargetBucket, 'TargetBucket'), { region: '', account: '' });
  });
  return target.state === 'value' && target.value === '' ? absent : target;
}

async function readPublicAccess(
  { ctx, s3, client, name: Bucket, region, account }: BucketContext,
  bucketPolicy: Promise<Reading<string>>,
): Promise<Reading<Facets['publicAccess']>> {
  if (isBlockedByAccount(account)) return value('blocked');
  const [bucket, status, acl, points] = await Promise.all([
    ctx.read(
      's3:GetPublicAccessBlock',
      async () => {
        const answer = await client.send(new s3.GetPublicAccessBlockCommand({ Bucket }));
        return accessBlockOf(answer.PublicAccessBlockConfiguration);
      },
      NO_BLOCK,
    ),
    ctx.read(
      's3:GetBucketPolicyStatus',
      async () => {
        const answer = await client.send(new s3.GetBucketPolicyStatusCommand({ Bucket }));
        return assertField(answer.PolicyStatus?.IsPublic, 'IsPublic');
      },
      { absentOn: ['NoSuchBucketPolicy'] },
    ),
    ctx.read('s3:GetBucketAcl', async () =>
      grantsPublic(assertField((await client.send(new s3.GetBucketAclCommand({ Bucket }))).Grants, 'Grants')),
    ),
    bucketPolicy.then(text =>
      text.state === 'value' && delegatesToAccessPoints(text.value)
        ? publicThroughAccessPoint(ctx, Bucket, region)
        : value(false),
    ),
  ]);
  const policy = policyIsPublic(status, await bucketPolicy, ctx.account);
  return publicAccess({ account, bucket, policy, acl, points });
}
