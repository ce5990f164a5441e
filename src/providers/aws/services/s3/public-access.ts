import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';

/** The two settings of a public access block that work on what is public already; the other two only stop new doors. */
export interface AccessBlock {
  readonly ignoresAcls: boolean;
  readonly restrictsPolicies: boolean;
}

export interface BucketAccess {
  /** The account's block and the bucket's own; absent means that there is none. The stricter of the two holds. */
  readonly account: Reading<AccessBlock>;
  readonly bucket: Reading<AccessBlock>;
  /** Whether the bucket's policy lets anybody in; absent means that it has none. */
  readonly policy: Reading<boolean>;
  /** Whether the bucket's access list names everybody. */
  readonly acl: Reading<boolean>;
  /** Whether one of its access points lets anybody in. */
  readonly points: Reading<boolean>;
}

type PublicDoor = 'shut' | 'closed' | 'open';

/** Whether strangers can read the bucket; unread when a call that could change the answer was refused. */
export function publicAccess({ account, bucket, policy, acl, points }: BucketAccess): Reading<Facets['publicAccess']> {
  const doors = [
    door(union(account, bucket, 'ignoresAcls'), acl),
    door(union(account, bucket, 'restrictsPolicies'), policy),
    door(union(account, bucket, 'restrictsPolicies'), points),
  ];
  if (doors.some(way => is(way, 'open'))) return value('public');
  for (const way of doors) if (way.state === 'unread') return way;
  return value(doors.every(way => is(way, 'shut')) ? 'blocked' : 'possible');
}

/** Whether the account's block alone settles it, whatever the bucket says. */
export function isBlockedByAccount(account: Reading<AccessBlock>): boolean {
  return account.state === 'value' && account.value.ignoresAcls && account.value.restrictsPolicies;
}

function door(blocked: Reading<boolean>, granted: Reading<boolean>): Reading<PublicDoor> {
  if (blocked.state === 'unread') return blocked;
  if (is(blocked, true)) return value('shut');
  if (granted.state === 'unread') return granted;
  return value(is(granted, true) ? 'open' : 'closed');
}

function union(
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
