import { internetFamilies } from '../../lib/cidr.ts';
import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import { scopeKey } from '../../model/keys.ts';

/** Where data stands in the front row: in a subnet that the internet can answer to, or behind the firewall of an entry point. */
export const publicSubnetExposure = defineFact({
  name: 'publicSubnetExposure',
  on: ['database', 'warehouse'],
  needs: {
    database: ['networkInterfaces'],
    warehouse: ['networkInterfaces'],
    'load-balancer': ['networkInterfaces'],
    subnet: ['routes'],
  },
  prepare(index) {
    const doors = new Map<string, string>();
    const hidden = new Map<string, Unread>();
    for (const balancer of index.seen('load-balancer')) {
      const cards = facet(balancer, 'networkInterfaces');
      if (cards.state === 'unread') hidden.set(scopeKey(balancer), cards);
      for (const { firewalls, addressFamilies } of valueOrNull<Facets['networkInterfaces']>(cards) ?? [])
        if (addressFamilies.length > 0) for (const firewall of firewalls) doors.set(firewall, balancer.name);
    }
    return { doors, hidden };
  },
  compute(store, { doors, hidden }, index): Reading<Facts['publicSubnetExposure']> {
    const cards = facet(store, 'networkInterfaces');
    if (cards.state === 'unread') return cards;
    const own = valueOrNull(cards) ?? [];
    if (own.length === 0) return value({ subnet: null, sharedFirewallWith: null });
    const firewall = own.flatMap(card => card.firewalls).find(id => doors.has(id));
    const sharedFirewallWith = firewall === undefined ? null : (doors.get(firewall) ?? null);
    const { account, region } = store;
    let gap: Unread | undefined;
    for (const id of new Set(own.map(card => card.subnet))) {
      const subnet = index.byId(id);
      const routes =
        subnet === undefined
          ? (index.gap('subnet', { account, region }) ?? unread('not-collected', id))
          : facet(subnet, 'routes');
      if (routes.state === 'unread') gap ??= routes;
      const outward = (valueOrNull<Facets['routes']>(routes) ?? []).some(
        ({ to, via }) => via === 'internet' && internetFamilies(to).length > 0,
      );
      if (outward) return value({ subnet: subnet?.name ?? id, sharedFirewallWith });
    }
    if (sharedFirewallWith !== null) return value({ subnet: null, sharedFirewallWith: sharedFirewallWith });
    gap ??= hidden.get(scopeKey(store)) ?? index.gap('load-balancer', { account, region });
    return gap ?? value({ subnet: null, sharedFirewallWith: null });
  },
});
