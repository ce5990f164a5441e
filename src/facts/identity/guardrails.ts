import type { Facts } from '../../model/facts.ts';
import { known, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/** What sets limits to the administrators of this account. The rules stand in the account that manages the organization. */
export const limits = defineFact({
  name: 'limits',
  on: ['account'],
  needs: { account: ['membership'], guardrail: [] },
  prepare: index => new Set(index.seen('guardrail').map(rule => rule.account)),
  compute(resource, ruled, index): Reading<Facts['limits']> {
    const membership = facet(resource, 'membership');
    if (membership.state === 'unread') return membership;
    const manager = known(membership)?.manager;
    if (manager === undefined) return value('nobody');
    const { account } = resource;
    if (ruled.has(account) || ruled.has(manager)) return value('rules');
    const gap = index.gap('guardrail', { account });
    // Either of the two may list them; one whole list is enough.
    if (gap !== undefined && index.gap('guardrail', { account: manager }) !== undefined) return gap;
    return value('organization');
  },
});
