import type { Facets } from '../../../../model/facets.ts';
import { flatMapReading, value, valueOrNull, type Reading } from '../../../../model/reading.ts';
import { armId, listCall, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { propertiesOf } from '../../facets/common-facets.ts';
import { ACTIVITY_LOG_ALERTS } from './alert-types.ts';

interface Condition {
  readonly field?: string | null;
  readonly equals?: string | null;
  readonly anyOf?: readonly Condition[] | null;
}

/** Whether an enabled alert covers service issues of Service Health. Without an incident type it covers all events. */
export function isOutageAlert(row: ArmResource): boolean {
  const { enabled, condition } = propertiesOf(row) as {
    readonly enabled?: boolean;
    readonly condition?: { readonly allOf?: readonly Condition[] | null } | null;
  };
  const conditions = condition?.allOf ?? [];
  const matches = ({ field, equals }: Condition, name: string, text: string): boolean =>
    field?.toLowerCase() === name && equals?.toLowerCase() === text;
  const incidentTypes = conditions
    .map(one => one.anyOf ?? [one])
    .filter(choice => choice.some(({ field }) => field?.toLowerCase() === 'properties.incidenttype'));
  return (
    enabled !== false &&
    conditions.some(one => matches(one, 'category', 'servicehealth')) &&
    incidentTypes.every(choice => choice.some(one => matches(one, 'properties.incidenttype', 'incident')))
  );
}

/** Emits Service Health of the subscription. `recipientCounts`: one for each alert on outages. */
export async function emitServiceHealth(
  ctx: AzureContext,
  recipientCounts: Reading<readonly Reading<number>[]>,
): Promise<void> {
  await ctx.list('health-event', listCall(ACTIVITY_LOG_ALERTS), () => {
    ctx.emit({
      id: armId(`/subscriptions/${ctx.account}/providers/Microsoft.ResourceHealth/events`),
      kind: 'health-event',
      type: 'Microsoft.ResourceHealth/events',
      name: ctx.name,
      tags: {},
      facets: { serviceHealthAlerts: flatMapReading(recipientCounts, serviceHealthAlertsOf) },
    });
    return Promise.resolve();
  });
}

/** Known with one alert that is delivered; without any, an alert with unread recipients may be. */
function serviceHealthAlertsOf(recipientCounts: readonly Reading<number>[]): Reading<Facets['serviceHealthAlerts']> {
  const delivered = recipientCounts.filter(count => (valueOrNull(count) ?? 0) > 0).length;
  const unreadCount = recipientCounts.find(count => count.state === 'unread');
  return delivered === 0 && unreadCount !== undefined
    ? unreadCount
    : value({ rules: recipientCounts.length, delivered });
}
