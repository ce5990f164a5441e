import type { KnownBackup } from '../../src/model/facts.ts';

/** A recent snapshot in the location of its source, with changes. */
export const copy = (change: Partial<KnownBackup> = {}): KnownBackup => ({
  id: 'snap-1',
  provider: 'aws',
  account: '111122223333',
  region: 'eu-west-1',
  takenAt: '2026-06-30T01:00:00Z',
  immutability: 'none',
  ...change,
});

/** Facts about the backups of a resource: all, immutable ones, those in another account or region. */
export const withImmutable = (copies: readonly KnownBackup[]) => ({
  backups: copies,
  immutableBackups: copies.filter(isLocked),
});
export const withIsolated = (copies: readonly KnownBackup[]) => ({
  backups: copies,
  isolatedBackups: copies.filter(one => isLocked(one) || one.account !== copy().account || one.provider !== 'aws'),
});
export const withRegions = (copies: readonly KnownBackup[]) => ({
  backups: copies,
  backupsOutsideRegion: copies.filter(one => one.region !== copy().region),
});

const isLocked = ({ immutability }: KnownBackup): boolean => immutability === 'locked';
