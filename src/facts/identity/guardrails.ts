import type { Facts } from '../../model/facts.ts';
import { valueOrNull, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/**
 * What limits the administrators of an account. The management account lists the guardrails of the organization. One that is
 * attached to an organizational unit counts for every account: which accounts a unit has is not read.
 */
export const organizationGuardrails = defineFact({
  name: 'organizationGuardrails',
  on: ['account'],
  needs: { account: ['organizationMembership'], guardrail: ['guardrailTargets'] },
  prepare: index => Map.groupBy(index.seen('guardrail'), guardrail => guardrail.account),
  compute(resource, byAccount, index): Reading<Facts['organizationGuardrails']> {
    const membership = facet(resource, 'organizationMembership');
    if (membership.state === 'unread') return membership;
    const managementAccount = valueOrNull(membership)?.managementAccount;
    if (managementAccount === undefined) return value('none');
    const { account } = resource;
    if (account === managementAccount) return value('management-account');
    const targets = [account, managementAccount]
      .flatMap(lister => byAccount.get(lister) ?? [])
      .map(guardrail => facet(guardrail, 'guardrailTargets'));
    if (targets.some(reading => valueOrNull(reading)?.some(target => covers(target, account)) === true))
      return value('guardrails');
    const unread = targets.find(reading => reading.state === 'unread');
    if (unread !== undefined) return unread;
    const gap = index.gap('guardrail', { account });
    // Either account may list them; one complete list is enough.
    if (gap !== undefined && index.gap('guardrail', { account: managementAccount }) !== undefined) return gap;
    return value('organization-only');
  },
});

const covers = (target: string, account: string): boolean =>
  target === '*' || target === account || target.startsWith('ou-');
