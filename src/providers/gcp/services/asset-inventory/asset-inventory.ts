import { mapReading } from '../../../../model/reading.ts';
import { SEARCH_ASSETS } from '../../client/assets.ts';
import { gcpOperations, type GcpCollector } from '../../context.ts';
import { accountId } from '../../facets/common.ts';

/** How many resources of each type there are, whether or not another collector reads them. */
export const gcpAssetInventory: GcpCollector = {
  id: 'gcp-asset-inventory',
  provider: 'gcp',
  scope: 'global',
  lists: [],
  fills: { account: ['resourceCensus'] },
  operations: gcpOperations(SEARCH_ASSETS),
  collect: async ctx => {
    ctx.add(accountId(ctx), {
      resourceCensus: mapReading(await ctx.assets(), types => ({
        sources: [{ name: 'Cloud Asset Inventory', covers: 'all' as const, regions: [] }],
        uncounted: [],
        types: [...types],
      })),
    });
  },
};
