import type { Facts } from '../../model/facts.ts';
import { valueOrNull, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/** What sets limits to the administrators of this account. The rules stand in the account that manages the organization. */
export const organizationGuardrails = defineFact({
  name: 'organizationGuardrails',
  on: ['account'],
  needs: { account: ['organizationMembership'], guardrail: [] },
  prepare: index => new Set(index.seen('guardrail').map(rule => rule.account)),
  compute(resource, ruled, index): Reading<Facts['organizationGuardrails']> {
    const membership = facet(resource, 'organizationMembership');
    if (membership.state === 'unread') return membership;
    const manager = valueOrNull(membership)?.managementAccount;
    if (manager === undefined) return value('none');
    const { account } = resource;
    if (ruled.has(account) || ruled.has(manager)) return value('guardrails');
    const gap = index.gap('guardrail', { account });
    // Either of the two may list them; one whole list is enough.
    if (gap !== undefined && index.gap('guardrail', { account: manager }) !== undefined) return gap;
    return value('organization-only');
  },
});
