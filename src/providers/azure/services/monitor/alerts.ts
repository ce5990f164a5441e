import { mapReading, type Reading } from '../../../../model/reading.ts';
import { listCall, type ArmResource, type ArmType } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { accountId, headOf, propertiesOf } from '../../facets/common-facets.ts';
import { readById, type ResourcesById } from '../../resources-by-id.ts';
import { ACTION_GROUPS, recipientCountOf, type AlertActions } from './action-groups.ts';
import { ACTIVITY_LOG_ALERTS, LOG_SEARCH_ALERTS, METRIC_ALERTS } from './alert-types.ts';
import { securityAlertRulesOf } from './security-alerts.ts';
import { emitServiceHealth, isOutageAlert } from './service-health-alerts.ts';

interface Alert extends AlertActions {
  readonly enabled?: boolean;
  readonly criteria?: { readonly allOf?: readonly { readonly metricName?: string }[] } | null;
}

/** Lists alerts of all types, and what they cover: service health, and security events of the activity log. */
export async function listAlerts(ctx: AzureContext, auditWorkspaces: Reading<readonly string[]>): Promise<void> {
  const groups = await readById(ctx, ACTION_GROUPS);
  await listType(ctx, METRIC_ALERTS, groups);
  const outageRecipients: Reading<number>[] = [];
  const activityLogAlerts = await listType(ctx, ACTIVITY_LOG_ALERTS, groups, row => {
    if (isOutageAlert(row)) outageRecipients.push(recipientCountOf(propertiesOf(row), groups));
  });
  await emitServiceHealth(
    ctx,
    mapReading(activityLogAlerts.listed, () => outageRecipients),
  );
  const logSearchAlerts = await listType(ctx, LOG_SEARCH_ALERTS, groups);
  ctx.add(accountId(ctx), {
    securityAlertRules: securityAlertRulesOf(
      ctx,
      [...activityLogAlerts.rows, ...logSearchAlerts.rows],
      [activityLogAlerts.listed, logSearchAlerts.listed],
      auditWorkspaces,
    ),
  });
}

async function listType(
  ctx: AzureContext,
  type: ArmType,
  groups: ResourcesById,
  take: (row: ArmResource) => void = () => undefined,
): Promise<{ readonly listed: Reading<number>; readonly rows: readonly ArmResource[] }> {
  const rows: ArmResource[] = [];
  const listed = await ctx.list('alarm', listCall(type), () =>
    ctx.each(type, row => {
      emitAlarm(ctx, row, type, groups);
      rows.push(row);
      take(row);
    }),
  );
  return { listed, rows };
}

function emitAlarm(ctx: AzureContext, row: ArmResource, type: ArmType, groups: ResourcesById): void {
  const alert = propertiesOf(row) as Alert;
  // Only metric alerts have a metric: the others go by their own id.
  const metric =
    type === METRIC_ALERTS ? alert.criteria?.allOf?.flatMap(({ metricName }) => metricName ?? [])[0] : row.id;
  ctx.emit({
    ...headOf(row, 'alarm', type.type),
    facets: {
      alarm: mapReading(recipientCountOf(alert, groups), actions => ({
        enabled: alert.enabled !== false,
        actions,
        purpose: 'notification',
        state: 'ok',
        ...(metric === undefined ? {} : { metric }),
      })),
    },
  });
}
