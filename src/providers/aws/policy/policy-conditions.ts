import type { Condition } from './policy-document.ts';
import { principalIn, type KeyType } from './policy-condition-values.ts';
import { isPattern } from './policy-patterns.ts';
import {
  ALL_PRINCIPALS,
  allPrincipalsExcept,
  eitherBounds,
  exactly,
  NO_PRINCIPALS,
  principals,
  UNKNOWN,
  type PrincipalBounds,
  type PrincipalSet,
} from './principal-set.ts';

const KEY_TYPES: Readonly<Record<string, KeyType>> = {
  'aws:principalaccount': 'account',
  'aws:sourceaccount': 'account',
  'aws:sourceowner': 'account',
  'aws:vpceaccount': 'account',
  'kms:calleraccount': 'account',
  'events:creatoraccount': 'account',
  's3:dataaccesspointaccount': 'account',
  'aws:principalorgid': 'organization',
  'aws:sourceorgid': 'organization',
  'aws:vpceorgid': 'organization',
  'aws:principalorgpaths': 'paths',
  'aws:sourceorgpaths': 'paths',
  'aws:vpceorgpaths': 'paths',
  'aws:principalarn': 'arn',
  'aws:sourcearn': 'arn',
  's3:dataaccesspointarn': 'arn',
  'elasticfilesystem:accesspointarn': 'arn',
  'aws:sourceip': 'ip-address',
  'aws:sourcevpc': 'network',
  'aws:sourcevpce': 'network',
  'aws:userid': 'user-id',
  'sns:endpoint': 'endpoint',
};

/** Keys that the calls of most principals do not have: without an organization, an endpoint, or a service that calls for them. */
const OPTIONAL_KEYS =
  /^aws:(principalorg(id|paths)|source(account|owner|arn|orgid|orgpaths|vpce?)|vpce(account|orgid|orgpaths))$/;

/** Keys that describe the request, not the caller: every principal can meet them, so they exclude none. */
const REQUEST_KEYS = new Set([
  'aws:securetransport',
  'aws:multifactorauthpresent',
  'aws:multifactorauthage',
  'aws:viaawsservice',
  'aws:referer',
  'aws:useragent',
  'aws:requestedregion',
  'aws:resourceaccount',
  's3:resourceaccount',
  'aws:tagkeys',
  'kms:viaservice',
  'kms:grantisforawsresource',
  'kms:grantoperations',
  'kms:encryptionalgorithm',
  'kms:bypasspolicylockoutsafetycheck',
  'lambda:functionurlauthtype',
  'lambda:invokedviafunctionurl',
  'sns:protocol',
  's3:prefix',
  's3:delimiter',
  's3:max-keys',
  's3:authtype',
  's3:signatureversion',
  's3:tlsversion',
  'sts:rolesessionname',
  'sts:sourceidentity',
]);
const REQUEST_KEY_PREFIXES = ['s3:x-amz-', 's3:existingobjecttag/', 'aws:requesttag/'];

const isRequestKey = (key: string): boolean =>
  REQUEST_KEYS.has(key) || REQUEST_KEY_PREFIXES.some(start => key.startsWith(start));

interface Operator {
  readonly set: 'any' | 'all' | undefined;
  readonly ifExists: boolean;
  readonly negated: boolean;
  /** `equals` takes wildcards literally. */
  readonly test: 'equals' | 'like' | 'ip-address' | 'bool';
}

const TESTS: Readonly<Record<string, Pick<Operator, 'negated' | 'test'>>> = {
  stringequals: { negated: false, test: 'equals' },
  stringequalsignorecase: { negated: false, test: 'equals' },
  stringnotequals: { negated: true, test: 'equals' },
  stringnotequalsignorecase: { negated: true, test: 'equals' },
  stringlike: { negated: false, test: 'like' },
  stringnotlike: { negated: true, test: 'like' },
  // Both ARN operators allow wildcards.
  arnequals: { negated: false, test: 'like' },
  arnlike: { negated: false, test: 'like' },
  arnnotequals: { negated: true, test: 'like' },
  arnnotlike: { negated: true, test: 'like' },
  ipaddress: { negated: false, test: 'ip-address' },
  notipaddress: { negated: true, test: 'ip-address' },
  bool: { negated: false, test: 'bool' },
};

/** Keys that only the calls of AWS services have. */
const SERVICE_KEYS = ['aws:principalservicename', 'aws:principalservicenameslist'];
/** A file system that is reached by its mount target is reached from the network of its owner. */
const MOUNT_TARGET_KEY = 'elasticfilesystem:accessedviamounttarget';

/** The principals that meet the condition of an Allow. */
export function principalsMatching(condition: Condition): PrincipalBounds {
  if (condition.key === 'aws:principalisawsservice') return serviceOnly(condition, true);
  if (condition.key === MOUNT_TARGET_KEY && isBool(condition, 'true')) return exactly(principals(['mount-target']));
  const operator = operatorOf(condition.operator);
  if (operator === undefined) return UNKNOWN;
  if (isRequestKey(condition.key)) return exactly(ALL_PRINCIPALS);
  if (SERVICE_KEYS.includes(condition.key) && !operator.negated && !operator.ifExists && operator.set !== 'all')
    return exactly(NO_PRINCIPALS);
  const named = principalsIn(condition, operator);
  if (named === undefined) return UNKNOWN;
  if (operator.negated) return complement(named);
  // A call without the key meets these two as well.
  if (!operator.ifExists && operator.set !== 'all') return named;
  return OPTIONAL_KEYS.test(condition.key)
    ? exactly(ALL_PRINCIPALS)
    : { atLeast: named.atLeast, atMost: ALL_PRINCIPALS };
}

/** The principals that do not meet the condition of a Deny, which therefore does not apply to them. */
export function principalsNotMatching(condition: Condition): PrincipalBounds {
  // A condition about AWS service principals says nothing of other principals.
  if (condition.key === 'aws:principalisawsservice') return serviceOnly(condition, false);
  const operator = operatorOf(condition.operator);
  if (operator === undefined) return UNKNOWN;
  if (isRequestKey(condition.key)) return isBypassable(condition, operator) ? exactly(ALL_PRINCIPALS) : UNKNOWN;
  const named = principalsIn(condition, operator);
  if (named === undefined) return UNKNOWN;
  if (!operator.negated) return complement(named);
  // Without the key no member of the set is "not equal": such a call is not denied.
  return operator.set === 'any' ? { atLeast: named.atLeast, atMost: ALL_PRINCIPALS } : named;
}

/** A Deny of one form of call (without TLS, through one service): every principal can call in another form. */
function isBypassable({ values }: Condition, { test, negated }: Operator): boolean {
  if (negated) return true;
  return test === 'bool' ? values.length === 1 : !values.some(isPattern);
}

function serviceOnly(condition: Condition, matches: boolean): PrincipalBounds {
  if (isBool(condition, 'false')) return exactly(matches ? ALL_PRINCIPALS : NO_PRINCIPALS);
  return isBool(condition, 'true') ? exactly(matches ? NO_PRINCIPALS : ALL_PRINCIPALS) : UNKNOWN;
}

const isBool = ({ operator, values }: Condition, wanted: 'true' | 'false'): boolean =>
  /^bool(ifexists)?$/i.test(operator) && values.length === 1 && values[0]?.toLowerCase() === wanted;

function operatorOf(text: string): Operator | undefined {
  const [, set, name, ifExists] = /^(?:(forany|forall)values?:)?([a-z]+?)(ifexists)?$/.exec(text.toLowerCase()) ?? [];
  const test = name === undefined || !Object.hasOwn(TESTS, name) ? undefined : TESTS[name];
  if (test === undefined) return name !== undefined && isComparison(name) ? COMPARISON : undefined;
  return {
    ...test,
    set: set === 'forany' ? 'any' : set === 'forall' ? 'all' : undefined,
    ifExists: ifExists !== undefined,
  };
}

/** Numeric operators test the request, never the caller. */
const COMPARISON: Operator = { set: undefined, ifExists: false, negated: false, test: 'bool' };
const isComparison = (name: string): boolean => /^numeric[a-z]+$/.test(name);

/** The principals that the values name; undefined for keys and operators that name none. */
function principalsIn({ key, values }: Condition, { test }: Operator): PrincipalBounds | undefined {
  const type = Object.hasOwn(KEY_TYPES, key) ? KEY_TYPES[key] : undefined;
  if (type === undefined || (type === 'ip-address') !== (test === 'ip-address') || test === 'bool') return undefined;
  const literal = test === 'equals';
  return values.map(value => principalIn(type, value, literal)).reduce(eitherBounds, exactly(NO_PRINCIPALS));
}

/** All other principals; those that are only possible may be in or out. */
function complement({ atLeast, atMost }: PrincipalBounds): PrincipalBounds {
  const othersThan = (set: PrincipalSet): PrincipalSet => (set.all ? NO_PRINCIPALS : allPrincipalsExcept(set.names));
  return { atLeast: othersThan(atMost), atMost: othersThan(atLeast) };
}
