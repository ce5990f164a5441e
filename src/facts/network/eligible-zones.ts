import { compareText } from '../../lib/text.ts';
import { valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/** The zones in which a program may run by the subnets that it is wired to. */
export const eligibleZones = defineFact({
  name: 'eligibleZones',
  on: ['app', 'function', 'kubernetes-cluster', 'managed-service'],
  needs: {
    app: ['networkInterfaces'],
    function: ['networkInterfaces'],
    'kubernetes-cluster': ['networkInterfaces'],
    'managed-service': ['networkInterfaces'],
    subnet: ['placement'],
  },
  prepare: () => undefined,
  compute(resource, _, index): Reading<readonly string[] | null> {
    const cards = facet(resource, 'networkInterfaces');
    if (cards.state !== 'value') return cards.state === 'unread' ? cards : value(null);
    const { account, region } = resource;
    const zones = new Set<string>();
    let hidden: Unread | undefined;
    for (const { subnet: id } of cards.value) {
      const subnet = index.byId(id);
      const place =
        subnet === undefined
          ? (index.gap('subnet', { account, region }) ?? unread('not-collected', id))
          : facet(subnet, 'placement');
      const found = (valueOrNull(place)?.locations ?? []).flatMap(({ zone }) => zone ?? []);
      if (found.length === 0) hidden ??= place.state === 'unread' ? place : unread('not-collected', id);
      for (const zone of found) zones.add(zone);
    }
    // Two zones are two zones, whatever else there is.
    if (hidden !== undefined && zones.size < 2) return hidden;
    return value([...zones].sort(compareText));
  },
});
