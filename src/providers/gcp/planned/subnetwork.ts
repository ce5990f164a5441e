import type { Facets } from '../../../model/facets.ts';
import type { Plan, PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { allAbout, allOf, flag, isNew, known, orElse, OUTSIDE, text } from '../../kit/planned.ts';
import { leafName } from '../facets/common.ts';
import { inRegion } from '../facets/placement.ts';
import { fullNameIn } from './names.ts';

export const NETWORK = 'google_compute_network';
const ANYWHERE = '0.0.0.0/0';

export const subnetwork: PlannedType = {
  kind: 'subnet',
  type: 'compute.googleapis.com/Subnetwork',
  id: fullNameIn('compute'),
  name: resource => known(resource, 'name'),
  facets: (resource, { plan, region }: PlannedContext) => ({
    placement: inRegion(region),
    routes: flatMapReading(networkOf(resource, 'network', plan), network => routesOf(network, plan)),
    // Rules of the network's firewall are those of each machine.
    ingressRules: absent,
    flowLogs: mapReading(orElse(resource.blocks('log_config'), []), blocks =>
      blocks.length > 0 ? 'enabled' : 'disabled',
    ),
    // A machine gets a public address by a setting of its own.
    autoAssignPublicIp: absent,
  }),
};

/** The network that an attribute names. */
export const networkOf = (resource: PlannedResource, path: string, plan: Plan): Reading<PlannedResource> =>
  flatMapReading(plan.named(resource, path, [NETWORK]), ([one]) =>
    one === undefined ? unread('unsupported', 'its network is not in the plan') : value(one),
  );

/** A new network has a route to the internet, unless it is made without; other routes have resources of their own. */
function routesOf(network: PlannedResource, plan: Plan): Reading<Facets['routes']> {
  if (!isNew(network)) return OUTSIDE;
  const own = allAbout(plan, network, { type: 'google_compute_route', by: 'network' });
  return flatMapReading(orElse(flag(network, 'delete_default_routes_on_create'), false), without =>
    flatMapReading(own, all =>
      mapReading(allOf(all.map(routeOf)), routes => [...(without ? [] : [DEFAULT_ROUTE]), ...routes]),
    ),
  );
}

type Route = Facets['routes'][number];

const GATEWAY = 'default-internet-gateway';
const DEFAULT_ROUTE: Route = { to: ANYWHERE, via: 'internet', target: GATEWAY };

const routeOf = (resource: PlannedResource): Reading<Route> =>
  flatMapReading(text(resource, 'dest_range'), to =>
    mapReading(orElse(text(resource, 'next_hop_gateway'), ''), gateway =>
      leafName(gateway) === GATEWAY ? { to, via: 'internet', target: GATEWAY } : { to, via: 'other', target: 'other' },
    ),
  );
