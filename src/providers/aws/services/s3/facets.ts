import type {
  Grant,
  ObjectLockConfiguration,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionByDefault,
  ServerSideEncryptionConfiguration,
  LifecycleRule,
} from '@aws-sdk/client-s3';
import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { requiresSecureTransport } from '../../policy/policy-secure-transport.ts';
import { policyAccess, sharedWithFrom } from '../../policy/resource-policy.ts';
import type { AccessBlock } from './public-access.ts';

/** The encryption of new objects: since January 2023 S3 uses SSE-S3 where the bucket has no setting. */
export function defaultEncryptionOf({ Rules }: ServerSideEncryptionConfiguration): ServerSideEncryptionByDefault {
  const rule = assertField(Rules, 'encryption rules').find(one => one.ApplyServerSideEncryptionByDefault !== undefined);
  return rule?.ApplyServerSideEncryptionByDefault ?? SSE_S3;
}

export const SSE_S3: ServerSideEncryptionByDefault = { SSEAlgorithm: 'AES256' };

export function bucketEncryption({
  SSEAlgorithm: algorithm,
  KMSMasterKeyID: key,
}: ServerSideEncryptionByDefault): Facets['encryptionAtRest'] {
  // `aws:kms` without a key is the AWS-managed key of S3.
  const isCustomerKey =
    algorithm?.startsWith('aws:kms') === true && key !== undefined && key !== '' && !/(^|:)alias\/aws\//.test(key);
  return isCustomerKey ? 'customer-managed-key' : 'provider-managed-key';
}

/** Object Lock by the default retention rule, which applies to objects without retention of their own. */
export function objectLockOf(configuration: ObjectLockConfiguration): Facets['immutability'] {
  const retention = configuration.ObjectLockEnabled === 'Enabled' ? configuration.Rule?.DefaultRetention : undefined;
  const days = retention?.Days ?? (retention?.Years === undefined ? undefined : retention.Years * 365);
  const minimum = days === undefined ? {} : { minRetentionDays: days };
  if (retention?.Mode === 'COMPLIANCE') return { state: 'locked', ...minimum };
  return retention?.Mode === 'GOVERNANCE' ? { state: 'unlocked', ...minimum } : { state: 'none' };
}

export function accessBlockOf(
  configuration: PublicAccessBlockConfiguration | undefined,
): AccessBlock & { readonly blocksEverything: boolean } {
  const block = assertField(configuration, 'PublicAccessBlockConfiguration');
  const ignoresAcls = assertField(block.IgnorePublicAcls, 'IgnorePublicAcls');
  const restrictsPolicies = assertField(block.RestrictPublicBuckets, 'RestrictPublicBuckets');
  const blocksNew =
    assertField(block.BlockPublicAcls, 'BlockPublicAcls') && assertField(block.BlockPublicPolicy, 'BlockPublicPolicy');
  return { ignoresAcls, restrictsPolicies, blocksEverything: ignoresAcls && restrictsPolicies && blocksNew };
}

/** Everyone, and everyone with an AWS account: both are public. */
const PUBLIC_GROUPS = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/;

export function grantsPublic(grants: readonly Grant[]): boolean {
  return grants.some(({ Grantee: grantee }) => grantee?.URI !== undefined && PUBLIC_GROUPS.test(grantee.URI));
}

/** The external principals of the bucket policy. */
export const policySharedWith = (policy: Reading<string>, account: string): Reading<string[]> =>
  sharedWithFrom(policy, { account, service: 's3' });

/** The status that S3 gives the bucket policy; where it is unread, a policy that certainly lets everyone in proves it. */
export function policyIsPublic(status: Reading<boolean>, policy: Reading<string>, account: string): Reading<boolean> {
  if (status.state !== 'unread' || policy.state !== 'value') return status;
  return policyAccess(policy.value, { account, service: 's3' }).level === 'public' ? value(true) : status;
}

/** S3 accepts HTTP unless the bucket policy denies it. */
export function policyEncryptionInTransit(policy: Reading<string>): Reading<Facets['encryptionInTransit']> {
  if (policy.state === 'unread') return policy;
  if (policy.state === 'absent') return value('optional');
  const required = requiresSecureTransport(policy.value, 's3');
  if (required === undefined) return unread('failed', 'its policy cannot be parsed');
  return value(required ? 'required' : 'optional');
}

/** Whether an enabled rule moves current objects (not only noncurrent versions) to One Zone-IA. */
export const transitionsToSingleZone = (rules: readonly LifecycleRule[]): boolean =>
  rules.some(
    ({ Status: status, Transitions: transitions = [] }) =>
      status === 'Enabled' && transitions.some(({ StorageClass: to }) => to === 'ONEZONE_IA'),
  );
