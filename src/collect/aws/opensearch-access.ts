import type { DomainStatus } from '@aws-sdk/client-opensearch';
import type { Facets } from '../../model/facets.ts';
import { unread, value, type Reading } from '../../model/reading.ts';

type Access = Facets['publicAccess'];

interface Statement {
  readonly Effect?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

/**
 * Who may call a domain. Inside a network of the customer no stranger can; outside, its policy decides. Open: a statement
 * lets everybody in without any condition, and the domain asks nobody for a log-in of its own.
 */
export function publicAccessOf(domain: DomainStatus): Reading<Access> {
  if (domain.VPCOptions?.VPCId !== undefined) return value('blocked');
  // Without a policy nobody from outside the account is let in.
  const text = domain.AccessPolicies ?? '';
  if (text === '') return value('possible');
  const statements = parse(text);
  if (statements === undefined) return unread('failed', 'the access policy cannot be read');
  const asksForLogIn = domain.AdvancedSecurityOptions?.Enabled === true;
  return value(!asksForLogIn && statements.some(letsEverybodyIn) ? 'open' : 'possible');
}

/** A condition may still let in half of the world; we do not say that it is open to all. */
function letsEverybodyIn({ Effect: effect, Principal: principal, Condition: condition }: Statement): boolean {
  const conditions = condition === undefined || condition === null ? {} : condition;
  return effect === 'Allow' && Object.keys(conditions).length === 0 && namesEverybody(principal);
}

function namesEverybody(principal: unknown): boolean {
  const named = typeof principal === 'object' && principal !== null && 'AWS' in principal ? principal.AWS : principal;
  return Array.isArray(named) ? named.includes('*') : named === '*';
}

function parse(text: string): readonly Statement[] | undefined {
  try {
    const { Statement: found } = JSON.parse(text) as { Statement?: Statement | readonly Statement[] };
    return found === undefined ? undefined : Array.isArray(found) ? found : [found as Statement];
  } catch {
    return undefined;
  }
}
