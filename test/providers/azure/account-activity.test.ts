import { describe, expect, it } from 'vitest';
import { azureChangeHistory } from '../../../src/providers/azure/services/change-history/change-history.ts';
import type { AzureCollector } from '../../../src/providers/azure/context.ts';
import { azureVmExtensions } from '../../../src/providers/azure/services/compute/vm-extensions.ts';
import { azureMonitor } from '../../../src/providers/azure/services/monitor/monitor.ts';
import { azureSupport } from '../../../src/providers/azure/services/support/support.ts';
import { azureAvailabilityTests } from '../../../src/providers/azure/services/monitor/availability-tests.ts';
import type { FacetName } from '../../../src/model/facets.ts';
import { absent, value } from '../../../src/model/reading.ts';
import type { ArmWorld, StoredResource } from '../../support/azure/arm.ts';
import { armPath, collectAzure, SUBSCRIPTION } from '../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const scope = `/subscriptions/${SUBSCRIPTION}`;
const denied = { status: 403, code: 'AuthorizationFailed', message: 'No.' };

/** What a collector says of the subscription as a whole. */
async function said(collector: AzureCollector, facet: FacetName, world: Partial<ArmWorld>): Promise<unknown> {
  const { records } = await collectAzure({ subscriptions, ...world }, { collectors: [collector] });
  const found = records.flatMap(one => (one.record === 'facet' && one.id === scope ? [one.facets[facet]] : []));
  return found.at(-1);
}

describe('visits from outside', () => {
  const test = (name: string, properties: Record<string, unknown>): StoredResource => ({
    id: armPath('Microsoft.Insights/webtests', name),
    type: 'Microsoft.Insights/webtests',
    location: 'westeurope',
    kind: 'standard',
    properties: { SyntheticMonitorId: name, Kind: 'standard', Frequency: 300, Enabled: true, ...properties },
  });
  const places = { Locations: [{ Id: 'emea-nl-ams-azr' }, { Id: 'us-fl-mia-edge' }] };

  it('count where they are switched on and come from somewhere', async () => {
    const resources = [
      test('buys', places),
      test('off', { ...places, Enabled: false }),
      test('nowhere', { Locations: [] }),
    ];
    expect(await said(azureAvailabilityTests, 'syntheticMonitors', { resources })).toEqual(value(1));
  });

  it('are unread where they may not be seen', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['Microsoft.Compute/*/read'] }] };
    expect(await said(azureAvailabilityTests, 'syntheticMonitors', { permissions })).toMatchObject({
      state: 'unread',
      reason: 'denied',
    });
  });
});

it('machines answer when an agent was installed on them that hands on what happens', async () => {
  const extension = (machine: string, type: string, provisioningState = 'Succeeded'): StoredResource => ({
    id: `${armPath('Microsoft.Compute/virtualMachines', machine)}/extensions/${type}`,
    type: 'Microsoft.Compute/virtualMachines/extensions',
    location: 'westeurope',
    properties: { publisher: 'Microsoft.Azure.Monitor', type, typeHandlerVersion: '1.0', provisioningState },
  });
  const resources = [
    extension('Web', 'AzureMonitorLinuxAgent'),
    extension('db', 'AzureMonitorWindowsAgent', 'Failed'),
    extension('mute', 'CustomScript'),
  ];
  expect(await said(azureVmExtensions, 'serversWithAgent', { resources })).toEqual(
    value([armPath('Microsoft.Compute/virtualMachines', 'web').toLowerCase()]),
  );
});

describe('who changes things', () => {
  const counted = (who: string, sort: string, client: string, changes: number): StoredResource => ({
    id: `${scope}/changes/${who}/${sort}/${client}`,
    name: who,
    type: 'microsoft.resources/changes',
    who,
    sort,
    client,
    changes,
  });

  it('is counted by hand and in all, without what Azure does by itself', async () => {
    const resources = [
      counted('ann@example.com', 'User', 'Azure Portal', 12),
      counted('ben@example.com', 'User', 'Azure CLI', 3),
      counted('0b1c', 'Application', 'ARM Template', 40),
      counted('System', 'System', '', 900),
      counted('Unspecified', 'Unspecified', 'Unspecified', 70),
    ];
    expect(await said(azureChangeHistory, 'recentChanges', { resources })).toEqual(
      value({ changes: 55, console: [{ who: 'ann@example.com', changes: 12 }], complete: true }),
    );
  });

  it('is asked of Resource Graph alone, which keeps what was changed', async () => {
    const { server } = await collectAzure({ subscriptions }, { collectors: [azureChangeHistory] });
    const query = server.seen.map(({ body }) => (body as { query?: string } | undefined)?.query ?? '').find(Boolean);
    expect(query).toContain('summarize changes = count()');
    expect(query).toMatch(/project id, name, type, who, sort, client, changes \| order by id asc$/);
    expect(await said(azureChangeHistory, 'recentChanges', { refusals: [[/ResourceGraph/, denied]] })).toMatchObject({
      state: 'unread',
    });
  });
});

describe('the contract', () => {
  const ticket = (name: string, contract: string | null, opened: string): StoredResource => ({
    id: `${scope}/providers/Microsoft.Support/supportTickets/${name}`,
    type: 'Microsoft.Support/supportTickets',
    contract,
    opened,
  });
  const told = (...resources: StoredResource[]) => said(azureSupport, 'supportPlan', { resources });

  it('is the one under which the newest case was opened', async () => {
    expect(
      await told(ticket('a', 'Basic', '2026-01-01T00:00:00Z'), ticket('b', 'Standard', '2026-05-01T00:00:00Z')),
    ).toEqual(value({ severities: ['minimal', 'moderate', 'critical'] }));
    expect(
      await told(ticket('a', 'Premier', '2025-01-01T00:00:00Z'), ticket('b', 'Basic', '2026-05-01T00:00:00Z')),
    ).toEqual(absent);
    expect(await told(ticket('a', 'Azure Developer', '2026-01-01T00:00:00Z'))).toEqual(absent);
  });

  it('is open where no case tells it, or in a word that we do not know', async () => {
    expect(await told()).toMatchObject({ state: 'unread', reason: 'unsupported' });
    expect(await told(ticket('a', null, '2026-01-01T00:00:00Z'))).toMatchObject({ state: 'unread' });
    expect(await told(ticket('a', 'Azure Internal', '2026-01-01T00:00:00Z'))).toMatchObject({ state: 'unread' });
  });
});

describe('alerts on what somebody should hear of at once', () => {
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
  const watched = async (resources: readonly StoredResource[], answers: ArmWorld['answers'] = sentTo(workspace)) => {
    const reading = (await said(azureMonitor, 'securityAlertRules', { resources, answers })) as {
      value?: readonly { event: string; metrics: readonly string[] }[];
    };
    return reading.value === undefined
      ? reading
      : Object.fromEntries(reading.value.map(one => [one.event, one.metrics.map(id => id.split('/').at(-1))]));
  };

  it('are those whose conditions let every such event of the whole subscription through', async () => {
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

  it('may be questions to the log, or hear all of it', async () => {
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

  it('may stand elsewhere, where the log goes to another subscription', async () => {
    const foreign = workspace.replace(SUBSCRIPTION, SUBSCRIPTION.replace(/a$/, 'b'));
    expect(await watched([], sentTo(foreign))).toMatchObject({ state: 'unread', reason: 'not-collected' });
    const all = event('everything', [{ field: 'category', equals: 'Administrative' }]);
    expect(await watched([all], sentTo(foreign))).toMatchObject({ 'iam-changes': ['everything'] });
  });

  it('are heard under their own names', async () => {
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
