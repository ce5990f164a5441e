import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { EDGE_KINDS, isEdge } from '../../model/kinds.ts';
import { valueOrNull, unread, value, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact, ofEach } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { accountKey } from '../../model/keys.ts';
import { createPlaceGaps } from '../place-gaps.ts';

/** WAF rules in front of a public endpoint: it names its WAF, or the WAF names what it protects. */
export const wafProtection = defineFact({
  name: 'wafProtection',
  on: ['load-balancer', ...EDGE_KINDS],
  needs: { ...ofEach(['load-balancer', ...EDGE_KINDS], ['relationships']), firewall: ['relationships', 'wafRules'] },
  // Load balancers of some providers name no WAF.
  optional: ['relationships'],
  prepare(index) {
    const byEndpoint = new Map<string, Resource>();
    const gaps = createPlaceGaps();
    for (const waf of index.seen('firewall')) {
      if (facet(waf, 'wafRules').state === 'absent') continue;
      const relationships = facet(waf, 'relationships');
      if (relationships.state === 'unread') gaps.add(waf, relationships);
      for (const { to, role } of valueOrNull<Facets['relationships']>(relationships) ?? [])
        if (role === 'protects') byEndpoint.set(to, waf);
    }
    return { byEndpoint, gaps };
  },
  compute(endpoint, { byEndpoint, gaps }, index): Reading<Facts['wafProtection']> {
    const waf = byEndpoint.get(endpoint.id);
    if (waf !== undefined) return rulesOf(waf);
    if (isEdge(endpoint.kind) || namesWaf(endpoint)) return namedWaf(endpoint, index);
    const { account, region } = endpoint;
    return gaps.at(endpoint) ?? index.gap('firewall', { account, region }) ?? value({ rules: null });
  },
});

/** Whether it names a WAF, or could. */
function namesWaf(endpoint: Resource): boolean {
  const relationships = facet(endpoint, 'relationships');
  if (relationships.state === 'unread') return relationships.reason !== 'not-collected';
  return (valueOrNull<Facets['relationships']>(relationships) ?? []).some(({ role }) => role === 'waf');
}

function namedWaf(endpoint: Resource, index: InventoryIndex): Reading<Facts['wafProtection']> {
  const relationships = facet(endpoint, 'relationships');
  if (relationships.state === 'unread') return relationships;
  const id = valueOrNull<Facets['relationships']>(relationships)?.find(({ role }) => role === 'waf')?.to;
  if (id === undefined) return value({ rules: null });
  const waf = index.byId(id);
  return waf === undefined ? unread('not-collected', id) : rulesOf(waf);
}

function rulesOf(waf: Resource): Reading<Facts['wafProtection']> {
  const rules = facet(waf, 'wafRules');
  return rules.state === 'unread' ? rules : value({ rules: valueOrNull(rules) ?? null });
}

/** Paid DDoS protection of a public endpoint. */
export const ddosProtectionStatus = defineFact({
  name: 'ddosProtectionStatus',
  on: ['load-balancer', ...EDGE_KINDS],
  needs: { account: ['ddosProtection'] },
  prepare: index => new Map(index.seen('account').map(account => [accountKey(account), account])),
  compute({ id, provider, account }, accounts, index): Reading<Facts['ddosProtectionStatus']> {
    const owner = accounts.get(accountKey({ provider, account }));
    const protection =
      owner === undefined
        ? (index.gap('account', { account }) ?? unread('not-collected', account))
        : facet(owner, 'ddosProtection');
    if (protection.state === 'unread') return protection;
    const subscription = valueOrNull<Facets['ddosProtection']>(protection);
    if (subscription === null || subscription === undefined) return value('basic');
    if (!subscription.protectedResources.includes(id)) return value('unprotected');
    return value(subscription.emergencyContacts > 0 ? 'protected' : 'no-contacts');
  },
});
