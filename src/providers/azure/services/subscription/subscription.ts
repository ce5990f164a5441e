import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, type Reading, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { armId, listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';

const SUBSCRIPTIONS: ArmType = {
  type: 'Microsoft.Resources/subscriptions',
  apiVersion: '2022-12-01',
  table: 'resourcecontainers',
};

interface Properties {
  /** From the nearest group to the tenant's own. */
  readonly managementGroupAncestorsChain?: readonly { readonly name?: string; readonly displayName?: string }[] | null;
}

/** The subscription itself, and the management groups above it. */
export const azureSubscription: AzureCollector = {
  id: 'azure-subscription',
  provider: 'azure',
  scope: 'global',
  lists: ['account'],
  fills: { account: ['organizationMembership', 'infrastructureAsCode'] },
  types: [SUBSCRIPTIONS],
  operations: azureOperations([SUBSCRIPTIONS]),
  collect: async ctx => {
    await ctx.list('account', listCall(SUBSCRIPTIONS), async () => {
      // Whoever is here has seen the subscription; what stands above it is another question.
      const row = await ctx.read(listCall(SUBSCRIPTIONS), async () => {
        let found: ArmResource | undefined;
        await ctx.each(SUBSCRIPTIONS, one => {
          found = one;
        });
        return found;
      });
      const known = row.state === 'value' ? row.value : undefined;
      const tags = known === undefined ? {} : tagsOf(known);
      ctx.emit({
        id: armId(`/subscriptions/${ctx.account}`),
        kind: 'account',
        type: SUBSCRIPTIONS.type,
        name: ctx.name,
        tags,
        facets: {
          organizationMembership: flatMapReading(row, organizationMembershipOf),
          infrastructureAsCode: flatMapReading(row, () => infrastructureAsCodeOf(tags)),
        },
      });
    });
  },
};

/** The tenant's own group is above every subscription: a company that made no other has put nothing in order. */
function organizationMembershipOf({ properties }: ArmResource): Reading<Facets['organizationMembership']> {
  const chain = (properties as Properties | null | undefined)?.managementGroupAncestorsChain ?? [];
  const root = chain.at(-1);
  if (chain.length < 2 || root?.name === undefined) return absent;
  return value({ organization: root.displayName ?? root.name, managementAccount: root.name });
}
