import type * as sdk from '@aws-sdk/client-resource-explorer-2';
import type { ResourceExplorer2Client } from '@aws-sdk/client-resource-explorer-2';
import type { CensusSource, TypeCounts } from '../../../kit/resource-census.ts';
import { assertField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';

/** A page of 1,000 would be the last one, whatever else there is. */
const PAGE_SIZE = 500;
/** Pages that are counted. */
export const MOST_PAGES = 100;

type Explorer = typeof sdk;

interface Index {
  readonly region: string;
  /** It also holds the resources of the other regions with an index. */
  readonly aggregates: boolean;
}

/** The regions with an index of AWS Resource Explorer; none where that is unread. */
export async function listIndexes(ctx: AwsContext): Promise<readonly Index[]> {
  const { ResourceExplorer2Client, paginateListIndexes } = await import('@aws-sdk/client-resource-explorer-2');
  const client = ctx.client(ResourceExplorer2Client);
  const indexes = await ctx.read('resource-explorer-2:ListIndexes', async () => {
    const found: Index[] = [];
    for await (const { Indexes } of paginateListIndexes({ client }, {})) {
      for (const { Region, Type } of assertField(Indexes, 'Indexes'))
        found.push({ region: assertField(Region, 'Region'), aggregates: Type === 'AGGREGATOR' });
    }
    return found;
  });
  return indexes.state === 'value' ? indexes.value : [];
}

/** Counts what the default view of a region shows; undefined without a view that shows every resource. */
export async function countIndexed(
  ctx: AwsContext,
  { region, regions }: { readonly region: string; readonly regions: readonly string[] },
  counts: TypeCounts,
): Promise<CensusSource | undefined> {
  const explorer = await import('@aws-sdk/client-resource-explorer-2');
  const client = ctx.client(explorer.ResourceExplorer2Client, region);
  const view = await unfilteredView(ctx, explorer, client);
  if (view === undefined) return undefined;
  const read = new Set([...ctx.regions, 'global']);
  // Counted at the end: a list that fails in the middle adds nothing, because its region is counted otherwise.
  const found: (readonly [type: string, region: string])[] = [];
  const listed = await ctx.read('resource-explorer-2:ListResources', async () => {
    let pages = 0;
    const list = explorer.paginateListResources({ client, pageSize: PAGE_SIZE }, { ViewArn: view });
    for await (const page of list) {
      for (const resource of assertField(page.Resources, 'Resources')) {
        const at = assertField(resource.Region, 'Region');
        if (resource.OwningAccountId === ctx.account && read.has(at))
          found.push([assertField(resource.ResourceType, 'ResourceType'), at]);
      }
      pages += 1;
      if (pages === MOST_PAGES) return { partial: page.NextToken !== undefined };
    }
    return { partial: false };
  });
  if (listed.state !== 'value') return undefined;
  for (const [type, at] of found) counts.add(type, at);
  const partial = listed.value.partial ? { partial: true as const } : {};
  return { name: 'AWS Resource Explorer', covers: 'indexed', regions: [...regions], ...partial };
}

/** The default view, unless it hides resources. */
async function unfilteredView(
  ctx: AwsContext,
  { GetDefaultViewCommand, GetViewCommand }: Explorer,
  client: ResourceExplorer2Client,
): Promise<string | undefined> {
  const arn = await ctx.read(
    'resource-explorer-2:GetDefaultView',
    async () => (await client.send(new GetDefaultViewCommand({}))).ViewArn,
    { absentOn: ['ResourceNotFoundException'] },
  );
  if (arn.state !== 'value' || arn.value === '') return undefined;
  const view = await ctx.read('resource-explorer-2:GetView', async () =>
    assertField((await client.send(new GetViewCommand({ ViewArn: arn.value }))).View, 'View'),
  );
  if (view.state !== 'value') return undefined;
  return (view.value.Filters?.FilterString ?? '') === '' ? arn.value : undefined;
}
