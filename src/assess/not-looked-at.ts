import { compareText } from '../lib/text.ts';
import type { NotLookedAt } from '../model/assessment.ts';
import type { Inventory } from '../model/inventory.ts';
import { accountKey } from '../model/keys.ts';
import { isPlanned } from '../model/planned.ts';
import { facet } from '../model/resource.ts';

/** Whether a resource type, in its provider's name, is read. */
export type IsReadType = (type: string) => boolean;

/** The resource types of each account that no collector reads; an account that could not be counted has no source. */
export function notLookedAt(inventory: Inventory, isReadType: IsReadType): NotLookedAt[] {
  return isPlanned(inventory) ? leftOutOfPlan(inventory) : leftOutOfAccounts(inventory, isReadType);
}

/** Of a plan, state or template it is known what it has; what else the account has is not. */
function leftOutOfPlan({ header, unreadTypes = [] }: Inventory): NotLookedAt[] {
  const of = unreadTypes.flatMap(({ provider, ...one }) => (provider === undefined ? [] : [{ provider, ...one }]));
  const regionsBy = new Map(header.targets.map(target => [accountKey(target), target.regions]));
  const owners = new Map([...header.targets, ...of].map(one => [accountKey(one), one]));
  return [...owners].map(([key, { provider, account }]) => {
    const types = of
      .filter(one => accountKey(one) === key)
      .map(({ type, count }) => ({ type, count, regions: [] }))
      .sort(mostFirst);
    const sources = types.length === 0 ? [] : [{ name: header.tool, covers: 'all' as const, regions: [] }];
    return { provider, account, sources, uncounted: [...(regionsBy.get(key) ?? [])], types };
  });
}

function leftOutOfAccounts({ header, resources }: Inventory, isReadType: IsReadType): NotLookedAt[] {
  const accounts = new Map(resources.filter(({ kind }) => kind === 'account').map(one => [accountKey(one), one]));
  return header.targets
    .filter(({ failed }) => failed === undefined)
    .map(target => {
      const { provider, account, regions } = target;
      const resource = accounts.get(accountKey(target));
      const census = resource === undefined ? undefined : facet(resource, 'resourceCensus');
      if (census?.state !== 'value') return { provider, account, sources: [], uncounted: [...regions], types: [] };
      const { sources, uncounted, types } = census.value;
      return {
        provider,
        account,
        sources,
        uncounted,
        types: types.filter(({ type }) => !isReadType(type)).sort(mostFirst),
      };
    });
}

const mostFirst = (a: NotLookedAt['types'][number], b: NotLookedAt['types'][number]): number =>
  b.count - a.count || compareText(a.type, b.type);
