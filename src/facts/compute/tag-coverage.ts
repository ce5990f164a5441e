import type { Facts } from '../../model/facts.ts';
import { TAGGED_KINDS } from '../../model/kinds.ts';
import { value, type Reading, type Unread } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact, ofEach } from '../define-fact.ts';
import { firstGap } from '../scope.ts';

const OWNER =
  /^(.*[-_:. ])?(owner|team|squad|contact|maintainer|cost[-_ ]?cent(er|re)|department|responsible)([-_:. ].*)?$/i;
const PLACE = /^(.*[-_:. ])?(env|environment|stage|tier|criticality)([-_:. ].*)?$/i;

/** How much of an account says whose it is. Tags are known where the sign of a script is: both come in one answer. */
export const tagCoverage = defineFact({
  name: 'tagCoverage',
  on: ['account'],
  needs: ofEach(TAGGED_KINDS, ['infrastructureAsCode']),
  prepare(index) {
    const counts = new Map<string, { total: number; withOwner: number; withEnvironment: number }>();
    const hidden = new Map<string, Unread>();
    for (const resource of TAGGED_KINDS.flatMap(kind => index.seen(kind))) {
      const management = facet(resource, 'infrastructureAsCode');
      if (management.state === 'unread') hidden.set(resource.account, management);
      const count = counts.get(resource.account) ?? { total: 0, withOwner: 0, withEnvironment: 0 };
      const keys = Object.entries(resource.tags).flatMap(([key, text]) => (text.trim() === '' ? [] : [key]));
      count.total += 1;
      if (keys.some(key => OWNER.test(key))) count.withOwner += 1;
      if (keys.some(key => PLACE.test(key))) count.withEnvironment += 1;
      counts.set(resource.account, count);
    }
    return { counts, hidden };
  },
  compute: ({ account }, { counts, hidden }, index): Reading<Facts['tagCoverage']> =>
    hidden.get(account) ??
    firstGap(index, TAGGED_KINDS, { account }) ??
    value(counts.get(account) ?? { total: 0, withOwner: 0, withEnvironment: 0 }),
});
