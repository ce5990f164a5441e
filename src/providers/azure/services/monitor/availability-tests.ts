import { listCall, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';
import { accountId, propertiesOf } from '../../facets/common-facets.ts';

const AVAILABILITY_TESTS: ArmType = { type: 'Microsoft.Insights/webtests', apiVersion: '2022-06-15' };

/** Availability tests of Application Insights: enabled, with a location. */
export const azureAvailabilityTests: AzureCollector = {
  id: 'azure-availability-tests',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: { account: ['syntheticMonitors'] },
  types: [AVAILABILITY_TESTS],
  operations: azureOperations([AVAILABILITY_TESTS]),
  collect: async ctx => {
    const syntheticMonitors = await ctx.read(listCall(AVAILABILITY_TESTS), async () => {
      let working = 0;
      await ctx.each(AVAILABILITY_TESTS, row => {
        const { Enabled, Locations } = propertiesOf(row) as {
          readonly Enabled?: boolean;
          readonly Locations?: readonly unknown[] | null;
        };
        if (Enabled !== false && (Locations ?? []).length > 0) working++;
      });
      return working;
    });
    ctx.add(accountId(ctx), { syntheticMonitors });
  },
};
