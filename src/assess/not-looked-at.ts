import { compareText } from '../lib/text.ts';
import type { NotLookedAt } from '../model/assessment.ts';
import type { Inventory } from '../model/inventory.ts';
import { accountKey } from '../model/keys.ts';
import { facet } from '../model/resource.ts';

/** Whether a resource type, in its provider's name, is read. */
export type IsReadType = (type: string) => boolean;

/** The resource types of each account that no collector reads; an account that could not be counted has no source. */
export function notLookedAt({ header, resources }: Inventory, isReadType: IsReadType): NotLookedAt[] {
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
