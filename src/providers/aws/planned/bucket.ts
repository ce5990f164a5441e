import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { about, flag, known, number, orElse, settingOf, text } from '../../kit/planned.ts';
import { policyAccess } from '../policy/resource-policy.ts';
import { policyEncryptionInTransit, policySharedWith } from '../services/s3/facets.ts';
import { publicAccess, type AccessBlock } from '../services/s3/public-access.ts';

const setting = (name: string) => ({ type: `aws_s3_bucket_${name}`, by: 'bucket' });

export const bucket: PlannedType = {
  kind: 'bucket',
  type: 'AWS::S3::Bucket',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'bucket'),
  facets: (resource, context) => {
    const { plan, account, region } = context;
    const policy = policyOf(resource, context);
    return {
      publicAccess: publicAccessOf(resource, context, policy),
      versioning: flatMapReading(settingOf(plan, resource, setting('versioning')), one =>
        mapReading(text(one, 'versioning_configuration.0.status'), status => status === 'Enabled'),
      ),
      encryptionAtRest: encryptionOf(resource, context),
      encryptionInTransit: policyEncryptionInTransit(policy),
      sharedWith: policySharedWith(policy, account),
      immutability: flatMapReading(lockOf(resource, context), found => value(found)),
      placement: value({ spread: 'multi-zone', locations: [{ region, role: 'primary' }] }),
      dataDurability: value('durable'),
      localAuthentication: absent,
      networkAccess: absent,
    };
  },
};

function policyOf(resource: PlannedResource, { plan }: PlannedContext): Reading<string> {
  return flatMapReading(settingOf(plan, resource, setting('policy')), one => text(one, 'policy'));
}

/**
 * A grant to everybody counts where the bucket does not block it. A block of the account is beyond most plans: it makes the
 * grant fail or take no effect, and never makes the bucket safer than it is said to be.
 */
function publicAccessOf(
  resource: PlannedResource,
  { plan, account }: PlannedContext,
  policy: Reading<string>,
): Reading<Facets['publicAccess']> {
  const [ofAccount] = plan.ofType('aws_s3_account_public_access_block');
  // S3 blocks everything on a new bucket (AWS, "Default settings for new S3 buckets", April 2023).
  const own = settingOf(plan, resource, setting('public_access_block'));
  const block = own.state === 'absent' ? value({ ignoresAcls: true, restrictsPolicies: true }) : flatMapReading(own, blockIn); // prettier-ignore
  return publicAccess({
    account: ofAccount === undefined ? absent : blockIn(ofAccount),
    bucket: block,
    policy: flatMapReading(policy, (document): Reading<boolean> => {
      const { level } = policyAccess(document, { account, service: 's3' });
      return level === 'unknown' ? unread('failed', 'its policy cannot be evaluated') : value(level === 'public');
    }),
    acl: aclOf(resource, plan),
    points: pointsOf(resource, plan),
  });
}

/** What is not set is off (Terraform, `aws_s3_bucket_public_access_block`). */
function blockIn(resource: PlannedResource): Reading<AccessBlock> {
  const ignores = orElse(flag(resource, 'ignore_public_acls'), false);
  const restricts = orElse(flag(resource, 'restrict_public_buckets'), false);
  return flatMapReading(ignores, ignoresAcls =>
    mapReading(restricts, restrictsPolicies => ({ ignoresAcls, restrictsPolicies })),
  );
}

const PUBLIC_GROUPS = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/;

function aclOf(resource: PlannedResource, plan: PlannedContext['plan']): Reading<boolean> {
  const own = settingOf(plan, resource, setting('acl'));
  const canned = flatMapReading(own, one => text(one, 'acl'));
  if (canned.state === 'value') return value(/^(public-|authenticated-read)/.test(canned.value));
  if (canned.state === 'unread') return canned;
  const grants = flatMapReading(own, one => one.blocks('access_control_policy.0.grant'));
  if (grants.state === 'unread') return grants;
  for (const grant of grants.state === 'value' ? grants.value : []) {
    const uri = text(grant, 'grantee.0.uri');
    if (uri.state === 'unread') return uri;
    if (uri.state === 'value' && PUBLIC_GROUPS.test(uri.value)) return value(true);
  }
  return value(false);
}

/** Access points pass on what the bucket policy delegates to them; theirs is not evaluated. */
function pointsOf(resource: PlannedResource, plan: PlannedContext['plan']): Reading<boolean> {
  const { found, hidden } = about(plan, resource, { type: 'aws_s3_access_point', by: 'bucket' });
  if (hidden !== undefined) return hidden;
  return found.length === 0 ? value(false) : unread('unsupported', 'access points of the plan are not evaluated');
}

const RULE = 'rule.0.apply_server_side_encryption_by_default.0';

/** S3 encrypts every bucket with a key of its own where nothing else is set. */
function encryptionOf(resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['encryptionAtRest']> {
  const own = settingOf(plan, resource, setting('server_side_encryption_configuration'));
  if (own.state !== 'value') return value('provider-managed-key');
  const key = text(own.value, `${RULE}.kms_master_key_id`);
  if (key.state === 'unread')
    return plan.named(own.value, `${RULE}.kms_master_key_id`, ['aws_kms_key']).state === 'value'
      ? value('customer-managed-key')
      : key;
  const isOwn = key.state === 'value' && key.value !== '' && !/(^|:)alias\/aws\//.test(key.value);
  return value(isOwn ? 'customer-managed-key' : 'provider-managed-key');
}

const RETENTION = 'rule.0.default_retention.0';

function lockOf(resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['immutability']> {
  const own = settingOf(plan, resource, setting('object_lock_configuration'));
  if (own.state === 'unread') return own;
  if (own.state === 'absent') return value({ state: 'none' });
  const mode = text(own.value, `${RETENTION}.mode`);
  return flatMapReading(orElse(mode, 'NONE'), (name): Reading<Facets['immutability']> => {
    if (name !== 'COMPLIANCE' && name !== 'GOVERNANCE') return value({ state: 'none' });
    const days = number(own.value, `${RETENTION}.days`);
    if (days.state === 'unread') return days;
    const retention = days.state === 'value' ? { minRetentionDays: days.value } : {};
    return value({ state: name === 'COMPLIANCE' ? 'locked' : 'unlocked', ...retention });
  });
}
