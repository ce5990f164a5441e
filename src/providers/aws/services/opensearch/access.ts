import type { DomainStatus } from '@aws-sdk/client-opensearch';
import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { policyAccess } from '../../policy/resource-policy.ts';

type Access = Facets['publicAccess'];

/**
 * The public access of a domain. A VPC domain is not reachable from the internet; for any other the access policy decides.
 * `public`: the policy allows everyone and fine-grained access control is off.
 */
export function publicAccessOf(domain: DomainStatus, account: string): Reading<Access> {
  if (domain.VPCOptions?.VPCId !== undefined) return value('blocked');
  // Without a policy only the own account has access.
  const text = domain.AccessPolicies ?? '';
  if (text === '' || domain.AdvancedSecurityOptions?.Enabled === true) return value('possible');
  const { level } = policyAccess(text, { account, service: 'es' });
  if (level === 'unknown') return unread('failed', 'its access policy has conditions that cannot be evaluated');
  return value(level === 'public' ? 'public' : 'possible');
}
