import { describe, expect, it } from 'vitest';
import type { AzureCollector } from '../../../../../src/providers/azure/context.ts';
import { azureMonitor } from '../../../../../src/providers/azure/services/monitor/monitor.ts';
import type { FacetName } from '../../../../../src/model/facets.ts';
import type { ArmFixture, StoredResource } from '../../../../support/azure/arm-fixture.ts';
import { armPath, collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const scope = `/subscriptions/${SUBSCRIPTION}`;
/** A facet that a collector adds to the subscription. */
async function accountFacet(
  collector: AzureCollector,
  facet: FacetName,
  fixture: Partial<ArmFixture>,
): Promise<unknown> {
  const { records } = await collectAzure({ subscriptions, ...fixture }, { collectors: [collector] });
  const found = records.flatMap(one => (one.record === 'facet' && one.id === scope ? [one.facets[facet]] : []));
  return found.at(-1);
}

describe('alerts on security events', () => {
  const group = armPath('Microsoft.Insights/actionGroups', 'ops');
  const workspace = armPath('Microsoft.OperationalInsights/workspaces', 'records');
  const SETTINGS = `${scope}/providers/Microsoft.Insights/diagnosticSettings`;
  const sentTo = (workspaceId: string) => ({
    [SETTINGS]: [
      { name: 'export', properties: { workspaceId, logs: [{ category: 'Administrative', enabled: true }] } },
    ],
  });
  const event = (name: string, allOf: unknown, scopes: readonly string[] = [scope]): StoredResource => ({
    id: armPath('Microsoft.Insights/activityLogAlerts', name),
    type: 'Microsoft.Insights/activityLogAlerts',
    location: 'Global',
    properties: { enabled: true, scopes, condition: { allOf }, actions: { actionGroups: [{ actionGroupId: group }] } },
  });
  const on = (equals: string) => [
    { field: 'category', equals: 'Administrative' },
    { field: 'operationName', equals },
  ];
  const query = (text: string): StoredResource => ({
    id: armPath('Microsoft.Insights/scheduledQueryRules', 'by-query'),
    type: 'Microsoft.Insights/scheduledQueryRules',
    location: 'westeurope',
    properties: { enabled: true, scopes: [workspace], criteria: { allOf: [{ query: text }] } },
  });
  const watched = async (resources: readonly StoredResource[], answers: ArmFixture['answers'] = sentTo(workspace)) => {
    const reading = (await accountFacet(azureMonitor, 'securityAlertRules', { resources, answers })) as {
      value?: readonly { event: string; metrics: readonly string[] }[];
    };
    return reading.value === undefined
      ? reading
      : Object.fromEntries(reading.value.map(one => [one.event, one.metrics.map(id => id.split('/').at(-1))]));
  };

  it('match every such event of the whole subscription', async () => {
    const resources = [
      event('roles', on('Microsoft.Authorization/roleAssignments/write')),
      event('any-door', [
        { field: 'category', equals: 'Administrative' },
        {
          anyOf: [
            { field: 'operationName', equals: 'Microsoft.Sql/servers/firewallRules/write' },
            { field: 'operationName', equals: 'Microsoft.Network/networkSecurityGroups/write' },
          ],
        },
      ]),
      event('one-group', on('Microsoft.Insights/diagnosticSettings/delete'), [`${scope}/resourceGroups/shop`]),
      event('one-caller', [...on('Microsoft.Insights/diagnosticSettings/delete'), { field: 'caller', equals: 'ann' }]),
      event('outages', [{ field: 'category', equals: 'ServiceHealth' }]),
    ];
    expect(await watched(resources)).toEqual({
      'iam-changes': ['roles'],
      'audit-log-changes': [],
      'network-changes': ['any-door'],
    });
  });

  it('may be log searches, or cover the whole category', async () => {
    const text = "AzureActivity | where OperationNameValue =~ 'Microsoft.Insights/diagnosticSettings/delete'";
    const all = event('everything', [{ field: 'category', equals: 'Administrative' }]);
    expect(await watched([query(text)])).toEqual({
      'iam-changes': [],
      'audit-log-changes': ['by-query'],
      'network-changes': [],
    });
    expect(await watched([all])).toEqual({
      'iam-changes': ['everything'],
      'audit-log-changes': ['everything'],
      'network-changes': ['everything'],
    });
  });

  it('are unread where the log is exported to another subscription', async () => {
    const foreign = workspace.replace(SUBSCRIPTION, SUBSCRIPTION.replace(/a$/, 'b'));
    expect(await watched([], sentTo(foreign))).toMatchObject({ state: 'unread', reason: 'not-collected' });
    const all = event('everything', [{ field: 'category', equals: 'Administrative' }]);
    expect(await watched([all], sentTo(foreign))).toMatchObject({ 'iam-changes': ['everything'] });
  });

  it('have their own id as the metric', async () => {
    const roles = event('roles', on('Microsoft.Authorization/roleAssignments/write'));
    const ops = {
      id: group,
      type: 'Microsoft.Insights/actionGroups',
      location: 'Global',
      properties: { enabled: true, emailReceivers: [{ name: 'on call', emailAddress: 'ops@example.com' }] },
    };
    const { resource } = await collectAzure(
      { subscriptions, answers: sentTo(workspace), resources: [roles, ops] },
      { collectors: [azureMonitor] },
    );
    expect(resource('roles').facets.alarm).toMatchObject({ value: { actions: 1, metric: roles.id.toLowerCase() } });
  });
});
