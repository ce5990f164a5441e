import type { ResourceSku } from '@azure/arm-compute';
import { memoize } from '../../../kit/memoize.ts';
import type { ComputeList } from '../../client/arm-compute.ts';
import type { AzureContext } from '../../context.ts';
import { isEnumValue } from '../../enum-value.ts';

const CALL = 'Microsoft.Compute/skus:list';
export const SKU_READS = { [CALL]: 'Microsoft.Compute/skus/read' };

/** Whether a VM size supports accelerated networking in a region; undefined where its SKU is not listed. */
export type AcceleratedNetworking = (size: string, region: string) => Promise<boolean | undefined>;

/** Lists the SKUs of a region once, on the first request: the response is some megabytes. */
export function createAcceleratedNetworking(ctx: AzureContext): AcceleratedNetworking {
  const listSizes = memoize((region: string) => ctx.read(CALL, () => sizesIn(ctx, region)));
  return async (size, region) => {
    const sizes = await listSizes(region);
    return sizes.state === 'value' ? sizes.value.get(size.toLowerCase()) : undefined;
  };
}

async function sizesIn(ctx: AzureContext, region: string): Promise<ReadonlyMap<string, boolean>> {
  const sizes = new Map<string, boolean>();
  for await (const page of ctx.computePages(skusOf(region)))
    for (const { resourceType, name = '', capabilities = [] } of page) {
      const capability = capabilities.find(one => isEnumValue(one.name, 'AcceleratedNetworkingEnabled'))?.value;
      if (resourceType === 'virtualMachines' && capability !== undefined)
        sizes.set(name.toLowerCase(), capability.toLowerCase() === 'true');
    }
  return sizes;
}

const skusOf = (region: string): ComputeList<ResourceSku> => ({
  call: CALL,
  apiVersion: '2021-07-01',
  list: client => client.resourceSkus.list({ filter: `location eq '${region}'` }),
});
