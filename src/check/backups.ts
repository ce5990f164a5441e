import type { Judge, Fix } from '../model/check.ts';
import type { Facets } from '../model/facets.ts';
import type { KnownBackup } from '../model/facts.ts';
import { isImmutable as immutabilityOn } from '../model/backup.ts';
import { value } from '../model/reading.ts';
import type { ResourceHead } from '../model/resource.ts';

/** Whether the backup is immutable at the time of the assessment. */
export const isImmutable = (backup: KnownBackup, { daysSince }: Pick<Judge<string>, 'daysSince'>): boolean =>
  immutabilityOn(backup, daysSince) === true;

/** The backup that a remedy adds: a recent one in region and account of its source, unless `but` overrides that. */
export function addedBackup(
  of: ResourceHead,
  now: string,
  but: Partial<Facets['backup']> = {},
): NonNullable<Fix['adds']>[number] {
  const { id, provider, account, region } = of;
  const copy: Facets['backup'] = { source: id, provider, account, region, takenAt: now, immutability: 'none', ...but };
  return {
    id: `${id}#copy`,
    kind: 'backup',
    account: copy.account,
    region: copy.region,
    facets: { backup: value(copy) },
  };
}
