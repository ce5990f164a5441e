import type { KnownBackup } from './facts.ts';
import type { ResourceHead } from './resource.ts';

/**
 * Whether nobody can delete the backup today: it is locked, and the lock has not ended. A lock whose end is not a date does
 * not count. `unread`: the provider did not say. `daysSince` gives the days from a date to today, NaN where it is not a date.
 */
export function isImmutable(
  { immutability, immutableUntil }: KnownBackup,
  daysSince: (date: string) => number,
): boolean | 'unread' {
  if (immutability === 'unread') return 'unread';
  return immutability === 'locked' && (immutableUntil === undefined || daysSince(immutableUntil) < 0);
}

/** Whether deleting it takes another account than the one of its source: it is stored there, or approved from there. */
export const isOutsideAccount = (
  { account, provider, approverAccount }: KnownBackup,
  source: Pick<ResourceHead, 'account' | 'provider'>,
): boolean =>
  account !== source.account ||
  provider !== source.provider ||
  (approverAccount !== undefined && approverAccount !== source.account);
