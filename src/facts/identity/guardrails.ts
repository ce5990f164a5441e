import type { Facts } from '../../model/facts.ts';
import { valueOrNull, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/** What limits the administrators of an account. The management account lists the guardrails of the organization. */
export const organizationGuardrails = defineFact({
  name: 'organizationGuardrails',
  on: ['account'],
  needs: { account: ['organizationMembership'], guardrail: [] },
  prepare: index => new Set(index.seen('guardrail').map(guardrail => guardrail.account)),
  compute(resource, guarded, index): Reading<Facts['organizationGuardrails']> {
    const membership = facet(resource, 'organizationMembership');
    if (membership.state === 'unread') return membership;
    const managementAccount = valueOrNull(membership)?.managementAccount;
    if (managementAccount === undefined) return value('none');
    const { account } = resource;
    if (guarded.has(account) || guarded.has(managementAccount)) return value('guardrails');
    const gap = index.gap('guardrail', { account });
    // Either account may list them; one complete list is enough.
    if (gap !== undefined && index.gap('guardrail', { account: managementAccount }) !== undefined) return gap;
    return value('organization-only');
  },
});
