import { compareText } from '../../lib/text.ts';
import type { Facets } from '../../model/facets.ts';
import { absent, valueOrNull, mapReading, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import { scopeKey } from '../../model/keys.ts';

/** The group that starts another server in this one's place when it dies. */
export const replacementGroup = defineFact({
  name: 'replacementGroup',
  on: ['server'],
  needs: { 'server-group': ['relationships'], server: ['relationships'] },
  prepare(index) {
    const groups = new Map<string, string>();
    const hidden = new Map<string, Unread>();
    for (const group of index.seen('server-group')) {
      const links = facet(group, 'relationships');
      if (links.state === 'unread') hidden.set(scopeKey(group), links);
      for (const link of valueOrNull<Facets['relationships']>(links) ?? []) groups.set(link.to, group.id);
    }
    return { groups, hidden };
  },
  compute(server, { groups, hidden }, index): Reading<string | null> {
    const group = groups.get(server.id);
    if (group !== undefined) return value(group);
    // Groups that a service made for what it runs are not listed; their servers know them by name.
    const links = facet(server, 'relationships');
    const named = valueOrNull(links)?.find(link => link.role === 'group');
    if (named !== undefined) return value(named.to);
    const { account, region } = server;
    const gap = index.gap('server-group', { account, region }) ?? hidden.get(scopeKey(server));
    return gap ?? (links.state === 'unread' ? links : value(null));
  },
});

/** The other running machines that the provider keeps in other racks than this one. */
export const faultDomainPeers = defineFact({
  name: 'faultDomainPeers',
  on: ['server'],
  needs: { server: ['relationships', 'state'] },
  prepare(index) {
    const running = new Map<string, Set<string>>();
    let hidden: Unread | undefined;
    for (const server of index.seen('server')) {
      const state = facet(server, 'state');
      const sets = setsOf(server);
      if (state.state === 'unread' && sets.length > 0) hidden ??= state;
      if (valueOrNull(state) === 'running')
        for (const set of sets) running.set(set, (running.get(set) ?? new Set()).add(server.id));
    }
    return { running, hidden };
  },
  compute(server, { running, hidden }, index): Reading<number> {
    const links = facet(server, 'relationships');
    if (links.state === 'unread') return links;
    const sets = setsOf(server);
    if (sets.length === 0) return value(0);
    const others = new Set(sets.flatMap(set => [...(running.get(set) ?? [])]));
    others.delete(server.id);
    if (others.size > 0) return value(others.size);
    return index.gap('server', { account: server.account, region: server.region }) ?? hidden ?? value(0);
  },
});

const setsOf = (server: Resource): readonly string[] =>
  (valueOrNull<Facets['relationships']>(facet(server, 'relationships')) ?? [])
    .filter(({ role }) => role === 'availability-set')
    .map(({ to }) => to);

/** Whether a machine takes the short way to the network, where its type can be given one. */
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

/** The balancers that send traffic to this server. */
export const loadBalancers = defineFact({
  name: 'loadBalancers',
  on: ['server'],
  needs: { 'load-balancer': ['targets'] },
  prepare(index) {
    const balancers = new Map<string, Set<string>>();
    const hidden = new Map<string, Unread>();
    for (const balancer of index.seen('load-balancer')) {
      const targets = facet(balancer, 'targets');
      if (targets.state === 'unread') hidden.set(scopeKey(balancer), targets);
      for (const { id } of valueOrNull<Facets['targets']>(targets) ?? []) {
        balancers.set(id, (balancers.get(id) ?? new Set()).add(balancer.id));
      }
    }
    return { balancers, hidden };
  },
  compute(server, { balancers, hidden }, index): Reading<readonly string[]> {
    const found = balancers.get(server.id);
    if (found !== undefined) return value([...found].sort(compareText));
    const { account, region } = server;
    return index.gap('load-balancer', { account, region }) ?? hidden.get(scopeKey(server)) ?? value([]);
  },
});

/** The zones of the targets behind a balancer, without those that are known to be ill. */
export const targetZones = defineFact({
  name: 'targetZones',
  on: ['load-balancer'],
  needs: { 'load-balancer': ['targets'], server: ['placement'] },
  prepare: () => undefined,
  compute(balancer, _, index): Reading<readonly string[]> {
    const targets = facet(balancer, 'targets');
    if (targets.state === 'unread') return targets;
    const zones = new Set<string>();
    let hidden: Unread | undefined;
    for (const target of (valueOrNull<Facets['targets']>(targets) ?? []).filter(one => one.healthy !== false)) {
      const found = target.zone === undefined ? zonesOf(index.byId(target.id), target.id) : value([target.zone]);
      if (found.state === 'unread') hidden ??= found;
      for (const zone of valueOrNull(found) ?? []) zones.add(zone);
    }
    // Two zones are two zones, whatever else there is.
    if (hidden !== undefined && zones.size < 2) return hidden;
    return value([...zones].sort(compareText));
  },
});

function zonesOf(target: Resource | undefined, id: string): Reading<readonly string[]> {
  const placement = target === undefined ? unread('not-collected', id) : facet(target, 'placement');
  if (placement.state === 'unread') return placement;
  const zones = (valueOrNull<Facets['placement']>(placement)?.locations ?? []).map(place => place.zone);
  return zones.length === 0 || zones.includes(undefined)
    ? unread('not-collected', id)
    : value(zones.filter(zone => zone !== undefined));
}
