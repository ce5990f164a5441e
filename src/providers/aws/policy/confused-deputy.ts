import table from '../../../../data/confused-deputy.json' with { type: 'json' };
import { unread, value, type Reading } from '../../../model/reading.ts';
import { parsePolicy, type Condition, type Statement } from './policy-document.ts';
import { covers } from './policy-patterns.ts';

/** What a service acts on: the policies of these are judged. */
export type ActedOn = 'bucket' | 'topic' | 'queue' | 'key' | 'function';

interface Row {
  readonly service: string;
  readonly on: readonly string[];
  readonly source: string;
}

/**
 * Services that act on resources of other accounts for any customer who names them, and send where the order came from. Roles
 * are not among them: a service takes a role only from a caller with `iam:PassRole` in the account of the role.
 */
const ROWS: readonly Row[] = table;

/** Actions that neither read nor change data. */
const HARMLESS = ['s3:GetBucketAcl', 's3:GetBucketLocation', 's3:ListBucket', 'kms:DescribeKey'];

/**
 * The services that a policy lets act for any customer: no condition names the account, resource or organization that the
 * order comes from. A policy with an element that is not understood, which may restrict them, is unread.
 */
export function servicesForAnyCustomer(policy: Reading<unknown>, on: ActedOn): Reading<string[]> {
  if (policy.state === 'unread') return policy;
  const text = policy.state === 'value' ? policy.value : undefined;
  if (text === undefined || text === '') return value([]);
  const statements = typeof text === 'string' ? parsePolicy(text) : undefined;
  if (statements === undefined) return unread('failed', 'its policy cannot be parsed');
  const deniesOthers = statements.some(isDenialOfOtherSources);
  const found = statements
    .filter(grants)
    .flatMap(statement => servicesIn(statement, on).map(name => ({ name, statement })));
  const open = found.filter(({ statement }) => !deniesOthers && statement.conditions?.every(isNeutral) === true);
  if (open.length > 0) return value([...new Set(open.map(({ name }) => name))].sort());
  const unclear = found.some(({ statement }) => statement.conditions?.some(restrictsSource) !== true);
  return unclear && !deniesOthers ? unread('failed', 'its policy has conditions that cannot be evaluated') : value([]);
}

const grants = ({ allows, actions }: Statement): boolean =>
  allows &&
  (actions === undefined || actions.not || actions.items.some(action => !HARMLESS.some(one => covers(one, action))));

/** The services of the table that a statement names. */
function servicesIn({ principals }: Statement, on: ActedOn): string[] {
  if (principals?.not !== false) return [];
  return principals.items
    .filter(({ type }) => type === 'Service')
    .map(({ name }) => withoutRegion(name))
    .filter(name => ROWS.some(row => row.service === name && row.on.includes(on)));
}

/** `logs.eu-west-1.amazonaws.com` and `s3.amazonaws.com.cn` are the same service as elsewhere. */
const withoutRegion = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\.[a-z]{2}(?:-[a-z]+)+-\d(?=\.amazonaws\.com)/, '')
    .replace(/\.cn$/, '');

/** Keys that name where an order comes from. The context of an encryption and the token of a skill are theirs to know. */
const SOURCE_KEYS =
  /^(aws:source(arn|account|orgid|orgpaths|owner)|kms:encryptioncontext:.+|kms:calleraccount|lambda:eventsourcetoken|aws:referer)$/;

/** Keys of the request that everybody meets. */
const NEUTRAL_KEYS =
  /^(aws:securetransport|aws:requestedregion|kms:viaservice|s3:x-amz-(acl|server-side-encryption.*)|aws:principalisawsservice|aws:principalservicename(slist)?)$/;

const isNeutral = (condition: Condition): boolean => NEUTRAL_KEYS.test(condition.key) || isAnySource(condition);

const POSITIVE = /^(forany|forall)?(values?:)?(string(equals|like|equalsignorecase)|arn(equals|like))(ifexists)?$/i;

/** Each value names somebody: what is not a lone wildcard, or an ARN of any account. */
const restrictsSource = (condition: Condition): boolean =>
  SOURCE_KEYS.test(condition.key) && POSITIVE.test(condition.operator) && !isAnySource(condition);

const isAnySource = ({ key, operator, values }: Condition): boolean =>
  SOURCE_KEYS.test(key) && POSITIVE.test(operator) && values.some(isAnybody);

/** `*`, and an ARN without an account whose resource begins with a wildcard: anybody has one. */
const isAnybody = (text: string): boolean =>
  /^\*+$/.test(text) || /^arn:[^:]*:[^:]*:[^:]*:\*?:(\*|[a-z-]+[/:]\*)/.test(text);

/** A Deny for orders that come from elsewhere than the own account or organization. */
const isDenialOfOtherSources = ({ allows, conditions = [] }: Statement): boolean =>
  !allows &&
  conditions.some(
    ({ key, operator }) =>
      SOURCE_KEYS.test(key) && /^(for\w+:)?(string|arn)not(equals|like)(ifexists|ignorecase)?$/i.test(operator),
  );
