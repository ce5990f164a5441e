import { unread, value, type Reading } from '../../../model/reading.ts';
import { principalsLeftBy, type PolicyAction } from './denials.ts';
import { principalsMatching } from './policy-conditions.ts';
import { parsePolicy, type Listed, type Statement } from './policy-document.ts';
import { covers } from './policy-patterns.ts';
import {
  ALL_PRINCIPALS,
  bothBounds,
  eitherBounds,
  exactly,
  NO_PRINCIPALS,
  UNKNOWN,
  type PrincipalBounds,
  type PrincipalSet,
} from './principal-set.ts';
import { principalOf, serviceOf } from './statement-principals.ts';

export interface PolicyAccess {
  /**
   * The widest access that the policy grants. `unknown`: an element that is not understood decides whether it is public;
   * where such an element can only narrow the access, the widest level stands.
   */
  readonly level: 'none' | 'own-account' | 'external' | 'organization' | 'public' | 'unknown';
  /**
   * Accounts, organizations (`o-…`), networks (CIDR blocks, VPC endpoints) and resources (ARNs) outside the own account that
   * may have access. Sorted.
   */
  readonly external: readonly string[];
}

export interface AccessQuery {
  /** The account of the resource. */
  readonly account: string;
  /** The service prefix of actions: `s3`. With it, `Deny s3:*` outweighs `Allow *`. */
  readonly service?: string;
  /** The actions that matter, without wildcards: `s3:GetObject`. All, where left out. */
  readonly actions?: readonly string[];
}

/** The limit of comparisons; a policy within the limits of AWS stays far below. */
const MAX_PAIRS = 20_000;

const UNKNOWN_ACCESS: PolicyAccess = { level: 'unknown', external: [] };

/**
 * Who has access by a resource policy, evaluated offline. What is not understood makes the access `unknown`, never narrower;
 * a Deny counts only where it certainly covers what an Allow grants. Never throws.
 */
export function policyAccess(policy: string, query: AccessQuery): PolicyAccess {
  const statements = parsePolicy(policy);
  return statements === undefined ? UNKNOWN_ACCESS : statementAccess(statements, query);
}

/** The same for parsed statements. */
export function statementAccess(statements: readonly Statement[], query: AccessQuery): PolicyAccess {
  const denials = statements.filter(({ allows }) => !allows);
  let all: PrincipalBounds = exactly(NO_PRINCIPALS);
  let pairs = 0;
  for (const statement of statements.filter(({ allows }) => allows)) {
    const actions = actionsOf(statement, query);
    pairs += (actions?.length ?? 1) * (1 + weightOf(denials));
    if (pairs > MAX_PAIRS) return UNKNOWN_ACCESS;
    const callers = allowedBy(statement);
    for (const action of actions ?? [undefined]) {
      const left = denials.map(denial => principalsLeftBy(denial, action)).reduce(bothBounds, callers);
      all = eitherBounds(all, action === undefined ? { atLeast: NO_PRINCIPALS, atMost: left.atMost } : left);
    }
  }
  return accessOf(all, query.account);
}

/**
 * The facet `sharedWith` from a policy: the external principals, `*` for public access; unread where it cannot be evaluated.
 * A resource without a policy is shared with none.
 */
export function sharedWithOf(policy: unknown, query: AccessQuery): Reading<string[]> {
  if (policy === undefined) return value([]);
  if (typeof policy !== 'string') return unread('failed', 'the response has a policy that is not text');
  if (policy.trim() === '') return value([]);
  return sharedWithBy(policyAccess(policy, query));
}

/** The same for access that is evaluated. */
export function sharedWithBy({ level, external }: PolicyAccess): Reading<string[]> {
  if (level === 'unknown') return unread('failed', 'its policy has conditions that cannot be evaluated');
  return value(level === 'public' ? ['*'] : [...external]);
}

/** The same for a policy that is read. */
export const sharedWithFrom = (policy: Reading<unknown>, query: AccessQuery): Reading<string[]> =>
  policy.state === 'unread' ? policy : sharedWithOf(policy.state === 'value' ? policy.value : undefined, query);

function accessOf({ atLeast, atMost }: PrincipalBounds, account: string): PolicyAccess {
  if (atLeast.all) return { level: 'public', external: [] };
  if (atMost.all) return { level: 'unknown', external: externalIn(atLeast, account) };
  const external = externalIn(atMost, account);
  if (external.length === 0) return { level: atMost.names.has(account) ? 'own-account' : 'none', external };
  return { level: external.some(name => name.startsWith('o-')) ? 'organization' : 'external', external };
}

const externalIn = (set: PrincipalSet, account: string): string[] =>
  set.all ? [] : [...set.names].filter(name => name !== account).sort();

/** The actions of an Allow; undefined where they cannot be determined. */
function actionsOf(
  { actions, resources }: Statement,
  { service, actions: relevant }: AccessQuery,
): readonly PolicyAction[] | undefined {
  if (actions === undefined || resources === undefined) return undefined;
  const wildcard = service === undefined ? '*' : `${service}:*`;
  const listed = actions.not
    ? actions.items.some(pattern => covers(pattern, wildcard))
      ? []
      : [wildcard]
    : actions.items.map(action => (action === '*' ? wildcard : action));
  const allowed = relevant?.filter(action => includes(actions, action)) ?? listed;
  const on = resources.not ? ['*'] : resources.items;
  if (allowed.length * on.length > MAX_PAIRS) return undefined;
  return allowed.flatMap(action => on.map(resource => ({ action, resource })));
}

const includes = ({ not, items }: Listed<string>, text: string): boolean =>
  items.some(pattern => covers(pattern, text)) !== not;

const weightOf = (denials: readonly Statement[]): number =>
  denials.reduce(
    (sum, { actions, resources }) => sum + (actions?.items.length ?? 0) + (resources?.items.length ?? 0),
    0,
  );

/** The principals that an Allow admits. A service counts as the owner of the source that a condition names. */
function allowedBy({ principals, conditions }: Statement): PrincipalBounds {
  const within =
    conditions === undefined ? UNKNOWN : conditions.map(principalsMatching).reduce(bothBounds, exactly(ALL_PRINCIPALS));
  if (principals === undefined) return bothBounds(UNKNOWN, within);
  // NotPrincipal in an Allow admits every principal that it does not name.
  if (principals.not) return within;
  let callers: PrincipalBounds = exactly(NO_PRINCIPALS);
  for (const principal of principals.items) {
    if (serviceOf(principal) === undefined) callers = eitherBounds(callers, bothBounds(principalOf(principal), within));
    else if (!within.atMost.all) callers = eitherBounds(callers, within);
  }
  return callers;
}
