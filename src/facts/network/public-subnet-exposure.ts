import { internetFamilies } from '../../lib/internet.ts';
import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { absent, valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { createPlaceGaps } from '../place-gaps.ts';

/** The public subnet of a data store, and the public endpoint whose firewall it shares. */
export const publicSubnetExposure = defineFact({
  name: 'publicSubnetExposure',
  on: ['database', 'warehouse'],
  needs: {
    database: ['networkInterfaces', 'publicAccess'],
    warehouse: ['networkInterfaces'],
    'load-balancer': ['networkInterfaces'],
    subnet: ['routes'],
  },
  // Only those in a network that no list shows have it.
  optional: ['publicAccess'],
  prepare(index) {
    const endpoints = new Map<string, string>();
    const gaps = createPlaceGaps();
    for (const loadBalancer of index.seen('load-balancer')) {
      const interfaces = facet(loadBalancer, 'networkInterfaces');
      if (interfaces.state === 'unread') gaps.add(loadBalancer, interfaces);
      for (const { firewalls, addressFamilies } of valueOrNull<Facets['networkInterfaces']>(interfaces) ?? [])
        if (addressFamilies.length > 0) for (const firewall of firewalls) endpoints.set(firewall, loadBalancer.name);
    }
    return { endpoints, gaps };
  },
  compute(store, { endpoints, gaps }, index): Reading<Facts['publicSubnetExposure']> {
    const interfaces = facet(store, 'networkInterfaces');
    if (interfaces.state === 'unread') return interfaces;
    const own = valueOrNull(interfaces) ?? [];
    // The provider runs it outside of our networks: it stands in no front row, and in no back.
    if (own.length === 0) return absent;
    const [sharedFirewallWith = null] = own.flatMap(({ firewalls }) =>
      firewalls.flatMap(id => endpoints.get(id) ?? []),
    );
    const subnet = publicSubnetOf(store, own, index);
    if (subnet.state === 'value') return value({ subnet: subnet.value, sharedFirewallWith });
    if (sharedFirewallWith !== null) return value({ subnet: null, sharedFirewallWith });
    if (subnet.state === 'unread') return subnet;
    const { account, region } = store;
    const gap = gaps.at(store) ?? index.gap('load-balancer', { account, region });
    return gap ?? value({ subnet: null, sharedFirewallWith: null });
  },
});

/** The name of a subnet of these interfaces that has a route to an internet gateway. */
function publicSubnetOf(
  store: Resource,
  interfaces: Facets['networkInterfaces'],
  index: InventoryIndex,
): Reading<string> {
  const { account, region } = store;
  // In a network that no list shows, its own setting tells whether the internet reaches it.
  const isPublic = valueOrNull(facet(store, 'publicAccess')) === 'public';
  let gap: Unread | undefined;
  for (const id of new Set(interfaces.map(({ subnet }) => subnet))) {
    const subnet = index.byId(id);
    const isUnseen = subnet === undefined && index.gap('subnet', { account, region }) === undefined;
    if (isUnseen && isPublic && interfaces.some(one => one.subnet === id && one.addressFamilies.length > 0))
      return value(id.split('/').at(-1) ?? id);
    const routes =
      subnet === undefined
        ? (index.gap('subnet', { account, region }) ?? unread('not-collected', id))
        : facet(subnet, 'routes');
    if (routes.state === 'unread') gap ??= routes;
    const toInternet = (valueOrNull<Facets['routes']>(routes) ?? []).filter(({ via }) => via === 'internet');
    if (internetFamilies(toInternet.map(({ to }) => to)).length > 0) return value(subnet?.name ?? id);
  }
  return gap ?? absent;
}
