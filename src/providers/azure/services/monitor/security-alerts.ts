import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { armId, subscriptionOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';

type SecurityEvent = Facets['securityAlertRules'][number]['event'];

/**
 * Operations in the activity log for each security event (Microsoft, "Azure permissions"; CIS Microsoft Azure
 * Foundations Benchmark). A subscription has no root user.
 */
const EVENT_PATTERNS: readonly (readonly [event: SecurityEvent, pattern: RegExp])[] = [
  ['iam-changes', /microsoft\.authorization\/(roleassignments|roledefinitions|policyassignments|elevateaccess)/i],
  [
    'audit-log-changes',
    /microsoft\.(insights\/(diagnosticsettings|activitylogalerts)|security\/(securitysolutions|pricings))/i,
  ],
  [
    'network-changes',
    /microsoft\.(network\/(networksecuritygroups|publicipaddresses|azurefirewalls)|sql\/servers\/firewallrules)/i,
  ],
];

/** Conditions that do not narrowing the event: the log category and the outcome. */
const NEUTRAL_FIELDS = /^(category|level|status|substatus)$/i;
const EVENT_FIELDS = /^(operationname|resourcetype)$/i;

interface Condition {
  readonly field?: string | null;
  readonly equals?: string | null;
  readonly containsAny?: readonly string[] | null;
  readonly anyOf?: readonly Condition[] | null;
}

interface Alert {
  readonly scopes?: readonly string[] | null;
  readonly condition?: { readonly allOf?: readonly Condition[] | null } | null;
  readonly criteria?: { readonly allOf?: readonly { readonly query?: string | null }[] | null } | null;
}

/**
 * Alerts on security events in the activity log. Where the log is exported to a workspace of another subscription,
 * alerts there are unread.
 */
export function securityAlertRulesOf(
  ctx: AzureContext,
  alerts: readonly ArmResource[],
  lists: readonly Reading<number>[],
  workspaces: Reading<readonly string[]>,
): Reading<Facets['securityAlertRules']> {
  const rules = EVENT_PATTERNS.map(([event, pattern]) => ({
    event,
    metrics: alerts.filter(alert => isAlertOn(ctx, alert, pattern)).map(({ id }) => id),
  }));
  if (rules.every(({ metrics }) => metrics.length > 0)) return value(rules);
  const hidden = [...lists, workspaces].find(one => one.state === 'unread');
  if (hidden?.state === 'unread') return hidden;
  const elsewhere = (workspaces.state === 'value' ? workspaces.value : []).find(
    id => subscriptionOf(id) !== ctx.account,
  );
  return elsewhere === undefined ? value(rules) : unread('not-collected', `alerts on ${elsewhere}`);
}

function isAlertOn({ account }: AzureContext, { properties }: ArmResource, pattern: RegExp): boolean {
  const { scopes, condition, criteria } = (properties ?? {}) as Alert;
  const queries = criteria?.allOf;
  if (Array.isArray(queries))
    return queries.some(({ query }: { query?: unknown }) => typeof query === 'string' && pattern.test(query));
  const complete = (scopes ?? []).some(scope => armId(scope) === `/subscriptions/${account}`);
  const all = condition?.allOf;
  return complete && Array.isArray(all) && matchesEvery(all as readonly Condition[], pattern);
}

/** Whether the conditions, which must all hold, match every such event. An alert on the whole category matches all. */
function matchesEvery(all: readonly Condition[], pattern: RegExp): boolean {
  const narrowing = all.filter(({ field }) => !NEUTRAL_FIELDS.test(field ?? ''));
  if (narrowing.length === 0)
    return all.some(({ field, equals }) => /^category$/i.test(field ?? '') && /^administrative$/i.test(equals ?? ''));
  return narrowing.every(condition => matches(condition, pattern));
}

const matches = ({ field, equals, containsAny, anyOf }: Condition, pattern: RegExp): boolean =>
  Array.isArray(anyOf)
    ? (anyOf as readonly Condition[]).some(one => matches(one, pattern))
    : EVENT_FIELDS.test(field ?? '') &&
      [equals, ...(containsAny ?? [])].some(text => typeof text === 'string' && pattern.test(text));
