import type { DomainStatus } from '@aws-sdk/client-opensearch';
import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { policyAccess } from '../../policy/resource-policy.ts';

type Access = Facets['publicAccess'];

/**
 * Who may call a domain. Inside a network of the customer no stranger can; outside, its policy decides. Open: a statement
 * lets everybody in, and the domain asks nobody for a log-in of its own.
 */
export function publicAccessOf(domain: DomainStatus, account: string): Reading<Access> {
  if (domain.VPCOptions?.VPCId !== undefined) return value('blocked');
  // Without a policy nobody from outside the account is let in.
  const text = domain.AccessPolicies ?? '';
  if (text === '' || domain.AdvancedSecurityOptions?.Enabled === true) return value('possible');
  const { who } = policyAccess(text, { account, service: 'es' });
  if (who === 'unknown') return unread('failed', 'the access policy cannot be judged');
  return value(who === 'anybody' ? 'public' : 'possible');
}
