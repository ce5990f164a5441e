import { unread, value, type Reading } from '../../../model/reading.ts';
import {
  ALL_PRINCIPALS,
  NO_PRINCIPALS,
  UNKNOWN,
  bothBounds,
  eitherBounds,
  allPrincipalsExcept,
  exactly,
  principals,
  type PrincipalSet,
  type Bounds,
} from './principal-set.ts';
import { principalsMatching, principalsNotMatching } from './policy-conditions.ts';
import { parsePolicy, type Listed, type Principal, type Statement } from './policy-document.ts';
import { covers, mayMeet } from './policy-patterns.ts';

export interface PolicyAccess {
  /**
   * The furthest that the policy lets anybody in. `unknown`: something in it that we don't understand decides whether it
   * is everybody; where that could only make it less, the furthest stands.
   */
  readonly who: 'nobody' | 'own-account' | 'named' | 'organization' | 'anybody' | 'unknown';
  /** Accounts, organizations (`o-…`) and places (CIDR blocks, endpoints, ARNs) besides the own account that may be let in. Sorted. */
  readonly outsiders: readonly string[];
  /** AWS services that it lets in whomever they act for: nothing ties them to an account or an object. Sorted. */
  readonly services: readonly string[];
}

export interface AccessQuery {
  /** The account that the policy's resource lies in. */
  readonly account: string;
  /** The resource's service in actions: `s3`. With it, `Deny s3:*` outweighs `Allow *`. */
  readonly service?: string;
  /** The actions that matter, without wildcards: `s3:GetObject`. All, where left out. */
  readonly about?: readonly string[];
}

/** What we are willing to compare; a policy within AWS's own limits stays far below. */
const MOST_PAIRS = 20_000;

/**
 * Who may do something with a resource by its policy, judged without asking anybody. Whatever is not understood makes the
 * answer `unknown`, never narrower; a Deny counts only where it surely covers what an Allow opens. Never throws.
 */
export function policyAccess(policy: string, asked: AccessQuery): PolicyAccess {
  const statements = parsePolicy(policy);
  return statements === undefined ? UNKNOWN_ACCESS : statementAccess(statements, asked);
}

/** The same, of statements that were read before. */
export function statementAccess(statements: readonly Statement[], asked: AccessQuery): PolicyAccess {
  const denials = statements.filter(({ allows }) => !allows);
  let all: Bounds = exactly(NO_PRINCIPALS);
  const services = new Set<string>();
  let pairs = 0;
  for (const statement of statements.filter(({ allows }) => allows)) {
    const deeds = deedsOf(statement, asked);
    pairs += (deeds?.length ?? 1) * (1 + weightOf(denials));
    if (pairs > MOST_PAIRS) return UNKNOWN_ACCESS;
    const { people, free } = letIn(statement);
    for (const deed of deeds ?? [undefined]) {
      const left = denials.map(denial => leftBy(denial, deed)).reduce(bothBounds, people);
      all = eitherBounds(all, deed === undefined ? { sure: NO_PRINCIPALS, most: left.most } : left);
    }
    if (deeds?.length !== 0) for (const service of free) services.add(service);
  }
  return summary(all, [...services].sort(), asked.account);
}

/**
 * The same as the facet `sharedWith` says it: who besides the own account, `*` for everybody; unread where nobody can tell.
 * A resource without any policy is shared with nobody.
 */
export function sharedWithOf(policy: string | undefined, asked: AccessQuery): Reading<string[]> {
  if (policy === undefined || policy.trim() === '') return value([]);
  const { who, outsiders } = policyAccess(policy, asked);
  if (who === 'unknown') return unread('failed', 'its policy sets conditions that we cannot judge');
  return value(who === 'anybody' ? ['*'] : [...outsiders]);
}

const UNKNOWN_ACCESS: PolicyAccess = { who: 'unknown', outsiders: [], services: [] };

function summary({ sure, most }: Bounds, services: readonly string[], account: string): PolicyAccess {
  if (sure.all) return { who: 'anybody', outsiders: [], services };
  if (most.all) return { who: 'unknown', outsiders: outside(sure, account), services };
  const outsiders = outside(most, account);
  if (outsiders.length === 0) return { who: most.names.has(account) ? 'own-account' : 'nobody', outsiders, services };
  return { who: outsiders.some(name => name.startsWith('o-')) ? 'organization' : 'named', outsiders, services };
}

const outside = (audience: PrincipalSet, account: string): string[] =>
  audience.all ? [] : [...audience.names].filter(name => name !== account).sort();

/** One thing that a statement allows: an action on a resource, either of which may be a pattern. */
interface PolicyAction {
  readonly action: string;
  readonly resource: string;
}

/** What an Allow is about; undefined where it cannot be said. */
function deedsOf(
  { actions, resources }: Statement,
  { service, about }: AccessQuery,
): readonly PolicyAction[] | undefined {
  if (actions === undefined || resources === undefined) return undefined;
  const whole = service === undefined ? '*' : `${service}:*`;
  const named = actions.not
    ? actions.of.some(pattern => covers(pattern, whole))
      ? []
      : [whole]
    : actions.of.map(action => (action === '*' ? whole : action));
  const wanted = about?.filter(action => isOf(actions, action)) ?? named;
  const on = resources.not ? ['*'] : resources.of;
  if (wanted.length * on.length > MOST_PAIRS) return undefined;
  return wanted.flatMap(action => on.map(resource => ({ action, resource })));
}

const isOf = ({ not, of }: Listed<string>, text: string): boolean => of.some(pattern => covers(pattern, text)) !== not;

const weightOf = (denials: readonly Statement[]): number =>
  denials.reduce((sum, { actions, resources }) => sum + (actions?.of.length ?? 0) + (resources?.of.length ?? 0), 0);

/** Whom an Allow lets in, and the services among them that nothing ties to anybody. */
function letIn({ principals, conditions }: Statement): { readonly people: Bounds; readonly free: readonly string[] } {
  const within =
    conditions === undefined ? UNKNOWN : conditions.map(principalsMatching).reduce(bothBounds, exactly(ALL_PRINCIPALS));
  if (principals === undefined) return { people: bothBounds(UNKNOWN, within), free: [] };
  // Everybody but these: nobody is kept out who does not belong to them.
  if (principals.not) return { people: within, free: [] };
  let people: Bounds = exactly(NO_PRINCIPALS);
  const free: string[] = [];
  for (const principal of principals.of) {
    const service = serviceOf(principal);
    if (service === undefined) people = eitherBounds(people, bothBounds(principalOf(principal), within));
    // Whoever has the service act for him; a service that nothing ties is another question.
    else if (within.most.all) free.push(service);
    else people = eitherBounds(people, within);
  }
  return { people, free };
}

function serviceOf({ type, name }: Principal): string | undefined {
  if (type === 'Service') return /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(name) ? name : undefined;
  if (type === 'AWS' && /^arn:[^:]*:iam::cloudfront:user\//.test(name)) return 'cloudfront.amazonaws.com';
  return undefined;
}

const isEverybody = ({ type, name }: Principal): boolean => type === 'AWS' && name === '*';

/** A user or role is counted as the account that it belongs to: that account says who gets it. */
function principalOf({ type, name }: Principal): Bounds {
  if (type === 'AWS') {
    if (isEverybody({ type, name })) return exactly(ALL_PRINCIPALS);
    const account = /^\d{12}$/.test(name) ? name : /^arn:[^:]*:(?:iam|sts)::(\d{12}):.+$/.exec(name)?.[1];
    if (account !== undefined) return exactly(principals([account]));
    // What is left of a user or role that was deleted: nobody can be it again.
    if (/^A(ID|RO|GP)A[A-Z0-9]{12,}$/.test(name)) return exactly(NO_PRINCIPALS);
    return UNKNOWN;
  }
  if (type === 'Federated') {
    // A company's own directory, set up in that account.
    const account = /^arn:[^:]*:iam::(\d{12}):saml-provider\/.+$/.exec(name)?.[1];
    if (account !== undefined) return exactly(principals([account]));
  }
  return UNKNOWN;
}

/** Whom a Deny leaves in for a deed. */
function leftBy(denial: Statement, deed: PolicyAction | undefined): Bounds {
  const hits = deed === undefined ? 'perhaps' : hitsOn(denial, deed);
  if (hits === 'no') return exactly(ALL_PRINCIPALS);
  const spared = eitherBounds(sparedByConditions(denial), sparedByName(denial));
  return hits === 'yes' ? spared : { sure: spared.sure, most: ALL_PRINCIPALS };
}

function sparedByConditions({ conditions }: Statement): Bounds {
  if (conditions === undefined) return UNKNOWN;
  // All conditions must hold for it to bite, so whoever escapes one of them is spared.
  return conditions.map(principalsNotMatching).reduce(eitherBounds, exactly(NO_PRINCIPALS));
}

function sparedByName({ principals }: Statement): Bounds {
  if (principals === undefined) return UNKNOWN;
  const people = principals.of.filter(principal => serviceOf(principal) === undefined);
  const named = people.map(principalOf).reduce(eitherBounds, exactly(NO_PRINCIPALS));
  if (principals.not) return { sure: NO_PRINCIPALS, most: named.most };
  if (people.some(isEverybody)) return exactly(NO_PRINCIPALS);
  if (named.most.all || named.sure.all) return UNKNOWN;
  // One role of an account leaves the others of it in.
  const whole = people.flatMap(({ name }) => /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1] ?? []);
  return { sure: allPrincipalsExcept(named.most.names), most: allPrincipalsExcept(whole) };
}

/** Whether a Deny takes a deed away; `no` also where it takes only a part of what a pattern stands for. */
function hitsOn({ actions, resources }: Statement, deed: PolicyAction): 'yes' | 'no' | 'perhaps' {
  const action = actions === undefined ? 'perhaps' : hit(actions, deed.action);
  const resource = resources === undefined ? 'perhaps' : hit(resources, deed.resource);
  if (action === 'no' || resource === 'no') return 'no';
  return action === 'yes' && resource === 'yes' ? 'yes' : 'perhaps';
}

function hit({ not, of }: Listed<string>, text: string): 'yes' | 'no' | 'perhaps' {
  // A variable stands for something that only the call tells.
  const told = of.filter(pattern => !pattern.includes('${'));
  const open = of.some(pattern => pattern.includes('${') && mayMeet(pattern, text));
  if (not) return told.some(pattern => mayMeet(pattern, text)) ? 'no' : open ? 'perhaps' : 'yes';
  if (told.some(pattern => covers(pattern, text))) return 'yes';
  return open ? 'perhaps' : 'no';
}
