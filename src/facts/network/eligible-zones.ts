import { compareText } from '../../lib/text.ts';
import { known, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/** The zones in which a program may run by the subnets that it is wired to. */
export const homeZones = defineFact({
  name: 'homeZones',
  on: ['app', 'function', 'cluster', 'compute-service'],
  needs: {
    app: ['interfaces'],
    function: ['interfaces'],
    cluster: ['interfaces'],
    'compute-service': ['interfaces'],
    subnet: ['placement'],
  },
  prepare: () => undefined,
  compute(resource, _, index): Reading<readonly string[] | null> {
    const cards = facet(resource, 'interfaces');
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
      const found = (known(place)?.places ?? []).flatMap(({ zone }) => zone ?? []);
      if (found.length === 0) hidden ??= place.state === 'unread' ? place : unread('not-collected', id);
      for (const zone of found) zones.add(zone);
    }
    // Two zones are two zones, whatever else there is.
    if (hidden !== undefined && zones.size < 2) return hidden;
    return value([...zones].sort(compareText));
  },
});
