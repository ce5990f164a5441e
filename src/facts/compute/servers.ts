import { compareText } from '../../lib/text.ts';
import type { Facets } from '../../model/facets.ts';
import { absent, valueOrNull, mapReading, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import { createPlaceGaps } from '../place-gaps.ts';

/** The scaling group or node pool that replaces a failed server. */
export const replacementGroup = defineFact({
  name: 'replacementGroup',
  on: ['server'],
  needs: { 'server-group': ['relationships'], server: ['relationships'] },
  prepare(index) {
    const groups = new Map<string, string>();
    const gaps = createPlaceGaps();
    for (const group of index.seen('server-group')) {
      const relationships = facet(group, 'relationships');
      if (relationships.state === 'unread') gaps.add(group, relationships);
      for (const one of valueOrNull<Facets['relationships']>(relationships) ?? []) groups.set(one.to, group.id);
    }
    return { groups, gaps };
  },
  compute(server, { groups, gaps }, index): Reading<string | null> {
    const group = groups.get(server.id);
    if (group !== undefined) return value(group);
    // Node pools of managed services are not listed; their servers name them.
    const relationships = facet(server, 'relationships');
    const named = valueOrNull(relationships)?.find(one => one.role === 'group');
    if (named !== undefined) return value(named.to);
    const { account, region } = server;
    const gap = index.gap('server-group', { account, region }) ?? gaps.at(server);
    return gap ?? (relationships.state === 'unread' ? relationships : value(null));
  },
});

/** Running servers in other fault domains of the zone: members of the same availability set. */
export const faultDomainPeers = defineFact({
  name: 'faultDomainPeers',
  on: ['server'],
  needs: { server: ['relationships', 'state'] },
  prepare(index) {
    const running = new Map<string, Set<string>>();
    let gap: Unread | undefined;
    for (const server of index.seen('server')) {
      const state = facet(server, 'state');
      const sets = setsOf(server);
      if (state.state === 'unread' && sets.length > 0) gap ??= state;
      if (valueOrNull(state) === 'running')
        for (const set of sets) running.set(set, (running.get(set) ?? new Set()).add(server.id));
    }
    return { running, gap };
  },
  compute(server, { running, gap }, index): Reading<number> {
    const relationships = facet(server, 'relationships');
    if (relationships.state === 'unread') return relationships;
    const sets = setsOf(server);
    if (sets.length === 0) return value(0);
    const others = new Set(sets.flatMap(set => [...(running.get(set) ?? [])]));
    others.delete(server.id);
    if (others.size > 0) return value(others.size);
    return index.gap('server', { account: server.account, region: server.region }) ?? gap ?? value(0);
  },
});

const setsOf = (server: Resource): readonly string[] =>
  (valueOrNull<Facets['relationships']>(facet(server, 'relationships')) ?? [])
    .filter(({ role }) => role === 'availability-set')
    .map(({ to }) => to);

/** Accelerated networking, where the instance type supports it. */
export const acceleratedNetworkingUse = defineFact({
  name: 'acceleratedNetworkingUse',
  on: ['server'],
  needs: { server: ['performance', 'acceleratedNetworking'] },
  optional: ['acceleratedNetworking'],
  prepare: () => undefined,
  compute(server): Reading<'enabled' | 'disabled'> {
    const performance = facet(server, 'performance');
    if (performance.state === 'unread') return performance;
    if (valueOrNull(performance)?.supportsAcceleratedNetworking !== true) return absent;
    return mapReading(facet(server, 'acceleratedNetworking'), enabled => (enabled ? 'enabled' : 'disabled'));
  },
});

/** Load balancers that send traffic to a server. */
export const loadBalancers = defineFact({
  name: 'loadBalancers',
  on: ['server'],
  needs: { 'load-balancer': ['targets'] },
  prepare(index) {
    const byServer = new Map<string, Set<string>>();
    const gaps = createPlaceGaps();
    for (const loadBalancer of index.seen('load-balancer')) {
      const targets = facet(loadBalancer, 'targets');
      if (targets.state === 'unread') gaps.add(loadBalancer, targets);
      for (const { id } of valueOrNull<Facets['targets']>(targets) ?? []) {
        byServer.set(id, (byServer.get(id) ?? new Set()).add(loadBalancer.id));
      }
    }
    return { byServer, gaps };
  },
  compute(server, { byServer, gaps }, index): Reading<readonly string[]> {
    const found = byServer.get(server.id);
    if (found !== undefined) return value([...found].sort(compareText));
    const { account, region } = server;
    return index.gap('load-balancer', { account, region }) ?? gaps.at(server) ?? value([]);
  },
});

/** Zones of the targets of a load balancer, known unhealthy ones left out. */
export const targetZones = defineFact({
  name: 'targetZones',
  on: ['load-balancer'],
  needs: { 'load-balancer': ['targets'], server: ['placement'] },
  prepare: () => undefined,
  compute(loadBalancer, _, index): Reading<readonly string[]> {
    const targets = facet(loadBalancer, 'targets');
    if (targets.state === 'unread') return targets;
    const zones = new Set<string>();
    let gap: Unread | undefined;
    for (const target of (valueOrNull<Facets['targets']>(targets) ?? []).filter(one => one.healthy !== false)) {
      const found = target.zone === undefined ? zonesOf(index.byId(target.id), target.id) : value([target.zone]);
      if (found.state === 'unread') gap ??= found;
      for (const zone of valueOrNull(found) ?? []) zones.add(zone);
    }
    // Two zones settle it, whatever else was not read.
    if (gap !== undefined && zones.size < 2) return gap;
    return value([...zones].sort(compareText));
  },
});

function zonesOf(target: Resource | undefined, id: string): Reading<readonly string[]> {
  const placement = target === undefined ? unread('not-collected', id) : facet(target, 'placement');
  if (placement.state === 'unread') return placement;
  const zones = (valueOrNull<Facets['placement']>(placement)?.locations ?? []).map(({ zone }) => zone);
  return zones.length === 0 || zones.includes(undefined)
    ? unread('not-collected', id)
    : value(zones.filter(zone => zone !== undefined));
}
