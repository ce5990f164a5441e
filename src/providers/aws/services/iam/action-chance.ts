import type { Condition, Statement } from '../../policy/policy-document.ts';
import { covers } from '../../policy/policy-patterns.ts';
import type { PolicyIndex } from './policy-index.ts';

/** An action on any resource, on every resource of a type (`all`), or on one that is known (`arn`). */
export interface PolicyAction {
  readonly action: string;
  /** The end of an ARN: `role/*`. */
  readonly all?: string;
  readonly arn?: string;
  /** It is the identity's own. */
  readonly own?: boolean;
  /** The services to which a role would be passed; any, where left out. */
  readonly services?: readonly string[];
}

/** Whether an action is allowed. `perhaps`: a condition or an element that cannot be evaluated decides it. */
export type Chance = 'yes' | 'perhaps' | 'no';

export const allOf = (chances: readonly Chance[]): Chance =>
  chances.includes('no') ? 'no' : chances.includes('perhaps') ? 'perhaps' : 'yes';

export const anyOf = (chances: readonly Chance[]): Chance =>
  chances.includes('yes') ? 'yes' : chances.includes('perhaps') ? 'perhaps' : 'no';

export function chanceOf(wanted: PolicyAction, policies: PolicyIndex): Chance {
  const hidden: Chance = policies.complete ? 'no' : 'perhaps';
  const naming = policies.naming(wanted.action);
  if (naming.length === 0) return hidden;
  const about = naming.filter(statement => reaches(statement, wanted));
  const grants = about.filter(({ allows }) => allows).map(grant => chanceBy(grant, wanted.services));
  return allOf([anyOf([hidden, ...grants]), chanceDespite(about)]);
}

/** Whether the policies leave an action that something else allows. */
export const isNotDenied = (wanted: PolicyAction, policies: PolicyIndex): Chance =>
  chanceDespite(policies.naming(wanted.action).filter(statement => reaches(statement, wanted)));

/** A Deny with conditions does not show which part it takes away. */
function chanceDespite(about: readonly Statement[]): Chance {
  const denials = about.filter(({ allows }) => !allows);
  if (denials.some(({ conditions }) => conditions?.length === 0)) return 'no';
  return denials.some(({ conditions }) => conditions === undefined || !conditions.every(isAboutSignIn))
    ? 'perhaps'
    : 'yes';
}

function reaches({ allows, resources }: Statement, { action, all, arn, own: isOwn = false }: PolicyAction): boolean {
  if (resources === undefined) return true;
  if (all === undefined && arn === undefined) {
    const own = resources.items.filter(pattern => isOfService(pattern, action));
    if (allows) return resources.not || own.length > 0;
    // Where any resource will do, only a Deny for all of them matters.
    return !resources.not && own.some(isWide);
  }
  const covered = resources.items.some(
    pattern => pattern === '*' || (arn === undefined ? isAllOf(pattern, all ?? '*') : names(pattern, arn, isOwn)),
  );
  return covered !== resources.not;
}

function isOfService(pattern: string, action: string): boolean {
  const [, , service] = pattern.split(':');
  return service === undefined || covers(service, action.slice(0, action.indexOf(':')));
}

const isWide = (pattern: string): boolean => pattern === '*' || /:([^:/]+[:/])?\*$/.test(pattern);

/** `arn:aws:iam::…:role/*` is every role; one user, or those under one path, are not. */
function isAllOf(pattern: string, all: string): boolean {
  const [, , , , , ...rest] = pattern.split(':');
  return covers(rest.join(':').replace(/(\/\*)+$/, '/*'), all);
}

/** `${aws:username}` is the name of the user that the policy is attached to. */
function names(pattern: string, arn: string, isOwn: boolean): boolean {
  const own = isOwn ? (arn.split('/').at(-1) ?? '') : undefined;
  const text = own === undefined ? pattern : pattern.replaceAll(/\$\{aws:username\}/gi, own);
  return !text.includes('${') && covers(text, arn);
}

/** The caller can meet conditions on sign-in and the target service. A required permissions boundary prevents escalation. */
function chanceBy({ actions, resources, conditions }: Statement, services: readonly string[] | undefined): Chance {
  if (actions === undefined || resources === undefined || conditions === undefined) return 'perhaps';
  return allOf(
    conditions.map(condition => {
      if (requiresBoundary(condition)) return 'no';
      if (condition.key === 'iam:passedtoservice') return passesTo(condition, services);
      if (isAboutSignIn(condition) || CHOSEN_BY_CALLER.includes(condition.key)) return 'yes';
      return condition.key === 'iam:policyarn' && condition.values.some(one => covers(one, ADMINISTRATOR_POLICY))
        ? 'yes'
        : 'perhaps';
    }),
  );
}

const ADMINISTRATOR_POLICY = 'arn:aws:iam::aws:policy/AdministratorAccess';

function passesTo({ operator, values }: Condition, services: readonly string[] | undefined): Chance {
  const named = /^(?:for(?:any|all)values:)?string(not)?(?:like|equals|equalsignorecase)(?:ifexists)?$/i.exec(operator);
  if (named === null) return 'perhaps';
  if (services === undefined) return 'yes';
  const listed = services.filter(service => values.some(value => covers(value, service)));
  return (named[1] === undefined ? listed.length > 0 : listed.length < services.length) ? 'yes' : 'no';
}

const requiresBoundary = ({ key, operator }: Condition): boolean =>
  key === 'iam:permissionsboundary' && /^(string|arn)(equals|like)$/i.test(operator);

const SIGN_IN = [
  'aws:multifactorauthpresent', 'aws:multifactorauthage', 'aws:securetransport', 'aws:requestedregion', 'aws:sourceip',
  'aws:sourcevpc', 'aws:sourcevpce',
]; // prettier-ignore
const CHOSEN_BY_CALLER = ['sts:externalid', 'sts:rolesessionname', 'sts:sourceidentity'];
export const isAboutSignIn = ({ key }: Condition): boolean => SIGN_IN.includes(key);
export const isMetByCaller = (condition: Condition): boolean =>
  isAboutSignIn(condition) || CHOSEN_BY_CALLER.includes(condition.key);
