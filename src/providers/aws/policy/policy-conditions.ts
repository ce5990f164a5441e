import { prefixLength } from '../../../lib/cidr.ts';
import {
  ALL_PRINCIPALS,
  NO_PRINCIPALS,
  UNKNOWN,
  allPrincipalsExcept,
  exactly,
  principals,
  type Bounds,
} from './principal-set.ts';
import { parseArn } from '../client/response-fields.ts';
import { isPattern } from './policy-patterns.ts';
import type { Condition } from './policy-document.ts';

/** What a condition asks after: who calls, whom a service acts for, or where the call comes from. */
type Sort = 'account' | 'organization' | 'paths' | 'arn' | 'address' | 'place';

const SORTS: Readonly<Record<string, Sort>> = {
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
  'aws:sourceip': 'address',
  'aws:sourcevpc': 'place',
  'aws:sourcevpce': 'place',
};

/** Says how a call is made, not by whom: whoever is let in can fulfil it, so it keeps nobody out. */
const HOW = new Set([
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
const HOW_BEGINS = ['s3:x-amz-', 'aws:requesttag/'];

const isHow = (key: string): boolean => HOW.has(key) || HOW_BEGINS.some(start => key.startsWith(start));

interface Operator {
  readonly set: 'any' | 'all' | undefined;
  readonly ifExists: boolean;
  readonly negated: boolean;
  /** `equals` takes wildcards as they are written. */
  readonly test: 'equals' | 'like' | 'address' | 'bool';
}

const TESTS: Readonly<Record<string, Pick<Operator, 'negated' | 'test'>>> = {
  stringequals: { negated: false, test: 'equals' },
  stringequalsignorecase: { negated: false, test: 'equals' },
  stringnotequals: { negated: true, test: 'equals' },
  stringnotequalsignorecase: { negated: true, test: 'equals' },
  stringlike: { negated: false, test: 'like' },
  stringnotlike: { negated: true, test: 'like' },
  // Both take wildcards.
  arnequals: { negated: false, test: 'like' },
  arnlike: { negated: false, test: 'like' },
  arnnotequals: { negated: true, test: 'like' },
  arnnotlike: { negated: true, test: 'like' },
  ipaddress: { negated: false, test: 'address' },
  notipaddress: { negated: true, test: 'address' },
  bool: { negated: false, test: 'bool' },
};

/** Who can fulfil a condition: what an Allow lets in. */
export function principalsMatching(condition: Condition): Bounds {
  if (condition.key === 'aws:principalisawsservice') return serviceOnly(condition, true);
  const operator = operatorOf(condition.operator);
  if (operator === undefined) return UNKNOWN;
  if (isHow(condition.key)) return exactly(ALL_PRINCIPALS);
  const named = namedBy(condition, operator);
  if (named === undefined) return UNKNOWN;
  if (operator.negated) return complement(named);
  // A call without the key fulfils these two as well.
  return operator.ifExists || operator.set === 'all' ? { sure: named.sure, most: ALL_PRINCIPALS } : named;
}

/** Who does not fulfil a condition: whom a Deny leaves in. */
export function principalsNotMatching(condition: Condition): Bounds {
  // What keeps out AWS's own services only, or lets them pass, says nothing of people.
  if (condition.key === 'aws:principalisawsservice') return serviceOnly(condition, false);
  const operator = operatorOf(condition.operator);
  if (operator === undefined) return UNKNOWN;
  if (isHow(condition.key)) return isBypassable(condition, operator) ? exactly(ALL_PRINCIPALS) : UNKNOWN;
  const named = namedBy(condition, operator);
  if (named === undefined) return UNKNOWN;
  if (!operator.negated) return complement(named);
  // Where the key is missing, no member of the set is "not equal": such a call is not denied.
  return operator.set === 'any' ? { sure: named.sure, most: ALL_PRINCIPALS } : named;
}

/** A Deny of calls of one sort, without encryption or through one service: everybody can call in another way. */
function isBypassable({ values }: Condition, { test, negated }: Operator): boolean {
  if (negated) return true;
  return test === 'bool' ? values.length === 1 : !values.some(isPattern);
}

function serviceOnly({ operator, values }: Condition, fulfils: boolean): Bounds {
  const wanted = values.length === 1 ? values[0]?.toLowerCase() : undefined;
  if (!/^bool(ifexists)?$/i.test(operator) || (wanted !== 'true' && wanted !== 'false')) return UNKNOWN;
  return exactly((wanted === 'false') === fulfils ? ALL_PRINCIPALS : NO_PRINCIPALS);
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

/** Numbers are asked after in what a call is like, never in who calls. */
const COMPARISON: Operator = { set: undefined, ifExists: false, negated: false, test: 'bool' };
const isComparison = (name: string): boolean => /^numeric[a-z]+$/.test(name);

/** Those whom the values name; undefined where they name nobody in a way that we know. */
function namedBy({ key, values }: Condition, { test }: Operator): Bounds | undefined {
  const sort = Object.hasOwn(SORTS, key) ? SORTS[key] : undefined;
  if (sort === undefined || (sort === 'address') !== (test === 'address') || test === 'bool') return undefined;
  const literal = test === 'equals';
  return values
    .map(value => nameOf(sort, value, literal))
    .reduce<Bounds>(
      (all, one) => ({ sure: join(all.sure, one.sure), most: join(all.most, one.most) }),
      exactly(NO_PRINCIPALS),
    );
}

function join(a: Bounds['sure'], b: Bounds['sure']): Bounds['sure'] {
  if (a.all || b.all) return ALL_PRINCIPALS;
  return principals([...a.names, ...b.names]);
}

function nameOf(sort: Sort, value: string, literal: boolean): Bounds {
  if (sort === 'address') return addressOf(value);
  // A variable stands for something that only the call tells.
  if (value.includes('${')) return UNKNOWN;
  // Taken as it is written, a wildcard matches nobody; whoever wrote it meant something else.
  if (literal && isPattern(value)) return UNKNOWN;
  if (value === '*') return exactly(ALL_PRINCIPALS);
  switch (sort) {
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
    case 'place':
      return /^vpce?-[a-z0-9]+$/.test(value)
        ? exactly(principals([value]))
        : /^vpce?-\*$/.test(value)
          ? exactly(ALL_PRINCIPALS)
          : UNKNOWN;
    case 'arn':
      return ownerOf(value);
  }
}

function ownerOf(text: string): Bounds {
  const arn = parseArn(text);
  if (arn === undefined) return UNKNOWN;
  if (/^\d{12}$/.test(arn.account)) return exactly(principals([arn.account]));
  // Whoever names his own role or queue like that is let in.
  if (arn.account === '*') return exactly(ALL_PRINCIPALS);
  // Buckets say no account, and their names are taken once in the world.
  if (arn.account === '' && /^arn:[^:]*:s3:/.test(text) && !/^[*?]|^.{0,2}[*?]/.test(arn.resource))
    return exactly(principals([text]));
  return UNKNOWN;
}

/** Of a network of that size nobody can say that it is one company's; a smaller one is taken as a place that somebody chose. */
const WIDE_V4 = 8;
const NARROW_V4 = 16;
const WIDE_V6 = 32;

function addressOf(text: string): Bounds {
  const cidr = text.includes('/') ? text : `${text}/${text.includes(':') ? '128' : '32'}`;
  const prefix = prefixLength(cidr);
  if (prefix === undefined) return UNKNOWN;
  if (prefix.bits >= (prefix.family === 'ipv4' ? NARROW_V4 : WIDE_V6)) return exactly(principals([cidr]));
  if (prefix.bits < (prefix.family === 'ipv4' ? WIDE_V4 : WIDE_V6)) return exactly(ALL_PRINCIPALS);
  return { sure: principals([cidr]), most: ALL_PRINCIPALS };
}

/** Everybody but those; where only some of those are certain, the rest may be in or out. */
function complement({ sure, most }: Bounds): Bounds {
  const others = (audience: Bounds['sure']): Bounds['sure'] =>
    audience.all ? NO_PRINCIPALS : allPrincipalsExcept(audience.names);
  return { sure: others(most), most: others(sure) };
}
