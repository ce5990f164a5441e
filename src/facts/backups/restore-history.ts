import type { Facts } from '../../model/facts.ts';
import { known, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/** The last restore that was logged as complete. With a part of the log unread a later one may stand there. */
export const restores = defineFact({
  name: 'restores',
  on: ['account'],
  needs: { drill: ['drill'] },
  prepare: index => Map.groupBy(index.seen('drill'), drill => drill.account),
  compute({ account }, byAccount, index): Reading<Facts['restores']> {
    const drills = (byAccount.get(account) ?? []).map(drill => facet(drill, 'drill'));
    const unread = drills.find(drill => drill.state === 'unread') ?? index.gap('drill', { account });
    if (unread !== undefined) return unread;
    const logged = drills.flatMap(drill => known(drill) ?? []).filter(drill => drill.what === 'restore');
    const dates = logged.flatMap(({ outcome, at }) => (outcome === 'completed' && at !== undefined ? [at] : []));
    return value({ latest: dates.sort().at(-1) ?? null, planned: logged.some(({ outcome }) => outcome === 'planned') });
  },
});
