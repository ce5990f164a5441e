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

/** The copies, and those of them that nobody can delete. */
export const withLocks = (copies: readonly KnownCopy[]) => ({
  copies,
  lockedCopies: copies.filter(({ lock }) => lock === 'nobody-can-lift'),
});
