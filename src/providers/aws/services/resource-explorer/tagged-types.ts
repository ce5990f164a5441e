import { mapReading, type Reading } from '../../../../model/reading.ts';
import type { CensusSource, TypeCounts } from '../../../kit/resource-census.ts';
import { assertField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';

const PAGE_SIZE = 100;
/** Pages that are counted. */
export const MOST_PAGES = 20;

/** Counts the tagged resources of a region: others are not listed. */
export async function countTagged(ctx: AwsContext, region: string, counts: TypeCounts): Promise<Reading<CensusSource>> {
  const tagging = await import('@aws-sdk/client-resource-groups-tagging-api');
  const client = ctx.client(tagging.ResourceGroupsTaggingAPIClient, region);
  const found: (readonly [type: string, region: string])[] = [];
  const listed = await ctx.read('tag:GetResources', async () => {
    let pages = 0;
    for await (const page of tagging.paginateGetResources({ client, pageSize: PAGE_SIZE }, {})) {
      for (const { ResourceARN } of assertField(page.ResourceTagMappingList, 'ResourceTagMappingList'))
        found.push(typeOf(assertField(ResourceARN, 'ResourceARN'), region));
      pages += 1;
      if (pages === MOST_PAGES) return { partial: (page.PaginationToken ?? '') !== '' };
    }
    return { partial: false };
  });
  if (listed.state === 'value') for (const [type, at] of found) counts.add(type, at);
  return mapReading(listed, ({ partial }) => ({
    name: 'AWS Resource Groups Tagging API',
    covers: 'tagged' as const,
    regions: [region],
    ...(partial ? { partial: true as const } : {}),
  }));
}

/** `arn:aws:glue:eu-west-1:…:crawler/nightly` → `glue:crawler`; an ARN without a type is of its service: `s3`, `sns`. */
function typeOf(arn: string, region: string): readonly [type: string, region: string] {
  const [, , service = '', at = '', , ...rest] = arn.split(':');
  const resource = rest.join(':');
  const [head = ''] = resource.replace(/^\//, '').split(/[:/]/);
  const type = head === resource ? service : `${service}:${head}`;
  return [type, at === '' ? region : at];
}
