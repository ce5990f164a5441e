import type { Image } from '@azure/arm-compute';
import { flatMapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { once } from '../../../kit/memoize.ts';
import { armId, listCall, subscriptionOf, type SdkType } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';

export const IMAGES: SdkType<Image> = {
  type: 'Microsoft.Compute/images',
  apiVersion: '2024-07-01',
  list: client => client.images.list(),
};

/** Whether the managed image with this id still exists. Unread for images of other sources. */
export type Images = (id: string | undefined) => Promise<Reading<'available' | 'missing'>>;

/** Lists the managed images of the subscription once, on the first reference to one. */
export function createImages(ctx: AzureContext): Images {
  const listImages = once(() =>
    ctx.read(listCall(IMAGES), async () => {
      const found = new Set<string>();
      await ctx.eachModel(IMAGES, ({ id }) => void found.add(id));
      return found;
    }),
  );
  return async (id = '') => {
    // The list holds neither marketplace and gallery images nor those of other subscriptions.
    if (!/\/providers\/Microsoft\.Compute\/images\/[^/]+$/i.test(id) || subscriptionOf(id) !== ctx.account)
      return unread('not-collected', 'the image is not a managed image of this subscription');
    return flatMapReading(await listImages(), images => value(images.has(armId(id)) ? 'available' : 'missing'));
  };
}
