import { compareText } from '../../../../lib/text.ts';
import { unread, value, type Reading, type Unread } from '../../../../model/reading.ts';
import { createTypeCounts, mergeSources, type CensusSource, type TypeCounts } from '../../../kit/resource-census.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { accountId } from '../../resource-ids.ts';
import { countRecorded } from './recorded-types.ts';
import { countIndexed, listIndexes } from './indexed-types.ts';
import { countTagged } from './tagged-types.ts';

/**
 * Counts the resources of each type, whether or not another collector reads them: from AWS Resource Explorer, in regions
 * without an index from AWS Config, else from the tagging API, which lists tagged resources only.
 */
export const awsResourceExplorer: AwsCollector = {
  id: 'aws-resource-explorer',
  provider: 'aws',
  scope: 'global',
  lists: [],
  fills: { account: ['resourceCensus'] },
  operations: [
    ...operations('resource-explorer-2', ['ListIndexes', 'GetDefaultView', 'GetView', 'ListResources']),
    ...operations('config', ['GetDiscoveredResourceCounts']),
    ...operations('tag', ['GetResources']),
  ],
  collect: async ctx => {
    const counts = createTypeCounts();
    const indexed = await countIndexes(ctx, counts);
    const covered = new Set(indexed.flatMap(({ regions }) => regions));
    const others = ctx.regions.filter(region => !covered.has(region));
    const counted = await Promise.all(others.map(region => countRegion(ctx, region, counts)));
    const sources = [...indexed, ...counted.flatMap(reading => (reading.state === 'value' ? [reading.value] : []))];
    const refusals = counted.filter((reading): reading is Unread => reading.state === 'unread');
    const uncounted = others.filter((_, index) => counted[index]?.state !== 'value').sort(compareText);
    const [refusal] = refusals;
    ctx.add(accountId(ctx), {
      resourceCensus:
        sources.length === 0
          ? (refusal ?? unread('unsupported', 'no list of all resources is available'))
          : value({ sources: mergeSources(sources), uncounted, types: counts.types() }),
    });
  },
};

/** What the aggregator index holds, else the index of each region. */
async function countIndexes(ctx: AwsContext, counts: TypeCounts): Promise<CensusSource[]> {
  const indexes = await listIndexes(ctx);
  const read = new Set(ctx.regions);
  const regions = indexes.map(({ region }) => region).filter(region => read.has(region));
  const aggregator = indexes.find(index => index.aggregates && read.has(index.region));
  if (aggregator !== undefined) {
    const source = await countIndexed(ctx, { region: aggregator.region, regions }, counts);
    if (source !== undefined) return [source];
  }
  const local = await Promise.all(regions.map(region => countIndexed(ctx, { region, regions: [region] }, counts)));
  return local.filter(source => source !== undefined);
}

async function countRegion(ctx: AwsContext, region: string, counts: TypeCounts): Promise<Reading<CensusSource>> {
  const recorded = await countRecorded(ctx, region, counts);
  return recorded.state === 'value' ? recorded : countTagged(ctx, region, counts);
}
