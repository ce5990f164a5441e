import { prefixLength } from '../../../lib/cidr.ts';
import { parseArn } from '../arn.ts';
import type { Condition } from './policy-document.ts';
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

/** What a condition key identifies: the caller, the owner of the resource that a service acts for, or the network. */
type KeyType = 'account' | 'organization' | 'paths' | 'arn' | 'ip-address' | 'network';

const KEY_TYPES: Readonly<Record<string, KeyType>> = {
  'aws:principalaccount': 'account',
  'aws:sourceaccount': 'account',
  'aws:sourceowner': 'account',
  'aws:vpceaccount': 'account',
  'kms:calleraccount': 'account',
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
  'aws:sourceip': 'ip-address',
  'aws:sourcevpc': 'network',
  'aws:sourcevpce': 'network',
};

/** Keys that describe the request, not the caller: every principal can meet them, so they exclude none. */
const REQUEST_KEYS = new Set([
  'aws:securetransport',
  'aws:multifactorauthpresent',
  'aws:multifactorauthage',
  'aws:viaawsservice',
  'aws:referer',
  'aws:useragent',
  'aws:requestedregion',
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
const REQUEST_KEY_PREFIXES = ['s3:x-amz-', 'aws:requesttag/'];

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

/** The principals that meet the condition of an Allow. */
export function principalsMatching(condition: Condition): PrincipalBounds {
  if (condition.key === 'aws:principalisawsservice') return serviceOnly(condition, true);
  const operator = operatorOf(condition.operator);
  if (operator === undefined) return UNKNOWN;
  if (isRequestKey(condition.key)) return exactly(ALL_PRINCIPALS);
  const named = principalsIn(condition, operator);
  if (named === undefined) return UNKNOWN;
  if (operator.negated) return complement(named);
  // A call without the key meets these two as well.
  return operator.ifExists || operator.set === 'all' ? { atLeast: named.atLeast, atMost: ALL_PRINCIPALS } : named;
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

function serviceOnly({ operator, values }: Condition, matches: boolean): PrincipalBounds {
  const wanted = values.length === 1 ? values[0]?.toLowerCase() : undefined;
  if (!/^bool(ifexists)?$/i.test(operator) || (wanted !== 'true' && wanted !== 'false')) return UNKNOWN;
  return exactly((wanted === 'false') === matches ? ALL_PRINCIPALS : NO_PRINCIPALS);
}

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

function principalIn(type: KeyType, value: string, literal: boolean): PrincipalBounds {
  if (type === 'ip-address') return networkIn(value);
  // The value of a policy variable is only known at the call.
  if (value.includes('${')) return UNKNOWN;
  // Taken literally a wildcard matches no principal: the author meant something else.
  if (literal && isPattern(value)) return UNKNOWN;
  if (value === '*') return exactly(ALL_PRINCIPALS);
  switch (type) {
    case 'account':
      return /^\d{12}$/.test(value) ? exactly(principals([value])) : UNKNOWN;
    case 'organization':
      return /^o-[a-z0-9]+$/.test(value)
        ? exactly(principals([value]))
        : value === 'o-*'
          ? exactly(ALL_PRINCIPALS)
          : UNKNOWN;
    case 'paths': {
      const [, organization] = /^(o-[a-z0-9]+)(\/|$)/.exec(value) ?? [];
      return organization === undefined ? UNKNOWN : exactly(principals([organization]));
    }
    case 'network':
      return /^vpce?-[a-z0-9]+$/.test(value)
        ? exactly(principals([value]))
        : /^vpce?-\*$/.test(value)
          ? exactly(ALL_PRINCIPALS)
          : UNKNOWN;
    case 'arn':
      return ownerIn(value);
  }
}

function ownerIn(text: string): PrincipalBounds {
  const arn = parseArn(text);
  if (arn === undefined) return UNKNOWN;
  if (/^\d{12}$/.test(arn.account)) return exactly(principals([arn.account]));
  // Any account can name its own resource like that.
  if (arn.account === '*') return exactly(ALL_PRINCIPALS);
  // The ARN of a bucket has no account, and bucket names are globally unique.
  if (arn.account === '' && /^arn:[^:]*:s3:/.test(text) && !/^[*?]|^.{0,2}[*?]/.test(arn.resource))
    return exactly(principals([text]));
  return UNKNOWN;
}

/** Prefix lengths: shorter than the wide one is the internet, from the narrow one on it is a chosen network. */
const WIDE_IPV4 = 8;
const NARROW_IPV4 = 16;
const WIDE_IPV6 = 32;

function networkIn(text: string): PrincipalBounds {
  const cidr = text.includes('/') ? text : `${text}/${text.includes(':') ? '128' : '32'}`;
  const prefix = prefixLength(cidr);
  if (prefix === undefined) return UNKNOWN;
  if (prefix.bits >= (prefix.family === 'ipv4' ? NARROW_IPV4 : WIDE_IPV6)) return exactly(principals([cidr]));
  if (prefix.bits < (prefix.family === 'ipv4' ? WIDE_IPV4 : WIDE_IPV6)) return exactly(ALL_PRINCIPALS);
  return { atLeast: principals([cidr]), atMost: ALL_PRINCIPALS };
}

/** All other principals; those that are only possible may be in or out. */
function complement({ atLeast, atMost }: PrincipalBounds): PrincipalBounds {
  const othersThan = (set: PrincipalSet): PrincipalSet => (set.all ? NO_PRINCIPALS : allPrincipalsExcept(set.names));
  return { atLeast: othersThan(atMost), atMost: othersThan(atLeast) };
}
