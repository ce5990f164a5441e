import { environmentOf } from '../../model/environment.ts';
import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { TAGGED_KINDS, type Kind } from '../../model/kinds.ts';
import { valueOrNull, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact, ofEach } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';

const HOSTED_KINDS: readonly Kind[] = ['app', 'function'];

/** Resources with an environment tag, by the account or server group that they share. */
interface Counts {
  readonly counts: Map<string, { production: number; test: number }>;
  /** Accounts in which there may be more. */
  readonly gaps: Map<string, Unread>;
}

/** Resources tagged as production and as test that share an account, or the instances of a server group (App Service plan). */
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
    plans: countBy(index, HOSTED_KINDS, plansOf),
  }),
  compute({ kind, id, account, region }, { accounts, plans }, index): Reading<Facts['environments']> {
    const own = kind === 'account';
    const { counts, gaps } = own ? accounts : plans;
    const count = counts.get(own ? account : id) ?? { production: 0, test: 0 };
    // Both seen settles it. That one is missing needs complete lists.
    if (count.production > 0 && count.test > 0) return value(count);
    const gap = own ? firstGap(index, TAGGED_KINDS, { account }) : firstGap(index, HOSTED_KINDS, { account, region });
    return gaps.get(account) ?? gap ?? value(count);
  },
});

function countBy(
  index: InventoryIndex,
  kinds: readonly Kind[],
  sharedBy: (resource: Resource) => readonly string[] | Unread,
): Counts {
  const counts: Counts['counts'] = new Map();
  const gaps: Counts['gaps'] = new Map();
  for (const resource of kinds.flatMap(kind => index.seen(kind))) {
    const shared = sharedBy(resource);
    if (!Array.isArray(shared)) gaps.set(resource.account, shared as Unread);
    // Tags and this facet are read by the same call.
    const tags = facet(resource, 'infrastructureAsCode');
    if (tags.state === 'unread') gaps.set(resource.account, tags);
    const environment = environmentOf(resource.tags);
    if (environment === undefined || !Array.isArray(shared)) continue;
    for (const key of shared as readonly string[]) {
      const count = counts.get(key) ?? { production: 0, test: 0 };
      count[environment] += 1;
      counts.set(key, count);
    }
  }
  return { counts, gaps };
}

/** The plans that an app runs on; one whose collector has no plans runs on instances of the provider. */
function plansOf(app: Resource): readonly string[] | Unread {
  const relationships = facet(app, 'relationships');
  if (relationships.state === 'unread' && relationships.reason !== 'not-collected') return relationships;
  return (valueOrNull<Facets['relationships']>(relationships) ?? []).flatMap(({ to, role }) =>
    role === 'plan' ? [to] : [],
  );
}
