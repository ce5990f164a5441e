import type { Facets } from '../../../../model/facets.ts';
import { armId, listCall, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';

const PEOPLE = 20;

/** Resource Graph keeps fourteen days of changes: it counts them by who made them with what, and keeps what was changed to itself. */
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

/** Who changed things lately: by hand in the portal, or by a program. */
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
        // What Azure does by itself, and what it does not say who did, is nobody's habit.
        if (!/^(system|unspecified)?$/i.test(sort) || /portal/i.test(client))
          counted.push({ who, sort, client, changes });
      });
      return habitsOf(counted);
    });
    ctx.add(armId(`/subscriptions/${ctx.account}`), { recentChanges });
  },
};

function habitsOf(counted: readonly Required<Counted>[]): Facets['recentChanges'] {
  const sum = (some: readonly Required<Counted>[]): number => some.reduce((total, { changes }) => total + changes, 0);
  const clicked = counted.filter(({ client }) => /portal/i.test(client));
  const byHand = [...Map.groupBy(clicked, ({ who }) => who)]
    .map(([who, some]) => ({ who: who.slice(0, 128), changes: sum(some) }))
    .sort((a, b) => b.changes - a.changes || (a.who < b.who ? -1 : 1))
    .slice(0, PEOPLE);
  return { changes: sum(counted), console: byHand, complete: true };
}
