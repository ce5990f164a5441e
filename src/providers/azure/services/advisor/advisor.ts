import { armId, listCall, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';
import { propertiesOf } from '../../facets/common-facets.ts';
import { isEnumValue } from '../../enum-value.ts';

const RECOMMENDATIONS: ArmType = {
  type: 'Microsoft.Advisor/recommendations',
  apiVersion: '2023-01-01',
  table: 'advisorresources',
};

interface Recommendation {
  readonly impact?: string;
  readonly suppressionIds?: readonly string[] | null;
}

/** Open recommendations of Azure Advisor: high impact counts as an error, medium as a warning. */
export const azureAdvisor: AzureCollector = {
  id: 'azure-advisor',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: { account: ['openRecommendations'] },
  types: [RECOMMENDATIONS],
  operations: azureOperations([RECOMMENDATIONS]),
  collect: async ctx => {
    const openRecommendations = await ctx.read(listCall(RECOMMENDATIONS), async () => {
      const count = { errors: 0, warnings: 0 };
      await ctx.each(RECOMMENDATIONS, row => {
        const { impact, suppressionIds } = propertiesOf(row) as Recommendation;
        // Dismissed or postponed.
        if ((suppressionIds ?? []).length > 0) return;
        if (isEnumValue(impact, 'High')) count.errors++;
        else if (isEnumValue(impact, 'Medium')) count.warnings++;
      });
      return count;
    });
    ctx.add(armId(`/subscriptions/${ctx.account}`), { openRecommendations });
  },
};
