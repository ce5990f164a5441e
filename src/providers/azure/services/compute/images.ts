import type { Image } from '@azure/arm-compute';
import { flatMapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { armId, listCall, subscriptionOf, type SdkType } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';

export const IMAGES: SdkType<Image> = {
  type: 'Microsoft.Compute/images',
  apiVersion: '2024-07-01',
  list: client => client.images.list(),
};

/** Whether a managed image is still there, by the id that a scale set names. */
export type Images = (id: string | undefined) => Promise<Reading<'available' | 'missing'>>;

/** The managed images of the subscription, listed once, where a scale set names one. */
export function createImages(ctx: AzureContext): Images {
  let asked: Promise<Reading<ReadonlySet<string>>> | undefined;
  const list = () =>
    ctx.read(listCall(IMAGES), async () => {
      const found = new Set<string>();
      await ctx.eachModel(IMAGES, ({ id }) => void found.add(id));
      return found;
    });
  return async (id = '') => {
    // Images of the marketplace, of galleries and of other subscriptions stand in no list of this one.
    if (!/\/providers\/Microsoft\.Compute\/images\/[^/]+$/i.test(id) || subscriptionOf(id) !== ctx.account)
      return unread('not-collected', 'its image is no managed image of the subscription');
    return flatMapReading(await (asked ??= list()), images => value(images.has(armId(id)) ? 'available' : 'missing'));
  };
}
