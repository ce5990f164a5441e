import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, type Reading, unread, value } from '../../../../model/reading.ts';
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
  fills: { account: ['organizationMembership', 'division', 'infrastructureAsCode'] },
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
          division: mapReading(flatMapReading(row, chainOf), chain => chain.map(nameOf).slice(0, -1).toReversed()),
          infrastructureAsCode: flatMapReading(row, () => infrastructureAsCodeOf(tags)),
        },
      });
    });
  },
};

type Chain = NonNullable<Properties['managementGroupAncestorsChain']>;

function chainOf({ properties }: ArmResource): Reading<Chain> {
  const chain = (properties as Properties | null | undefined)?.managementGroupAncestorsChain ?? undefined;
  return chain === undefined
    ? unread('failed', 'the response has no management groups of the subscription')
    : value(chain);
}

const nameOf = ({ name = '', displayName = name }: Chain[number]): string => displayName;

/** Every subscription is in the tenant root group: it alone is no organization. */
const organizationMembershipOf = (row: ArmResource): Reading<Facets['organizationMembership']> =>
  flatMapReading(chainOf(row), chain => {
    const root = chain.at(-1);
    if (chain.length < 2 || root?.name === undefined) return absent;
    return value({ organization: nameOf(root), managementAccount: root.name });
  });
