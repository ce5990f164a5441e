import { environmentOf } from '../model/environment.ts';
import type { Facts } from '../model/facts.ts';
import type { Kind } from '../model/kinds.ts';
import { value, type Reading, type Unread } from '../model/reading.ts';
import { facet } from '../model/resource.ts';
import { defineFact } from './define-fact.ts';
import { firstGap } from './scope.ts';

const LABELLED: readonly Kind[] = ['server', 'server-group', 'database', 'bucket', 'load-balancer', 'file-share'];

/** Whether what serves customers and what is for tests share an account: those that say so, by their labels. */
export const environments = defineFact({
  name: 'environments',
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
    const counts = new Map<string, { production: number; test: number }>();
    const hidden = new Map<string, Unread>();
    for (const resource of LABELLED.flatMap(kind => index.seen(kind))) {
      // Tags come in one answer with the sign of a script.
      const management = facet(resource, 'management');
      if (management.state === 'unread') hidden.set(resource.account, management);
      const environment = environmentOf(resource.tags);
      if (environment === undefined) continue;
      const count = counts.get(resource.account) ?? { production: 0, test: 0 };
      count[environment] += 1;
      counts.set(resource.account, count);
    }
    return { counts, hidden };
  },
  compute({ account }, { counts, hidden }, index): Reading<Facts['environments']> {
    const count = counts.get(account) ?? { production: 0, test: 0 };
    // What we saw proves that both are there; that one is not, only whole lists prove.
    if (count.production > 0 && count.test > 0) return value(count);
    return hidden.get(account) ?? firstGap(index, LABELLED, { account }) ?? value(count);
  },
});
