import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { armId, subscriptionOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';

type Watched = Facets['securityAlertRules'][number]['event'];

/**
 * Operations that the activity log writes down when one of these happens (Microsoft, "Azure permissions"; the benchmark of CIS
 * for Azure asks for alerts on them). A subscription has no top log-in of its own.
 */
const EVENT_PATTERNS: readonly (readonly [event: Watched, sign: RegExp])[] = [
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

/** Conditions that leave the event as wide as it is: which log it stands in, and how it ended. */
const HARMLESS = /^(category|level|status|substatus)$/i;
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
 * What the alerts of a subscription look for in its activity log. Where the log goes to a workspace of another subscription,
 * alerts may stand there that we do not see.
 */
export function securityAlertRulesOf(
  ctx: AzureContext,
  alerts: readonly ArmResource[],
  lists: readonly Reading<number>[],
  workspaces: Reading<readonly string[]>,
): Reading<Facets['securityAlertRules']> {
  const watch = EVENT_PATTERNS.map(([event, sign]) => ({
    event,
    metrics: alerts.filter(alert => looksFor(ctx, alert, sign)).map(({ id }) => id),
  }));
  if (watch.every(({ metrics }) => metrics.length > 0)) return value(watch);
  const hidden = [...lists, workspaces].find(one => one.state === 'unread');
  if (hidden?.state === 'unread') return hidden;
  const elsewhere = (workspaces.state === 'value' ? workspaces.value : []).find(
    id => subscriptionOf(id) !== ctx.account,
  );
  return elsewhere === undefined ? value(watch) : unread('not-collected', `alerts on ${elsewhere}`);
}

function looksFor({ account }: AzureContext, { properties }: ArmResource, sign: RegExp): boolean {
  const { scopes, condition, criteria } = (properties ?? {}) as Alert;
  const queries = criteria?.allOf;
  if (Array.isArray(queries))
    return queries.some(({ query }: { query?: unknown }) => typeof query === 'string' && sign.test(query));
  const complete = (scopes ?? []).some(scope => armId(scope) === `/subscriptions/${account}`);
  const all = condition?.allOf;
  return complete && Array.isArray(all) && tells(all as readonly Condition[], sign);
}

/** Whether conditions that must all hold let every such event through: an alert on the whole log lets all of them. */
function tells(all: readonly Condition[], sign: RegExp): boolean {
  const narrow = all.filter(({ field }) => !HARMLESS.test(field ?? ''));
  if (narrow.length === 0)
    return all.some(({ field, equals }) => /^category$/i.test(field ?? '') && /^administrative$/i.test(equals ?? ''));
  return narrow.every(condition => says(condition, sign));
}

const says = ({ field, equals, containsAny, anyOf }: Condition, sign: RegExp): boolean =>
  Array.isArray(anyOf)
    ? (anyOf as readonly Condition[]).some(one => says(one, sign))
    : EVENT_FIELDS.test(field ?? '') &&
      [equals, ...(containsAny ?? [])].some(text => typeof text === 'string' && sign.test(text));
