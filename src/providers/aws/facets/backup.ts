import type { Facets } from '../../../model/facets.ts';
import type { AwsContext } from '../context.ts';

/** How services name the type of a backup that no schedule of the service took. */
const MANUAL = /^(manual|user|user_initiated)$/i;

/** A backup in the account and region of the unit that no lock protects. `type`: as the service names it. */
export const unlockedBackup = (
  { account, region }: AwsContext,
  source: string,
  takenAt: Date,
  type = '',
): Facets['backup'] => ({
  source,
  provider: 'aws',
  account,
  region,
  takenAt: takenAt.toISOString(),
  immutability: 'none',
  ...(MANUAL.test(type) ? { manual: true } : {}),
});
