import { armId, listCall, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';
import { propertiesOf } from '../../facets/common-facets.ts';

const WEB_TESTS: ArmType = { type: 'Microsoft.Insights/webtests', apiVersion: '2022-06-15' };

/** Tests of Application Insights that visit us from outside, as customers do. */
export const azureAvailabilityTests: AzureCollector = {
  id: 'azure-availability-tests',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: { account: ['syntheticMonitors'] },
  types: [WEB_TESTS],
  operations: azureOperations([WEB_TESTS]),
  collect: async ctx => {
    const syntheticMonitors = await ctx.read(listCall(WEB_TESTS), async () => {
      let working = 0;
      await ctx.each(WEB_TESTS, row => {
        const { Enabled, Locations } = propertiesOf(row) as {
          readonly Enabled?: boolean;
          readonly Locations?: readonly unknown[] | null;
        };
        if (Enabled !== false && (Locations ?? []).length > 0) working++;
      });
      return working;
    });
    ctx.add(armId(`/subscriptions/${ctx.account}`), { syntheticMonitors });
  },
};
