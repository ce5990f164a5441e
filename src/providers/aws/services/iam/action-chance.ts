import type { Condition, Statement } from '../../policy/policy-document.ts';
import { covers } from '../../policy/policy-patterns.ts';

/** An action on every resource of a type, not only on one's own. */
export interface PolicyAction {
  readonly action: string;
  readonly on: 'user' | 'group' | 'role' | 'policy' | 'anything';
}

/** Whether an action is allowed. `perhaps`: a condition or an element that cannot be evaluated decides it. */
export type Chance = 'yes' | 'perhaps' | 'no';

export const allOf = (chances: readonly Chance[]): Chance =>
  chances.includes('no') ? 'no' : chances.includes('perhaps') ? 'perhaps' : 'yes';

export function chanceOf(wanted: PolicyAction, grants: readonly Statement[], all: readonly Statement[]): Chance {
  const chances = grants.filter(grant => isAbout(grant, wanted)).map(({ conditions }) => chanceUnder(conditions));
  const best = chances.includes('yes') ? 'yes' : chances.includes('perhaps') ? 'perhaps' : 'no';
  if (best === 'no') return 'no';
  const denials = all.filter(one => !one.allows && isAbout(one, wanted));
  if (denials.some(({ conditions }) => conditions?.length === 0)) return 'no';
  return denials.some(({ conditions }) => conditions === undefined || !conditions.every(isAboutSignIn))
    ? 'perhaps'
    : best;
}

function isAbout({ actions, resources }: Statement, { action, on }: PolicyAction): boolean {
  if (actions === undefined || resources === undefined) return true;
  const named = actions.items.some(pattern => covers(pattern, action));
  if (named === actions.not) return false;
  // NotResource leaves most resources.
  if (resources.not) return true;
  return resources.items.some(pattern => pattern === '*' || on === 'anything' || isAllOf(pattern, on));
}

/** `arn:aws:iam::…:role/*` is every role; one user, or those under one path, are not. */
const isAllOf = (pattern: string, on: PolicyAction['on']): boolean => {
  const [, , , , , ...rest] = pattern.split(':');
  return covers(rest.join(':'), `${on}/*`);
};

/** The caller can meet conditions on MFA, TLS and the target service. A required permissions boundary prevents escalation. */
function chanceUnder(conditions: Statement['conditions']): Chance {
  if (conditions === undefined) return 'perhaps';
  if (conditions.some(requiresBoundary)) return 'no';
  return conditions.every(condition => isAboutSignIn(condition) || condition.key === 'iam:passedtoservice')
    ? 'yes'
    : 'perhaps';
}

const requiresBoundary = ({ key, operator }: Condition): boolean =>
  key === 'iam:permissionsboundary' && /^(string|arn)(equals|like)$/i.test(operator);

const SIGN_IN = ['aws:multifactorauthpresent', 'aws:multifactorauthage', 'aws:securetransport', 'aws:requestedregion'];
const isAboutSignIn = ({ key }: Condition): boolean => SIGN_IN.includes(key);
