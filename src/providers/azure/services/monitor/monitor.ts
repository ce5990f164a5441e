import { listCall } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';
import { listAlerts } from './alerts.ts';
import { ACTION_GROUPS } from './action-groups.ts';
import { ACTIVITY_LOG_ALERTS, LOG_SEARCH_ALERTS, METRIC_ALERTS } from './alert-types.ts';
import { ACTIVITY_LOG_READS, listActivityLogExports } from './activity-log.ts';
import { emitWorkspace, WORKSPACES } from './workspaces.ts';

const TYPES = [METRIC_ALERTS, ACTIVITY_LOG_ALERTS, LOG_SEARCH_ALERTS, ACTION_GROUPS, WORKSPACES];

/** Azure Monitor: exports of the activity log, Log Analytics workspaces, and alerts with their recipients. */
export const azureMonitor: AzureCollector = {
  id: 'azure-monitor',
  provider: 'azure',
  scope: 'global',
  lists: ['audit-log', 'log-store', 'alarm', 'health-event'],
  fills: {
    'audit-log': ['auditLog'],
    'log-store': ['retention', 'logType', 'size', 'encryptionAtRest', 'sharedWith'],
    alarm: ['alarm'],
    'health-event': ['serviceHealthAlerts'],
    account: ['securityAlertRules'],
  },
  types: TYPES,
  operations: azureOperations(TYPES, ACTIVITY_LOG_READS),
  collect: async ctx => {
    const auditWorkspaces = await listActivityLogExports(ctx);
    await ctx.list('log-store', listCall(WORKSPACES), () =>
      ctx.each(WORKSPACES, row => {
        emitWorkspace(ctx, row, auditWorkspaces);
      }),
    );
    await listAlerts(ctx, auditWorkspaces);
  },
};
