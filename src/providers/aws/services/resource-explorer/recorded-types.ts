import { unread, value, type Reading } from '../../../../model/reading.ts';
import type { CensusSource, TypeCounts } from '../../../kit/resource-census.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { pagesByToken } from '../../../kit/for-each-page.ts';
import type { AwsContext } from '../../context.ts';

const CALL = 'config:GetDiscoveredResourceCounts';

/** Results of rules, which AWS Config counts among the resources. */
const NO_RESOURCE = /^AWS::Config::/;

/** Counts what the configuration recorder of a region discovered; unread where nothing is recorded. */
export async function countRecorded(
  ctx: AwsContext,
  region: string,
  counts: TypeCounts,
): Promise<Reading<CensusSource>> {
  const { ConfigServiceClient, GetDiscoveredResourceCountsCommand } = await import('@aws-sdk/client-config-service');
  const client = ctx.client(ConfigServiceClient, region);
  const recorded = await ctx.read(CALL, async () => {
    const found: (readonly [type: string, count: number])[] = [];
    const pages = pagesByToken(
      nextToken => client.send(new GetDiscoveredResourceCountsCommand({ limit: 100, nextToken })),
      page => page.nextToken,
    );
    for await (const page of pages) {
      // An account without recorder has neither counts nor a list of them.
      for (const { resourceType, count } of page.resourceCounts ?? [])
        found.push([assertField(resourceType, 'resourceType'), assertField(count, 'count')]);
    }
    return found;
  });
  if (recorded.state !== 'value') return recorded;
  const resources = recorded.value.filter(([type]) => !NO_RESOURCE.test(type));
  if (resources.length === 0) return unread('unsupported', 'AWS Config records nothing here');
  for (const [type, count] of resources) counts.add(type, region, count);
  return value({ name: 'AWS Config', covers: 'recorded', regions: [region] });
}
