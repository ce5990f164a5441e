import type { Usage } from '@azure/arm-compute';
import { value } from '../../../../model/reading.ts';
import { IncompleteResponseError } from '../../../kit/response-fields.ts';
import { armId } from '../../client/arm.ts';
import type { ComputeList } from '../../client/arm-compute.ts';
import type { AzureContext } from '../../context.ts';

const CALL = 'Microsoft.Compute/locations/usages:list';
export const QUOTA_READS = { [CALL]: 'Microsoft.Compute/locations/usages/read' };

/**
 * Emits the vCPU quotas of each region: the regional total, and each VM family in use. `undefined`: the VMs or scale sets
 * that name the regions could not be listed.
 */
export async function listQuotas(ctx: AzureContext, regions: ReadonlySet<string> | undefined): Promise<void> {
  await ctx.list('quota', CALL, async () => {
    if (regions === undefined)
      throw new IncompleteResponseError('VMs and scale sets, which name the regions, were not listed');
    for (const region of [...regions].sort()) {
      for await (const page of ctx.computePages(usagesIn(region)))
        for (const usage of page) emitQuota(ctx, region, usage);
    }
  });
}

const usagesIn = (region: string): ComputeList<Usage> => ({
  call: CALL,
  apiVersion: '2024-07-01',
  list: client => client.usage.list(region),
});

function emitQuota(ctx: AzureContext, region: string, { currentValue, limit, name }: Usage): void {
  const { value: word = '', localizedValue: words = word } = name;
  if (typeof currentValue !== 'number' || typeof limit !== 'number') return;
  if (word !== 'cores' && !(word.endsWith('Family') && currentValue > 0)) return;
  ctx.emit({
    id: armId(`/subscriptions/${ctx.account}/providers/Microsoft.Compute/locations/${region}/usages/${word}`),
    kind: 'quota',
    type: 'Microsoft.Compute/locations/usages',
    name: `${words}, ${region}`,
    region,
    tags: {},
    facets: {
      quota: value({
        resource: 'vcpus',
        limit: limit,
        countedType: 'Microsoft.Compute/virtualMachines',
        used: currentValue,
      }),
    },
  });
}
