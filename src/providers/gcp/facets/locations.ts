import { throwFirst } from '../../kit/several-failures.ts';
import type { GcpContext, GcpList, Take } from '../context.ts';

/** `projects/shop/locations/europe-west1/instances/orders` → `europe-west1`. */
export const locationIn = (name: string | undefined): string =>
  /\/locations\/([^/]+)/.exec(name ?? '')?.[1] ?? 'global';

/** The locations of a service whose lists are of one location each. */
export const locationsOf = (api: string, version: string): GcpList => ({
  call: `${api}:projects.locations.list`,
  permission: `${api}.locations.list`,
  path: `/${version}/projects/{project}/locations`,
  query: 'pageSize=200',
  items: 'locations',
});

/** Every row of a list that Google answers for one location at a time; use it inside `list` or `read`. */
export async function eachOfLocations<T extends object>(
  ctx: GcpContext,
  locations: GcpList,
  list: GcpList,
  take: Take<T>,
): Promise<void> {
  const ids: string[] = [];
  await ctx.each<{ readonly locationId?: string }>(locations, ({ locationId }) => {
    if (locationId !== undefined) ids.push(locationId);
  });
  const settled = await Promise.allSettled(ids.map(location => ctx.each<T>(list, take, { location })));
  throwFirst(settled.flatMap(one => (one.status === 'rejected' ? [one.reason as unknown] : [])));
}
