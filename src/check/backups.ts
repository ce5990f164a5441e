import type { Judge, Mend } from '../model/check.ts';
import type { Facets } from '../model/facets.ts';
import type { KnownCopy } from '../model/facts.ts';
import { value } from '../model/reading.ts';
import type { ResourceHead } from '../model/resource.ts';

/** Whether nobody can delete the copy today. A lock whose end nobody can read holds nothing. */
export function isLocked(copy: KnownCopy, judge: Pick<Judge<string>, 'daysSince'>): boolean {
  return copy.lock === 'nobody-can-lift' && (copy.until === undefined || judge.daysSince(copy.until) < 0);
}

/** The copy that a remedy adds: a fresh one beside its original, unless `but` says otherwise. */
export function addedCopy(
  of: ResourceHead,
  now: string,
  but: Partial<Facets['copy']> = {},
): NonNullable<Mend['adds']>[number] {
  const { id, provider, account, region } = of;
  const copy: Facets['copy'] = { of: id, provider, account, region, takenAt: now, lock: 'none', ...but };
  return { id: `${id}#copy`, kind: 'copy', account: copy.account, region: copy.region, facets: { copy: value(copy) } };
}
