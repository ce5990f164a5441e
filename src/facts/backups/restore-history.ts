import type { Facts } from '../../model/facts.ts';
import { valueOrNull, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/** The last restore that was logged as complete. With a part of the log unread a later one may stand there. */
export const restoreHistory = defineFact({
  name: 'restoreHistory',
  on: ['account'],
  needs: { 'restore-test': ['restoreTest'] },
  prepare: index => Map.groupBy(index.seen('restore-test'), drill => drill.account),
  compute({ account }, byAccount, index): Reading<Facts['restoreHistory']> {
    const drills = (byAccount.get(account) ?? []).map(drill => facet(drill, 'restoreTest'));
    const unread = drills.find(drill => drill.state === 'unread') ?? index.gap('restore-test', { account });
    if (unread !== undefined) return unread;
    const logged = drills.flatMap(drill => valueOrNull(drill) ?? []).filter(drill => drill.what === 'restore');
    const dates = logged.flatMap(({ outcome, at }) => (outcome === 'completed' && at !== undefined ? [at] : []));
    return value({ latest: dates.sort().at(-1) ?? null, planned: logged.some(({ outcome }) => outcome === 'planned') });
  },
});
