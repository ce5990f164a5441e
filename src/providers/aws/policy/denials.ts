import { principalsNotMatching } from './policy-conditions.ts';
import type { Listed, Statement } from './policy-document.ts';
import { covers, mayOverlap } from './policy-patterns.ts';
import {
  ALL_PRINCIPALS,
  allPrincipalsExcept,
  eitherBounds,
  exactly,
  NO_PRINCIPALS,
  UNKNOWN,
  type PrincipalBounds,
} from './principal-set.ts';
import { isEveryone, principalOf, serviceOf } from './statement-principals.ts';

/** One action on a resource that a statement allows; either may be a pattern. */
export interface PolicyAction {
  readonly action: string;
  readonly resource: string;
}

/** The principals whom a Deny still leaves an action; undefined is an action that could not be determined. */
export function principalsLeftBy(denial: Statement, action: PolicyAction | undefined): PrincipalBounds {
  const denied = action === undefined ? 'perhaps' : denies(denial, action);
  if (denied === 'no') return exactly(ALL_PRINCIPALS);
  const exempt = eitherBounds(exemptByConditions(denial), exemptByName(denial));
  return denied === 'yes' ? exempt : { atLeast: exempt.atLeast, atMost: ALL_PRINCIPALS };
}

function exemptByConditions({ conditions }: Statement): PrincipalBounds {
  if (conditions === undefined) return UNKNOWN;
  // A Deny applies only where all conditions hold: a principal that misses one of them is exempt.
  return conditions.map(principalsNotMatching).reduce(eitherBounds, exactly(NO_PRINCIPALS));
}

function exemptByName({ principals }: Statement): PrincipalBounds {
  if (principals === undefined) return UNKNOWN;
  const callers = principals.items.filter(principal => serviceOf(principal) === undefined);
  const named = callers.map(principalOf).reduce(eitherBounds, exactly(NO_PRINCIPALS));
  if (principals.not) return { atLeast: NO_PRINCIPALS, atMost: named.atMost };
  if (callers.some(isEveryone)) return exactly(NO_PRINCIPALS);
  if (named.atMost.all || named.atLeast.all) return UNKNOWN;
  // A Deny for one role leaves the other principals of its account.
  const accounts = callers.flatMap(({ name }) => /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1] ?? []);
  return { atLeast: allPrincipalsExcept(named.atMost.names), atMost: allPrincipalsExcept(accounts) };
}

type Answer = 'yes' | 'no' | 'perhaps';

/** Whether a Deny takes the whole action away; `no` also where it covers only part of a pattern. */
function denies({ actions, resources }: Statement, { action, resource }: PolicyAction): Answer {
  const byAction = actions === undefined ? 'perhaps' : coverage(actions, action);
  const byResource = resources === undefined ? 'perhaps' : coverage(resources, resource);
  if (byAction === 'no' || byResource === 'no') return 'no';
  return byAction === 'yes' && byResource === 'yes' ? 'yes' : 'perhaps';
}

function coverage({ not, items }: Listed<string>, text: string): Answer {
  // The value of a policy variable is only known at the call.
  const literal = items.filter(pattern => !pattern.includes('${'));
  const variable = items.some(pattern => pattern.includes('${') && mayOverlap(pattern, text));
  if (not) return literal.some(pattern => mayOverlap(pattern, text)) ? 'no' : variable ? 'perhaps' : 'yes';
  if (literal.some(pattern => covers(pattern, text))) return 'yes';
  return variable ? 'perhaps' : 'no';
}
