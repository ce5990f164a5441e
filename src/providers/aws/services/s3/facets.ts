import type {
  Grant,
  ObjectLockConfiguration,
  PublicAccessBlockConfiguration,
  ReplicationConfiguration,
  ServerSideEncryptionConfiguration,
  LifecycleRule,
} from '@aws-sdk/client-s3';
import type { Facets } from '../../../../model/facets.ts';
import { absent, valueOrNull, unread, value, type Reading } from '../../../../model/reading.ts';
import { assertField } from '../../client/failure.ts';
import { requiresSecureTransport } from '../../policy/policy-secure-transport.ts';
import { sharedWithOf } from '../../policy/resource-policy.ts';
import type { AccessBlock } from './public-access.ts';

/** S3 encrypts every new object since January 2023, so a bucket without a setting has Amazon's key, never none. */
export function encryptionOf(configuration: ServerSideEncryptionConfiguration): Facets['encryptionAtRest'] {
  const rule = assertField(configuration.Rules, 'encryption rules').find(
    one => one.ApplyServerSideEncryptionByDefault !== undefined,
  );
  const { SSEAlgorithm: algorithm, KMSMasterKeyID: key } = rule?.ApplyServerSideEncryptionByDefault ?? {};
  // Without a key of its own, `aws:kms` means the one that AWS keeps for S3.
  const own =
    algorithm?.startsWith('aws:kms') === true && key !== undefined && key !== '' && !/(^|:)alias\/aws\//.test(key);
  return own ? 'customer-managed-key' : 'provider-managed-key';
}

/** The buckets that enabled rules copy to; absent when none does. */
export function replicationOf(configuration: ReplicationConfiguration): Reading<Facets['replicationDestinations']> {
  const destinations = new Map<string, Facets['replicationDestinations'][number]>();
  for (const rule of assertField(configuration.Rules, 'replication rules')) {
    if (rule.Status !== 'Enabled') continue;
    const id = assertField(rule.Destination?.Bucket, 'destination bucket');
    const account = rule.Destination?.Account;
    destinations.set(id, account === undefined ? { id } : { id, account });
  }
  return destinations.size === 0 ? absent : value([...destinations.values()]);
}

/** What the lock does to an object that nobody asked to lock: the bucket's default rule. */
export function objectLockOf(configuration: ObjectLockConfiguration): Facets['immutability'] {
  const retention = configuration.ObjectLockEnabled === 'Enabled' ? configuration.Rule?.DefaultRetention : undefined;
  const days = retention?.Days ?? (retention?.Years === undefined ? undefined : retention.Years * 365);
  const length = days === undefined ? {} : { minRetentionDays: days };
  if (retention?.Mode === 'COMPLIANCE') return { state: 'locked', ...length };
  return retention?.Mode === 'GOVERNANCE' ? { state: 'unlocked', ...length } : { state: 'none' };
}

export function accessBlockOf(
  configuration: PublicAccessBlockConfiguration | undefined,
): AccessBlock & { readonly blocksEverything: boolean } {
  const block = assertField(configuration, 'PublicAccessBlockConfiguration');
  const ignoresAcls = assertField(block.IgnorePublicAcls, 'IgnorePublicAcls');
  const restrictsPolicies = assertField(block.RestrictPublicBuckets, 'RestrictPublicBuckets');
  const stopsNew =
    assertField(block.BlockPublicAcls, 'BlockPublicAcls') && assertField(block.BlockPublicPolicy, 'BlockPublicPolicy');
  return { ignoresAcls, restrictsPolicies, blocksEverything: ignoresAcls && restrictsPolicies && stopsNew };
}

/** Everybody, or everybody with any AWS account: both are strangers. */
const PUBLIC_GROUPS = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/;

export function grantsPublic(grants: readonly Grant[]): boolean {
  return grants.some(({ Grantee: grantee }) => grantee?.URI !== undefined && PUBLIC_GROUPS.test(grantee.URI));
}

/** Whom the bucket's own policy lets in besides its account; nobody where it has none. */
export function policySharing(policy: Reading<string>, account: string): Reading<string[]> {
  if (policy.state === 'unread') return policy;
  return sharedWithOf(valueOrNull(policy) ?? undefined, { account, service: 's3' });
}

/** S3 answers with and without encryption, unless the policy refuses the latter. */
export function policyTransit(policy: Reading<string>): Reading<Facets['encryptionInTransit']> {
  if (policy.state === 'unread') return policy;
  if (policy.state === 'absent') return value('optional');
  const refuses = requiresSecureTransport(policy.value, 's3');
  if (refuses === undefined) return unread('failed', 'its policy cannot be read');
  return value(refuses ? 'required' : 'optional');
}

/** Whether a rule at work moves objects in use (not only old versions of them) to where one zone alone holds them. */
export const transitionsToSingleZone = (rules: readonly LifecycleRule[]): boolean =>
  rules.some(
    ({ Status: status, Transitions: moves = [] }) =>
      status === 'Enabled' && moves.some(({ StorageClass: to }) => to === 'ONEZONE_IA'),
  );
