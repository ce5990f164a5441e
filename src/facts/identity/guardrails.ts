import type { Facts } from '../../model/facts.ts';
import { valueOrNull, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import { guardrailBindings } from './guardrail-bindings.ts';

/** What limits the administrators of an account: a guardrail that binds it, by what it is attached to. */
export const organizationGuardrails = defineFact({
  name: 'organizationGuardrails',
  on: ['account'],
  needs: { account: ['organizationMembership'], guardrail: ['guardrailTargets'] },
  prepare: guardrailBindings,
  compute(resource, bindingsOf): Reading<Facts['organizationGuardrails']> {
    const membership = facet(resource, 'organizationMembership');
    if (membership.state === 'unread') return membership;
    const managementAccount = valueOrNull(membership)?.managementAccount;
    if (managementAccount === undefined) return value('none');
    if (resource.account === managementAccount) return value('management-account');
    const { binding, unsure, gap } = bindingsOf(resource.account, managementAccount);
    if (binding.length > 0) return value('guardrails');
    return unsure[0]?.why ?? gap ?? value('organization-only');
  },
});
