import { describe, expect, it } from 'vitest';
import { azureMonitor } from '../../../../../src/providers/azure/services/monitor/monitor.ts';
import { value } from '../../../../../src/model/reading.ts';
import { armPath, collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const scope = `/subscriptions/${SUBSCRIPTION}`;
const SETTINGS = `${scope}/providers/Microsoft.Insights/diagnosticSettings`;
const denied = { status: 403, code: 'AuthorizationFailed', message: 'No.' };

describe('the activity log', () => {
  const workspace = armPath('Microsoft.OperationalInsights/workspaces', 'Records');
  const setting = (logs: Record<string, boolean>, more: Record<string, unknown> = { workspaceId: workspace }) => ({
    id: `${SETTINGS}/export`,
    type: 'Microsoft.Insights/diagnosticSettings',
    name: 'export',
    location: null,
    properties: { ...more, logs: Object.entries(logs).map(([category, enabled]) => ({ category, enabled })) },
  });
  const fixture = (...settings: ReturnType<typeof setting>[]) => ({
    subscriptions,
    answers: { [SETTINGS]: settings },
    resources: [
      {
        id: workspace,
        type: 'Microsoft.OperationalInsights/workspaces',
        name: 'Records',
        location: 'westeurope',
        properties: { retentionInDays: 30, sku: { name: 'PerGB2018' } },
      },
    ],
  });
  const only = { collectors: [azureMonitor] };

  it('is exported to a workspace, whose records cannot be changed', async () => {
    const { resource } = await collectAzure(fixture(setting({ Administrative: true, Security: true })), only);
    expect(resource('export').facets.auditLog).toMatchObject({
      value: { logging: true, managementEvents: true, logFileValidation: true, bucket: workspace.toLowerCase() },
    });
    expect(resource('Records').facets).toMatchObject({ retention: value({ days: 30 }), logType: value('audit') });
  });

  it('is exported without the administrative category, to files that can be changed', async () => {
    const { resource } = await collectAzure(
      fixture(setting({ Administrative: false, Policy: true }, { storageAccountId: armPath('Microsoft.Storage/storageAccounts', 'logs') })), // prettier-ignore
      only,
    );
    expect(resource('export').facets.auditLog).toMatchObject({
      value: { logging: true, managementEvents: false, logFileValidation: false },
    });
    expect(resource('Records').facets.logType).toEqual(value('operational'));
  });

  it('is not exported without a diagnostic setting, and unread when denied', async () => {
    const none = await collectAzure(fixture(), only);
    expect(none.population('audit-log')?.reading).toEqual({ state: 'value', value: 0 });
    const hidden = await collectAzure({ ...fixture(), refusals: [[/diagnosticSettings/, denied]] }, only);
    expect(hidden.population('audit-log')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(hidden.resource('Records').facets.logType).toMatchObject({ state: 'unread' });
  });

  it('has alerts, which are delivered by enabled action groups with receivers', async () => {
    const group = (name: string, more: Record<string, unknown>) => ({
      id: armPath('Microsoft.Insights/actionGroups', name),
      type: 'Microsoft.Insights/actionGroups',
      name,
      location: 'Global',
      properties: { groupShortName: name, enabled: true, emailReceivers: [], smsReceivers: [], ...more },
    });
    const alert = (name: string, groupId: string) => ({
      id: armPath('Microsoft.Insights/metricAlerts', name),
      type: 'Microsoft.Insights/metricAlerts',
      name,
      location: 'global',
      properties: {
        enabled: true,
        severity: 2,
        scopes: [scope],
        criteria: { allOf: [{ metricName: 'Percentage CPU', name: 'High' }] },
        actions: [{ actionGroupId: groupId, webHookProperties: {} }],
      },
    });
    const event = {
      id: armPath('Microsoft.Insights/activityLogAlerts', 'outages'),
      type: 'Microsoft.Insights/activityLogAlerts',
      name: 'outages',
      location: 'Global',
      properties: {
        enabled: true,
        scopes: [scope],
        condition: { allOf: [{ field: 'category', equals: 'ServiceHealth' }] },
        actions: { actionGroups: [{ actionGroupId: armPath('Microsoft.Insights/actionGroups', 'ops').toUpperCase() }] },
      },
    };
    const resources = [
      group('ops', { emailReceivers: [{ name: 'on call', emailAddress: 'ops@example.com' }] }),
      group('empty', {}),
      group('off', { enabled: false, emailReceivers: [{ name: 'x' }] }),
      alert('heard', armPath('Microsoft.Insights/actionGroups', 'Ops')),
      alert('unheard', armPath('Microsoft.Insights/actionGroups', 'empty')),
      alert('silenced', armPath('Microsoft.Insights/actionGroups', 'off')),
      alert('foreign', armPath('Microsoft.Insights/actionGroups', 'ops', SUBSCRIPTION.replace(/a$/, 'b'))),
      event,
    ];
    const { resource } = await collectAzure({ subscriptions, answers: { [SETTINGS]: [] }, resources }, only);
    const actions = (name: string) => resource(name).facets.alarm;
    expect(actions('heard')).toMatchObject({ value: { enabled: true, actions: 1, metric: 'Percentage CPU' } });
    expect(actions('unheard')).toMatchObject({ value: { actions: 0 } });
    expect(actions('silenced')).toMatchObject({ value: { actions: 0 } });
    expect(actions('outages')).toMatchObject({ value: { actions: 1 } });
    expect(actions('foreign')).toMatchObject({ state: 'unread', reason: 'not-collected' });
  });

  it('has Service Health alerts, which are delivered by action groups with receivers', async () => {
    const TYPE = 'Microsoft.Insights/activityLogAlerts';
    const GROUP = 'Microsoft.Insights/actionGroups';
    const groups = [
      {
        id: armPath(GROUP, 'ops'),
        type: GROUP,
        name: 'ops',
        properties: { enabled: true, emailReceivers: [{ name: 'on call' }] },
      },
    ];
    const rule = (allOf: readonly unknown[], group = 'ops', more: Record<string, unknown> = {}) => ({
      id: armPath(TYPE, 'rule'),
      type: TYPE,
      name: 'rule',
      location: 'Global',
      properties: {
        enabled: true,
        scopes: [scope],
        condition: { allOf },
        actions: { actionGroups: [{ actionGroupId: armPath(GROUP, group) }] },
        ...more,
      },
    });
    const health = { field: 'category', equals: 'ServiceHealth' };
    const sort = (equals: string) => ({ field: 'properties.incidentType', equals });
    const readFacet = async (...rules: readonly ReturnType<typeof rule>[]) =>
      (
        await collectAzure({ subscriptions, answers: { [SETTINGS]: [] }, resources: [...groups, ...rules] }, only)
      ).resource('Shop').facets.serviceHealthAlerts;
    expect(await readFacet(rule([health]))).toEqual({ state: 'value', value: { rules: 1, delivered: 1 } });
    expect(await readFacet(rule([health, { anyOf: [sort('Maintenance'), sort('Incident')] }]))).toMatchObject({
      value: { delivered: 1 },
    });
    expect(await readFacet(rule([health], 'nobody'))).toEqual({ state: 'value', value: { rules: 1, delivered: 0 } });
    for (const other of [
      rule([health, sort('Maintenance')]),
      rule([{ field: 'category', equals: 'Administrative' }]),
      rule([health], 'ops', { enabled: false }),
    ])
      expect(await readFacet(other)).toEqual({ state: 'value', value: { rules: 0, delivered: 0 } });
    const denied = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: [`${TYPE}/read`] }] };
    const hidden = await collectAzure({ subscriptions, permissions: denied, answers: { [SETTINGS]: [] } }, only);
    expect(hidden.resource('Shop').facets.serviceHealthAlerts).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
