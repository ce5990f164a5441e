import type { Facets } from '../../../model/facets.ts';
import type { AwsContext } from '../context.ts';

/** A backup in the account and region of the unit that no lock protects. */
export const unlockedBackup = ({ account, region }: AwsContext, source: string, takenAt: Date): Facets['backup'] => ({
  source,
  provider: 'aws',
  account,
  region,
  takenAt: takenAt.toISOString(),
  immutability: 'none',
});
