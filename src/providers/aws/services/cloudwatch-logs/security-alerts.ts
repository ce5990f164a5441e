import type { Facets } from '../../../../model/facets.ts';
import { covers } from '../../policy/policy-patterns.ts';
import { KNOWN_EVENTS, type KnownEvent } from './known-events.ts';

/** One metric of a metric filter. */
export interface MetricFilter {
  readonly pattern: string;
  readonly logGroup: string;
  readonly metric: string;
}

type Rule = Facets['securityAlertRules'][number];

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
  return KNOWN_EVENTS.flatMap((known): Rule[] => {
    const { event, operation } = known;
    const head = { event, ...(operation === undefined ? {} : { operation }) };
    const matching = parsed.filter(({ comparisons }) => matches(comparisons, known)).map(({ filter }) => filter);
    if (matching.length === 0) return [{ ...head, metrics: [] }];
    return [...Map.groupBy(matching, ({ logGroup }) => logGroup)].map(([logGroup, group]) => ({
      ...head,
      logGroup,
      metrics: group.map(({ metric }) => metric),
    }));
  });
}

/** Alternatives of a pattern are read as one: what excludes a field of the event excludes it everywhere. */
function matches(comparisons: readonly Comparison[], { fields, named }: KnownEvent): boolean {
  const accepted = new Map(Object.entries(fields).map(([field, text]) => [field, compares(comparisons, field, text)]));
  return named.some(field => accepted.get(field) === true) && ![...accepted.values()].includes(false);
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
