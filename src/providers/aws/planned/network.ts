import type { Facets, Placement } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource } from '../../../model/planned.ts';
import { flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { known } from '../../kit/planned.ts';
import { spreadOver } from '../facets/zone-placement.ts';

type Interfaces = Facets['networkInterfaces'];
type Found = Reading<readonly PlannedResource[]>;

/** The subnets that an attribute names. */
export const subnetsAt = (resource: PlannedResource, { plan }: PlannedContext, path: string): Found => {
  const subnets = plan.named(resource, path, ['aws_subnet']);
  return subnets.state === 'absent' ? unread('unsupported', 'its subnets are not in the plan') : subnets;
};

/** The subnets of the group that an attribute names, where both are in the plan. */
export function subnetsOfGroup(
  resource: PlannedResource,
  context: PlannedContext,
  { path, type }: { readonly path: string; readonly type: string },
): Found {
  const group = context.plan.named(resource, path, [type]);
  return group.state === 'absent'
    ? unread('unsupported', 'its subnets are not in the plan')
    : flatMapReading(group, ([one]) =>
        one === undefined
          ? unread('unsupported', 'its subnets are not in the plan')
          : subnetsAt(one, context, 'subnet_ids'),
      );
}

/** The security groups that an attribute names. */
export function groupsAt(resource: PlannedResource, { plan }: PlannedContext, path: string): Found {
  const groups = plan.named(resource, path, ['aws_security_group']);
  return groups.state === 'absent' ? unread('unsupported', 'it uses the default security group') : groups;
}

/** One interface in each subnet, behind all the groups. */
export const interfacesIn = (
  { subnets, groups, families }: {
    readonly subnets: Found;
    readonly groups: Found;
    readonly families: Reading<Interfaces[number]['addressFamilies']>;
  },
  { idOf }: PlannedContext,
): Reading<Interfaces> =>
  flatMapReading(groups, firewalls =>
    flatMapReading(families, addressFamilies =>
      mapReading(subnets, all =>
        all.map(subnet => ({ subnet: idOf(subnet), firewalls: firewalls.map(idOf), addressFamilies })),
      ),
    ),
  ); // prettier-ignore

/** The zones of resources; unread where one is known after the apply only. */
export const zonesOf = (resources: Found): Reading<readonly string[]> =>
  flatMapReading(resources, all => {
    const zones = all.map(one => known(one, 'availability_zone'));
    return zones.includes(undefined)
      ? unread('unsupported', 'a zone is known after apply')
      : value(zones.filter(zone => zone !== undefined));
  });

/** In zones of which one can replace the other. Names of zones differ by account: none is kept. */
export const placementIn = (zones: Reading<readonly string[]>, { region }: PlannedContext): Reading<Placement> =>
  mapReading(zones, all => ({ spread: spreadOver(all), locations: [{ region, role: 'primary' }] }));
