import type { PlannedResource } from '../../../model/planned.ts';
import { known } from '../../kit/planned.ts';

/** The full resource name, once it has one: the `self_link` without its host and version. */
export const fullNameIn =
  (api: string) =>
  (resource: PlannedResource): string | undefined => {
    const link = known(resource, 'self_link');
    return link === undefined ? undefined : `//${api}.googleapis.com/${link.replace(/^.*?\/(?=projects\/)/, '')}`;
  };

/** The same for services whose `id` is the name: `projects/shop/topics/orders`. */
export const fullNameById =
  (api: string) =>
  (resource: PlannedResource): string | undefined => {
    const id = known(resource, 'id');
    return id === undefined ? undefined : `//${api}.googleapis.com/${id}`;
  };
