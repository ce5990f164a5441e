import { compareText } from '../../lib/text.ts';
import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { valueOrNull, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import { scopeKey } from '../../model/keys.ts';
import { replacementGroup } from './servers.ts';

/** Running servers of a region outside any group, and the busiest zone. */
export const standaloneServers = defineFact({
  name: 'standaloneServers',
  on: ['region'],
  needs: { server: ['state', 'placement', 'relationships'], 'server-group': ['relationships'] },
  prepare: index => ({
    servers: Map.groupBy(index.seen('server'), scopeKey),
    groups: replacementGroup.prepare(index),
  }),
  compute(region, { servers, groups }, index): Reading<Facts['standaloneServers']> {
    const gap = index.gap('server', { account: region.account, region: region.region });
    if (gap !== undefined) return gap;
    const zones = new Map<string, number>();
    for (const server of servers.get(scopeKey(region)) ?? []) {
      const state = facet(server, 'state');
      const placement = facet(server, 'placement');
      const group = replacementGroup.compute(server, groups, index);
      for (const reading of [state, placement, group]) if (reading.state === 'unread') return reading;
      if (valueOrNull(state) !== 'running' || valueOrNull(group) !== null) continue;
      const zone = valueOrNull<Facets['placement']>(placement)?.locations[0]?.zone;
      if (zone !== undefined) zones.set(zone, (zones.get(zone) ?? 0) + 1);
    }
    const [busiest] = [...zones].sort(([a, left], [b, right]) => right - left || compareText(a, b));
    const total = [...zones.values()].reduce((sum, count) => sum + count, 0);
    return value({ zone: busiest?.[0] ?? null, count: busiest?.[1] ?? 0, total });
  },
});
