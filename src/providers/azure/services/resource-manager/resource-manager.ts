import { mapReading } from '../../../../model/reading.ts';
import { createTypeCounts } from '../../../kit/resource-census.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { regionName, type ArmResource } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';
import { accountId } from '../../facets/common-facets.ts';

const CALL = 'Microsoft.Resources/subscriptions/resources:list';
/** Pages of 1,000 that are counted. */
export const MOST_PAGES = 100;

/** Counts the resources of each type, whether or not another collector reads them. */
export const azureResourceManager: AzureCollector = {
  id: 'azure-resource-manager',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: { account: ['resourceCensus'] },
  types: [],
  operations: azureOperations([], { [CALL]: 'Microsoft.Resources/subscriptions/resources/read' }),
  collect: async ctx => {
    const counts = createTypeCounts();
    const path = `/subscriptions/${ctx.account}/resources?$top=1000`;
    const listed = await ctx.read(CALL, async () => {
      let pages = 0;
      for await (const page of ctx.pages<ArmResource>({ path, apiVersion: '2021-04-01', call: CALL })) {
        if (pages === MOST_PAGES) return { partial: true };
        for (const { type, location } of page)
          counts.add(assertField(type as string | undefined, 'type'), regionName(location));
        pages += 1;
      }
      return { partial: false };
    });
    ctx.add(accountId(ctx), {
      resourceCensus: mapReading(listed, ({ partial }) => ({
        sources: [
          {
            name: 'Azure Resource Manager',
            covers: 'all' as const,
            regions: [],
            ...(partial ? { partial: true as const } : {}),
          },
        ],
        uncounted: [],
        types: counts.types(),
      })),
    });
  },
};
