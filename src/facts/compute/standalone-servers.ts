import { compareText } from '../../lib/text.ts';
import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { known, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import { placeKey } from '../scope.ts';
import { replacedBy } from './servers.ts';

/** How the running machines of a region that are in no group are spread over its zones. */
export const loneServers = defineFact({
  name: 'loneServers',
  on: ['region'],
  needs: { server: ['state', 'placement', 'links'], 'server-group': ['links'] },
  prepare: index => ({
    servers: Map.groupBy(index.seen('server'), placeKey),
    groups: replacedBy.prepare(index),
  }),
  compute(region, { servers, groups }, index): Reading<Facts['loneServers']> {
    const gap = index.gap('server', { account: region.account, region: region.region });
    if (gap !== undefined) return gap;
    const zones = new Map<string, number>();
    for (const server of servers.get(placeKey(region)) ?? []) {
      const state = facet(server, 'state');
      const placement = facet(server, 'placement');
      const group = replacedBy.compute(server, groups, index);
      for (const reading of [state, placement, group]) if (reading.state === 'unread') return reading;
      if (known(state) !== 'running' || known(group) !== null) continue;
      const zone = known<Facets['placement']>(placement)?.places[0]?.zone;
      if (zone !== undefined) zones.set(zone, (zones.get(zone) ?? 0) + 1);
    }
    const [busiest] = [...zones].sort(([a, left], [b, right]) => right - left || compareText(a, b));
    const total = [...zones.values()].reduce((sum, count) => sum + count, 0);
    return value({ zone: busiest?.[0] ?? null, count: busiest?.[1] ?? 0, total });
  },
});
