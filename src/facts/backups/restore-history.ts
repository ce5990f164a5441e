import type { Facts } from '../../model/facts.ts';
import { valueOrNull, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/** The last completed restore job. Unread while any job is: it may be later. */
export const restoreHistory = defineFact({
  name: 'restoreHistory',
  on: ['account'],
  needs: { 'restore-test': ['restoreTest'] },
  prepare: index => Map.groupBy(index.seen('restore-test'), test => test.account),
  compute({ account }, byAccount, index): Reading<Facts['restoreHistory']> {
    const tests = (byAccount.get(account) ?? []).map(test => facet(test, 'restoreTest'));
    const unread = tests.find(test => test.state === 'unread') ?? index.gap('restore-test', { account });
    if (unread !== undefined) return unread;
    const logged = tests.flatMap(test => valueOrNull(test) ?? []).filter(({ what }) => what === 'restore');
    const dates = logged.flatMap(({ outcome, at }) => (outcome === 'completed' && at !== undefined ? [at] : []));
    return value({ latest: dates.sort().at(-1) ?? null, planned: logged.some(({ outcome }) => outcome === 'planned') });
  },
});
