import type { Facets } from '../../../model/facets.ts';
import { unread, value, type Reading } from '../../../model/reading.ts';
import type { ArmResource } from '../client/arm.ts';
import type { AzureContext } from '../context.ts';
import { pairedRegion } from './placement.ts';

/** Point-in-time backups of a database service; with `isGeoRedundant` also in the paired region. */
export async function automatedBackupsOf(
  ctx: AzureContext,
  { location }: ArmResource,
  retentionDays: Reading<unknown>,
  isGeoRedundant: boolean | undefined,
): Promise<Reading<Facets['automatedBackups']>> {
  if (retentionDays.state !== 'value') return retentionDays;
  if (typeof retentionDays.value !== 'number' || isGeoRedundant === undefined)
    return unread('failed', 'the response has no backup retention or redundancy');
  const backups = { retentionDays: retentionDays.value, pointInTimeRecovery: true };
  if (!isGeoRedundant) return value(backups);
  const pair = await pairedRegion(ctx, location);
  if (pair.state === 'unread') return pair;
  return value(pair.state === 'value' ? { ...backups, additionalRegions: [pair.value] } : backups);
}
