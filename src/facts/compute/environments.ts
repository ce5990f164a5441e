import { environmentOf } from '../../model/environment.ts';
import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { TAGGED_KINDS, type Kind } from '../../model/kinds.ts';
import { valueOrNull, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact, ofEach } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';

const PROGRAMS: readonly Kind[] = ['app', 'function'];

/** What says of itself what it is for, counted by what it shares, and why there may be more of it. */
interface Shared {
  readonly counts: Map<string, { production: number; test: number }>;
  readonly hidden: Map<string, Unread>;
}

/**
 * Whether what serves customers and what is for tests share an account, or the machines of a group: those that say so, by
 * their labels.
 */
export const environments = defineFact({
  name: 'environments',
  on: ['account', 'server-group'],
  needs: {
    ...ofEach(TAGGED_KINDS, ['infrastructureAsCode']),
    app: ['infrastructureAsCode', 'relationships'],
    function: ['infrastructureAsCode', 'relationships'],
  },
  prepare: index => ({
    accounts: countBy(index, TAGGED_KINDS, resource => [resource.account]),
    machines: countBy(index, PROGRAMS, program => plansOf(program)),
  }),
  compute({ kind, id, account, region }, { accounts, machines }, index): Reading<Facts['environments']> {
    const own = kind === 'account';
    const { counts, hidden } = own ? accounts : machines;
    const count = counts.get(own ? account : id) ?? { production: 0, test: 0 };
    // What we saw proves that both are there; that one is not, only whole lists prove.
    if (count.production > 0 && count.test > 0) return value(count);
    const gap = own ? firstGap(index, TAGGED_KINDS, { account }) : firstGap(index, PROGRAMS, { account, region });
    return hidden.get(account) ?? gap ?? value(count);
  },
});

function countBy(
  index: InventoryIndex,
  kinds: readonly Kind[],
  sharedBy: (resource: Resource) => readonly string[] | Unread,
): Shared {
  const counts: Shared['counts'] = new Map();
  const hidden: Shared['hidden'] = new Map();
  for (const resource of kinds.flatMap(kind => index.seen(kind))) {
    const shared = sharedBy(resource);
    if (!Array.isArray(shared)) hidden.set(resource.account, shared as Unread);
    // Tags come in one answer with the sign of a script.
    const management = facet(resource, 'infrastructureAsCode');
    if (management.state === 'unread') hidden.set(resource.account, management);
    const environment = environmentOf(resource.tags);
    if (environment === undefined || !Array.isArray(shared)) continue;
    for (const key of shared as readonly string[]) {
      const count = counts.get(key) ?? { production: 0, test: 0 };
      count[environment] += 1;
      counts.set(key, count);
    }
  }
  return { counts, hidden };
}

/** The groups of machines that a program runs on; one whose collector knows of none runs on none of ours. */
function plansOf(program: Resource): readonly string[] | Unread {
  const links = facet(program, 'relationships');
  if (links.state === 'unread' && links.reason !== 'not-collected') return links;
  return (valueOrNull<Facets['relationships']>(links) ?? []).flatMap(({ to, role }) => (role === 'plan' ? [to] : []));
}
