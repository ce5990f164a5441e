import type { Facets } from '../../../../model/facets.ts';
import { covers } from '../../policy/policy-patterns.ts';

/** One metric of a metric filter. */
export interface MetricFilter {
  readonly pattern: string;
  readonly logGroup: string;
  readonly metric: string;
}

type Rule = Facets['securityAlertRules'][number];

interface SecurityEvent {
  readonly event: Rule['event'];
  /** The service that logs the operations. */
  readonly source: string;
  /** Each of these must be matched. */
  readonly operations: readonly string[];
}

/**
 * The operations that grant permissions, stop audit logs or open the network, of those that the metric filters of the CIS AWS
 * Foundations Benchmark (section 4, "Monitoring") match.
 */
export const SECURITY_EVENTS: readonly SecurityEvent[] = [
  {
    event: 'iam-changes',
    source: 'iam.amazonaws.com',
    operations: [
      'PutUserPolicy', 'PutRolePolicy', 'PutGroupPolicy', 'AttachUserPolicy', 'AttachRolePolicy', 'AttachGroupPolicy',
      'CreatePolicyVersion',
    ], // prettier-ignore
  },
  {
    event: 'audit-log-changes',
    source: 'cloudtrail.amazonaws.com',
    operations: ['StopLogging', 'DeleteTrail', 'UpdateTrail'],
  },
  { event: 'network-changes', source: 'ec2.amazonaws.com', operations: ['AuthorizeSecurityGroupIngress'] },
  // A key that is disabled or scheduled for deletion takes the data that it encrypts with it.
  { event: 'key-deletion', source: 'kms.amazonaws.com', operations: ['DisableKey', 'ScheduleKeyDeletion'] },
];

/** An event that fields of the record tell from others of its operation. Where a filter names a field, it must accept the value. */
interface SignIn {
  readonly event: Rule['event'];
  readonly fields: Readonly<Record<string, string>>;
}

const IAM_USER = { 'userIdentity.type': 'IAMUser', 'additionalEventData.MFAUsed': 'No' };

/** Sign-ins to the console (AWS CloudTrail User Guide, "AWS Management Console sign-in events"). */
export const SIGN_INS: readonly SignIn[] = [
  // A filter on another operation of the root user than its login misses the login.
  { event: 'root-usage', fields: { 'userIdentity.type': 'Root' } },
  {
    event: 'sign-in-without-mfa',
    fields: { ...IAM_USER, 'responseElements.ConsoleLogin': 'Success', errorMessage: '' },
  },
  {
    event: 'sign-in-failure',
    fields: { ...IAM_USER, 'responseElements.ConsoleLogin': 'Failure', errorMessage: 'Failed authentication' },
  },
];

/** A comparison of a filter pattern: `$.eventName = "Put*Policy"`, `$.eventName = %Put.*|Attach.*%`. */
const COMPARISON = /\$\.([\w.]+)\s*(!?=)\s*(?:"([^"]*)"|%([^%]*)%|([^\s"()&|}]+))/g;

interface Comparison {
  readonly field: string;
  readonly equal: boolean;
  /** Any of these; they may contain `*`. */
  readonly expected: readonly string[];
}

/** Rules for each event, operation and log group that a filter reads; without a filter, one without metrics. */
export function securityAlertRulesOf(filters: readonly MetricFilter[]): Facets['securityAlertRules'] {
  const parsed = filters.map(filter => ({ filter, comparisons: comparisonsIn(filter.pattern) }));
  const rulesFor = (
    head: Pick<Rule, 'event' | 'operation'>,
    matches: (all: readonly Comparison[]) => boolean,
  ): Rule[] => {
    const matching = parsed.filter(({ comparisons }) => matches(comparisons)).map(({ filter }) => filter);
    if (matching.length === 0) return [{ ...head, metrics: [] }];
    return [...Map.groupBy(matching, ({ logGroup }) => logGroup)].map(([logGroup, group]) => ({
      ...head,
      logGroup,
      metrics: group.map(({ metric }) => metric),
    }));
  };
  return [
    ...SIGN_INS.flatMap(signIn => rulesFor({ event: signIn.event }, comparisons => matchesSignIn(comparisons, signIn))),
    ...SECURITY_EVENTS.flatMap(({ event, source, operations }) =>
      operations.flatMap(operation =>
        rulesFor({ event, operation }, comparisons => matchesOperation(comparisons, source, operation)),
      ),
    ),
  ];
}

/** The filter names the sign-in or, for the root user, the user; none of its comparisons excludes the event. */
function matchesSignIn(comparisons: readonly Comparison[], { event, fields }: SignIn): boolean {
  const named = event === 'root-usage' ? 'userIdentity.type' : 'eventName';
  const all = Object.entries({ eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin', ...fields });
  const accepted = all.map(([field, text]) => [field, compares(comparisons, field, text)] as const);
  return accepted.every(([field, accepts]) => (field === named ? accepts === true : accepts !== false));
}

/** Alternatives of a pattern are read as one: what excludes the service or the operation excludes it everywhere. */
function matchesOperation(comparisons: readonly Comparison[], source: string, operation: string): boolean {
  const bySource = compares(comparisons, 'eventSource', source);
  const byName = compares(comparisons, 'eventName', operation);
  return bySource !== false && byName !== false && (bySource ?? byName) === true;
}

/** Whether comparisons of a field accept the text; undefined where none names the field. */
function compares(comparisons: readonly Comparison[], name: string, text: string): boolean | undefined {
  const own = comparisons.filter(({ field }) => field === name);
  if (own.length === 0) return undefined;
  const included = own.filter(({ equal }) => equal);
  const accepts = ({ expected }: Comparison): boolean => expected.some(pattern => covers(pattern, text));
  return (
    (included.length === 0 || included.some(accepts)) &&
    !own.some(comparison => !comparison.equal && accepts(comparison))
  );
}

function comparisonsIn(pattern: string): Comparison[] {
  if (!pattern.trimStart().startsWith('{')) return termsIn(pattern);
  return [...pattern.matchAll(COMPARISON)].map(([, field = '', operator, quoted, expression, bare]) => ({
    field,
    equal: operator === '=',
    expected: expression === undefined ? [quoted ?? bare ?? ''] : alternativesIn(expression),
  }));
}

/** Terms of a pattern without fields: `StopLogging`, `?StopLogging ?DeleteTrail`. Several without `?` must all appear. */
function termsIn(pattern: string): Comparison[] {
  const terms = pattern.trim().split(/\s+/);
  if (terms.length > 1 && !terms.every(term => term.startsWith('?'))) return [];
  return [{ field: 'eventName', equal: true, expected: terms.map(term => term.replaceAll(/[?"]/g, '')) }];
}

/** The alternatives of a regular expression, which matches anywhere in the text. */
const alternativesIn = (expression: string): string[] =>
  expression
    .split('|')
    .map(one => `*${one.replaceAll(/[()]/g, '').replaceAll('.*', '*')}*`.replace(/^\*\^/, '').replace(/\$\*$/, ''));
