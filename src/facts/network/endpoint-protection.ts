import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { accountKey, scopeKey } from '../../model/keys.ts';

/** The filter of web requests in front of an entry point; an edge names its own, a balancer is named by it. */
export const wafProtection = defineFact({
  name: 'wafProtection',
  on: ['load-balancer', 'cdn', 'api-gateway', 'global-load-balancer'],
  needs: { cdn: ['relationships'], firewall: ['relationships', 'wafRules'] },
  prepare(index) {
    const guards = new Map<string, Resource>();
    const hidden = new Map<string, Unread>();
    for (const filter of index.seen('firewall')) {
      if (facet(filter, 'wafRules').state === 'absent') continue;
      const links = facet(filter, 'relationships');
      if (links.state === 'unread') hidden.set(scopeKey(filter), links);
      for (const { to, role } of valueOrNull<Facets['relationships']>(links) ?? [])
        if (role === 'protects') guards.set(to, filter);
    }
    return { guards, hidden };
  },
  compute(door, { guards, hidden }, index): Reading<Facts['wafProtection']> {
    const guard = guards.get(door.id);
    if (guard !== undefined) return rulesOf(guard);
    if (door.kind === 'cdn') return namedFilter(door, index);
    const { account, region } = door;
    return hidden.get(scopeKey(door)) ?? index.gap('firewall', { account, region }) ?? value({ rules: null });
  },
});

function namedFilter(door: Resource, index: InventoryIndex): Reading<Facts['wafProtection']> {
  const links = facet(door, 'relationships');
  if (links.state === 'unread') return links;
  const named = valueOrNull<Facets['relationships']>(links)?.find(({ role }) => role === 'waf')?.to;
  if (named === undefined) return value({ rules: null });
  const filter = index.byId(named);
  return filter === undefined ? unread('not-collected', named) : rulesOf(filter);
}

function rulesOf(filter: Resource): Reading<Facts['wafProtection']> {
  const rules = facet(filter, 'wafRules');
  return rules.state === 'unread' ? rules : value({ rules: valueOrNull(rules) ?? null });
}

/** Whether the paid defence against floods of traffic is told to defend this entry point. */
export const ddosProtectionStatus = defineFact({
  name: 'ddosProtectionStatus',
  on: ['load-balancer', 'cdn', 'api-gateway', 'global-load-balancer'],
  needs: { account: ['ddosProtection'] },
  prepare: index => new Map(index.seen('account').map(account => [accountKey(account), account])),
  compute({ id, provider, account }, accounts, index): Reading<Facts['ddosProtectionStatus']> {
    const owner = accounts.get(accountKey({ provider, account }));
    const shield =
      owner === undefined
        ? (index.gap('account', { account }) ?? unread('not-collected', account))
        : facet(owner, 'ddosProtection');
    if (shield.state === 'unread') return shield;
    const paid = valueOrNull<Facets['ddosProtection']>(shield);
    if (paid === null || paid === undefined) return value('basic');
    if (!paid.protectedResources.includes(id)) return value('unprotected');
    return value(paid.emergencyContacts > 0 ? 'protected' : 'no-contacts');
  },
});
