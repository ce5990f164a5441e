import type { Facets } from '../../../../model/facets.ts';
import { listCall, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';
import { accountId } from '../../facets/common-facets.ts';

const MAX_PEOPLE = 20;

/** Resource Graph keeps 14 days of changes. It counts them by actor and client; what was changed is not read. */
const CHANGES: ArmType = {
  type: 'Microsoft.Resources/changes',
  apiVersion: '2022-05-01',
  table: 'resourcechanges',
  digest: {
    steps: [
      'extend how = properties.changeAttributes',
      'extend who = tostring(how.changedBy), sort = tostring(how.changedByType), client = tostring(how.clientType)',
      'summarize changes = count() by subscriptionId, who, sort, client, type',
      "extend id = strcat('/subscriptions/', subscriptionId, '/changes/', who, '/', sort, '/', client), name = who",
    ].join(' | '),
    columns: 'who, sort, client, changes',
  },
};

interface Counted {
  readonly who?: string;
  readonly sort?: string;
  readonly client?: string;
  readonly changes?: number;
}

/** Recent changes: in the portal, by person, and in all. */
export const azureChangeHistory: AzureCollector = {
  id: 'azure-change-history',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: { account: ['recentChanges'] },
  types: [CHANGES],
  operations: azureOperations([CHANGES]),
  collect: async ctx => {
    const recentChanges = await ctx.read(listCall(CHANGES), async () => {
      const counted: Required<Counted>[] = [];
      await ctx.each(CHANGES, row => {
        const { who = '', sort = '', client = '', changes = 0 } = row as Counted;
        // Changes by Azure itself or by an unknown actor do not count.
        if (!/^(system|unspecified)?$/i.test(sort) || /portal/i.test(client))
          counted.push({ who, sort, client, changes });
      });
      return recentChangesOf(counted);
    });
    ctx.add(accountId(ctx), { recentChanges });
  },
};

function recentChangesOf(counted: readonly Required<Counted>[]): Facets['recentChanges'] {
  const sum = (some: readonly Required<Counted>[]): number => some.reduce((total, { changes }) => total + changes, 0);
  const inPortal = counted.filter(({ client }) => /portal/i.test(client));
  const people = [...Map.groupBy(inPortal, ({ who }) => who)]
    .map(([who, some]) => ({ who: who.slice(0, 128), changes: sum(some) }))
    .sort((a, b) => b.changes - a.changes || (a.who < b.who ? -1 : 1))
    .slice(0, MAX_PEOPLE);
  return { changes: sum(counted), console: people, complete: true };
}
