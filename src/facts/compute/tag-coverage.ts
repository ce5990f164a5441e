import type { Facts } from '../../model/facts.ts';
import { TAGGED_KINDS } from '../../model/kinds.ts';
import { value, type Reading, type Unread } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact, ofEach } from '../define-fact.ts';
import { firstGap } from '../scope.ts';

const OWNER =
  /^(.*[-_:. ])?(owner|team|squad|contact|maintainer|cost[-_ ]?cent(er|re)|department|responsible)([-_:. ].*)?$/i;
const ENVIRONMENT = /^(.*[-_:. ])?(env|environment|stage|tier|criticality)([-_:. ].*)?$/i;

/** Resources of an account with owner and environment tags. Tags and `infrastructureAsCode` are read by the same call. */
export const tagCoverage = defineFact({
  name: 'tagCoverage',
  on: ['account'],
  needs: ofEach(TAGGED_KINDS, ['infrastructureAsCode']),
  prepare(index) {
    const counts = new Map<string, { total: number; withOwner: number; withEnvironment: number }>();
    const gaps = new Map<string, Unread>();
    for (const resource of TAGGED_KINDS.flatMap(kind => index.seen(kind))) {
      const tags = facet(resource, 'infrastructureAsCode');
      if (tags.state === 'unread') gaps.set(resource.account, tags);
      const count = counts.get(resource.account) ?? { total: 0, withOwner: 0, withEnvironment: 0 };
      const keys = Object.entries(resource.tags).flatMap(([key, text]) => (text.trim() === '' ? [] : [key]));
      count.total += 1;
      if (keys.some(key => OWNER.test(key))) count.withOwner += 1;
      if (keys.some(key => ENVIRONMENT.test(key))) count.withEnvironment += 1;
      counts.set(resource.account, count);
    }
    return { counts, gaps };
  },
  compute: ({ account }, { counts, gaps }, index): Reading<Facts['tagCoverage']> =>
    gaps.get(account) ??
    firstGap(index, TAGGED_KINDS, { account }) ??
    value(counts.get(account) ?? { total: 0, withOwner: 0, withEnvironment: 0 }),
});
