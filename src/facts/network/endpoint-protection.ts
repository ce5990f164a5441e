import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { known, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { placeKey } from '../scope.ts';

/** The filter of web requests in front of an entry point; an edge names its own, a balancer is named by it. */
export const webFilter = defineFact({
  name: 'webFilter',
  on: ['load-balancer', 'edge'],
  needs: { edge: ['links'], firewall: ['links', 'webRules'] },
  prepare(index) {
    const guards = new Map<string, Resource>();
    const hidden = new Map<string, Unread>();
    for (const filter of index.seen('firewall')) {
      if (facet(filter, 'webRules').state === 'absent') continue;
      const links = facet(filter, 'links');
      if (links.state === 'unread') hidden.set(placeKey(filter), links);
      for (const { to, role } of known<Facets['links']>(links) ?? []) if (role === 'guards') guards.set(to, filter);
    }
    return { guards, hidden };
  },
  compute(door, { guards, hidden }, index): Reading<Facts['webFilter']> {
    const guard = guards.get(door.id);
    if (guard !== undefined) return rulesOf(guard);
    if (door.kind === 'edge') return namedFilter(door, index);
    const { account, region } = door;
    return hidden.get(placeKey(door)) ?? index.gap('firewall', { account, region }) ?? value({ rules: null });
  },
});

function namedFilter(door: Resource, index: InventoryIndex): Reading<Facts['webFilter']> {
  const links = facet(door, 'links');
  if (links.state === 'unread') return links;
  const named = known<Facets['links']>(links)?.find(({ role }) => role === 'filter')?.to;
  if (named === undefined) return value({ rules: null });
  const filter = index.byId(named);
  return filter === undefined ? unread('not-collected', named) : rulesOf(filter);
}

function rulesOf(filter: Resource): Reading<Facts['webFilter']> {
  const rules = facet(filter, 'webRules');
  return rules.state === 'unread' ? rules : value({ rules: known(rules) ?? null });
}

/** Whether the paid defence against floods of traffic is told to defend this entry point. */
export const floodDefence = defineFact({
  name: 'floodDefence',
  on: ['load-balancer', 'edge'],
  needs: { account: ['floodShield'] },
  prepare: index => new Map(index.seen('account').map(account => [`${account.provider} ${account.account}`, account])),
  compute({ id, provider, account }, accounts, index): Reading<Facts['floodDefence']> {
    const owner = accounts.get(`${provider} ${account}`);
    const shield =
      owner === undefined
        ? (index.gap('account', { account }) ?? unread('not-collected', account))
        : facet(owner, 'floodShield');
    if (shield.state === 'unread') return shield;
    const paid = known<Facets['floodShield']>(shield);
    if (paid === null || paid === undefined) return value('basic');
    if (!paid.protects.includes(id)) return value('left-out');
    return value(paid.contacts > 0 ? 'defended' : 'silent');
  },
});
