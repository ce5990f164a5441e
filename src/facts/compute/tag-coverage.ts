import type { Facts } from '../../model/facts.ts';
import type { Kind } from '../../model/kinds.ts';
import { value, type Reading, type Unread } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import { firstGap } from '../scope.ts';

const LABELLED: readonly Kind[] = ['server', 'server-group', 'database', 'bucket', 'load-balancer', 'file-share'];
const OWNER =
  /^(.*[-_:. ])?(owner|team|squad|contact|maintainer|cost[-_ ]?cent(er|re)|department|responsible)([-_:. ].*)?$/i;
const PLACE = /^(.*[-_:. ])?(env|environment|stage|tier|criticality)([-_:. ].*)?$/i;

/** How much of an account says whose it is. Tags are known where the sign of a script is: both come in one answer. */
export const labels = defineFact({
  name: 'labels',
  on: ['account'],
  needs: {
    server: ['management'],
    'server-group': ['management'],
    database: ['management'],
    bucket: ['management'],
    'load-balancer': ['management'],
    'file-share': ['management'],
  },
  prepare(index) {
    const counts = new Map<string, { total: number; owned: number; placed: number }>();
    const hidden = new Map<string, Unread>();
    for (const resource of LABELLED.flatMap(kind => index.seen(kind))) {
      const management = facet(resource, 'management');
      if (management.state === 'unread') hidden.set(resource.account, management);
      const count = counts.get(resource.account) ?? { total: 0, owned: 0, placed: 0 };
      const keys = Object.entries(resource.tags).flatMap(([key, text]) => (text.trim() === '' ? [] : [key]));
      count.total += 1;
      if (keys.some(key => OWNER.test(key))) count.owned += 1;
      if (keys.some(key => PLACE.test(key))) count.placed += 1;
      counts.set(resource.account, count);
    }
    return { counts, hidden };
  },
  compute: ({ account }, { counts, hidden }, index): Reading<Facts['labels']> =>
    hidden.get(account) ??
    firstGap(index, LABELLED, { account }) ??
    value(counts.get(account) ?? { total: 0, owned: 0, placed: 0 }),
});
