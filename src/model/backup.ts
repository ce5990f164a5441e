import type { KnownBackup } from './facts.ts';
import type { ResourceHead } from './resource.ts';

/**
 * Whether the backup is immutable today: it is locked, and the lock has not expired. A lock with an invalid end date does
 * not count. `unread`: the provider does not say. `daysSince`: days from a date to today, NaN for an invalid one.
 */
export function isImmutable(
  { immutability, immutableUntil }: KnownBackup,
  daysSince: (date: string) => number,
): boolean | 'unread' {
  if (immutability === 'unread') return 'unread';
  return immutability === 'locked' && (immutableUntil === undefined || daysSince(immutableUntil) < 0);
}

/** Whether deleting it requires another account than that of its source: it is stored there, or the account must approve. */
export const isOutsideAccount = (
  { account, provider, approverAccount }: KnownBackup,
  source: Pick<ResourceHead, 'account' | 'provider'>,
): boolean =>
  account !== source.account ||
  provider !== source.provider ||
  (approverAccount !== undefined && approverAccount !== source.account);
