import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';

/** The two settings of a public access block that affect existing grants; the other two reject new ones only. */
export interface AccessBlock {
  readonly ignoresAcls: boolean;
  readonly restrictsPolicies: boolean;
}

export interface BucketAccess {
  /** The blocks of the account and of the bucket; absent: none. A setting applies where either has it. */
  readonly account: Reading<AccessBlock>;
  readonly bucket: Reading<AccessBlock>;
  /** Whether the bucket policy is public; absent: none. */
  readonly policy: Reading<boolean>;
  /** Whether the ACL grants access to a public group. */
  readonly acl: Reading<boolean>;
  /** Whether an access point allows public access. */
  readonly points: Reading<boolean>;
}

/** `granted` is effective, `blocked` cannot become effective. */
type PublicGrant = 'blocked' | 'not-granted' | 'granted';

/** Whether the bucket is public; unread when a refused call could change the answer. */
export function publicAccess({ account, bucket, policy, acl, points }: BucketAccess): Reading<Facets['publicAccess']> {
  const grants = [
    grantOf(eitherBlocks(account, bucket, 'ignoresAcls'), acl),
    grantOf(eitherBlocks(account, bucket, 'restrictsPolicies'), policy),
    grantOf(eitherBlocks(account, bucket, 'restrictsPolicies'), points),
  ];
  if (grants.some(grant => is(grant, 'granted'))) return value('public');
  for (const grant of grants) if (grant.state === 'unread') return grant;
  return value(grants.every(grant => is(grant, 'blocked')) ? 'blocked' : 'possible');
}

/** Whether the block of the account decides alone. */
export function isBlockedByAccount(account: Reading<AccessBlock>): boolean {
  return account.state === 'value' && account.value.ignoresAcls && account.value.restrictsPolicies;
}

function grantOf(blocked: Reading<boolean>, granted: Reading<boolean>): Reading<PublicGrant> {
  if (blocked.state === 'unread') return blocked;
  if (is(blocked, true)) return value('blocked');
  if (granted.state === 'unread') return granted;
  return value(is(granted, true) ? 'granted' : 'not-granted');
}

function eitherBlocks(
  account: Reading<AccessBlock>,
  bucket: Reading<AccessBlock>,
  setting: keyof AccessBlock,
): Reading<boolean> {
  const both = [account, bucket];
  if (both.some(block => block.state === 'value' && block.value[setting])) return value(true);
  const refused = both.find(block => block.state === 'unread');
  return refused === undefined ? value(false) : unread(refused.reason, refused.detail);
}

function is<T>(reading: Reading<T>, wanted: T): boolean {
  return reading.state === 'value' && reading.value === wanted;
}
