import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, type Reading, unread, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { IncompleteResponseError } from '../../../kit/response-fields.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';
import { accountId } from '../../facets/common-facets.ts';

const SUBSCRIPTIONS: ArmType = {
  type: 'Microsoft.Resources/subscriptions',
  apiVersion: '2022-12-01',
  table: 'resourcecontainers',
};

interface Properties {
  /** From the direct parent to the tenant root group. */
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
      // The subscription itself is known; only its management groups may be unread.
      const row = await ctx.read(listCall(SUBSCRIPTIONS), async () => {
        let found: ArmResource | undefined;
        await ctx.each(SUBSCRIPTIONS, one => {
          found = one;
        });
        if (found === undefined) throw new IncompleteResponseError('the response lacks the subscription');
        return found;
      });
      const known = row.state === 'value' ? row.value : undefined;
      const tags = known === undefined ? {} : tagsOf(known);
      ctx.emit({
        id: accountId(ctx),
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

/** Every subscription is in the tenant root group: it alone is no organization. */
function organizationMembershipOf({ properties }: ArmResource): Reading<Facets['organizationMembership']> {
  const chain = (properties as Properties | null | undefined)?.managementGroupAncestorsChain ?? undefined;
  if (chain === undefined) return unread('failed', 'the response has no management groups of the subscription');
  const root = chain.at(-1);
  if (chain.length < 2 || root?.name === undefined) return absent;
  return value({ organization: root.displayName ?? root.name, managementAccount: root.name });
}
