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
const EVENTS: readonly SecurityEvent[] = [
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
    ...rulesFor({ event: 'root-usage' }, matchesRoot),
    ...EVENTS.flatMap(({ event, source, operations }) =>
      operations.flatMap(operation =>
        rulesFor({ event, operation }, comparisons => matchesOperation(comparisons, source, operation)),
      ),
    ),
  ];
}

/** A filter on another operation of the root user than its login misses the login. */
const matchesRoot = (comparisons: readonly Comparison[]): boolean =>
  compares(comparisons, 'userIdentity.type', 'Root') === true &&
  compares(comparisons, 'eventName', 'ConsoleLogin') !== false;

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
