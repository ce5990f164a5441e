import type { KnownCopy } from '../../src/model/facts.ts';

/** A fresh snapshot beside its original, unless `change` says otherwise. */
export const copy = (change: Partial<KnownCopy> = {}): KnownCopy => ({
  id: 'snap-1',
  provider: 'aws',
  account: '111122223333',
  region: 'eu-west-1',
  takenAt: '2026-06-30T01:00:00Z',
  lock: 'none',
  ...change,
});

/** The copies of a resource in its account and region, and those of them that nobody can delete or that lie elsewhere. */
export const withLocks = (copies: readonly KnownCopy[]) => ({
  copies,
  lockedCopies: copies.filter(isLocked),
});
export const withSafe = (copies: readonly KnownCopy[]) => ({
  copies,
  safeCopies: copies.filter(one => isLocked(one) || one.account !== copy().account || one.provider !== 'aws'),
});
export const withRegions = (copies: readonly KnownCopy[]) => ({
  copies,
  copiesElsewhere: copies.filter(one => one.region !== copy().region),
});

const isLocked = ({ lock }: KnownCopy): boolean => lock === 'nobody-can-lift';
