import { openFamilies } from '../../lib/cidr.ts';
import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { known, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import { placeKey } from '../scope.ts';

/** Where data stands in the front row: in a subnet that the internet can answer to, or behind the firewall of an entry point. */
export const frontRow = defineFact({
  name: 'frontRow',
  on: ['database', 'warehouse'],
  needs: {
    database: ['interfaces'],
    warehouse: ['interfaces'],
    'load-balancer': ['interfaces'],
    subnet: ['routes'],
  },
  prepare(index) {
    const doors = new Map<string, string>();
    const hidden = new Map<string, Unread>();
    for (const balancer of index.seen('load-balancer')) {
      const cards = facet(balancer, 'interfaces');
      if (cards.state === 'unread') hidden.set(placeKey(balancer), cards);
      for (const { firewalls, families } of known<Facets['interfaces']>(cards) ?? [])
        if (families.length > 0) for (const firewall of firewalls) doors.set(firewall, balancer.name);
    }
    return { doors, hidden };
  },
  compute(store, { doors, hidden }, index): Reading<Facts['frontRow']> {
    const cards = facet(store, 'interfaces');
    if (cards.state === 'unread') return cards;
    const own = known(cards) ?? [];
    if (own.length === 0) return value({ subnet: null, sharedWith: null });
    const firewall = own.flatMap(card => card.firewalls).find(id => doors.has(id));
    const sharedWith = firewall === undefined ? null : (doors.get(firewall) ?? null);
    const { account, region } = store;
    let gap: Unread | undefined;
    for (const id of new Set(own.map(card => card.subnet))) {
      const subnet = index.byId(id);
      const routes =
        subnet === undefined
          ? (index.gap('subnet', { account, region }) ?? unread('not-collected', id))
          : facet(subnet, 'routes');
      if (routes.state === 'unread') gap ??= routes;
      const outward = (known<Facets['routes']>(routes) ?? []).some(
        ({ to, via }) => via === 'internet' && openFamilies(to).length > 0,
      );
      if (outward) return value({ subnet: subnet?.name ?? id, sharedWith });
    }
    if (sharedWith !== null) return value({ subnet: null, sharedWith });
    gap ??= hidden.get(placeKey(store)) ?? index.gap('load-balancer', { account, region });
    return gap ?? value({ subnet: null, sharedWith: null });
  },
});
