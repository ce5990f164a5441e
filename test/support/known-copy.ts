import type { KnownBackup } from '../../src/model/facts.ts';

/** A fresh snapshot beside its original, unless `change` says otherwise. */
export const copy = (change: Partial<KnownBackup> = {}): KnownBackup => ({
  id: 'snap-1',
  provider: 'aws',
  account: '111122223333',
  region: 'eu-west-1',
  takenAt: '2026-06-30T01:00:00Z',
  immutability: 'none',
  ...change,
});

/** The copies of a resource in its account and region, and those of them that nobody can delete or that lie elsewhere. */
export const withLocks = (copies: readonly KnownBackup[]) => ({
  backups: copies,
  immutableBackups: copies.filter(isLocked),
});
export const withSafe = (copies: readonly KnownBackup[]) => ({
  backups: copies,
  isolatedBackups: copies.filter(one => isLocked(one) || one.account !== copy().account || one.provider !== 'aws'),
});
export const withRegions = (copies: readonly KnownBackup[]) => ({
  backups: copies,
  backupsOutsideRegion: copies.filter(one => one.region !== copy().region),
});

const isLocked = ({ immutability }: KnownBackup): boolean => immutability === 'locked';
