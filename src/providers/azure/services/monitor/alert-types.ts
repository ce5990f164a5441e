import type { ArmType } from '../../client/arm.ts';

export const METRIC_ALERTS: ArmType = { type: 'Microsoft.Insights/metricAlerts', apiVersion: '2018-03-01' };
export const ACTIVITY_LOG_ALERTS: ArmType = { type: 'Microsoft.Insights/activityLogAlerts', apiVersion: '2020-10-01' };
export const LOG_SEARCH_ALERTS: ArmType = { type: 'Microsoft.Insights/scheduledQueryRules', apiVersion: '2023-12-01' };
