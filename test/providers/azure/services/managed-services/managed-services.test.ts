import { describe, expect, it } from 'vitest';
import { azureManagedServices } from '../../../../../src/providers/azure/services/managed-services/managed-services.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';
import { azureVerdicts } from '../../../../support/azure/verdicts.ts';

interface Given {
  readonly type: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly sku?: string;
  readonly zones?: readonly string[];
  readonly answers?: Readonly<Record<string, unknown>>;
}
const row = ({ type, properties = {}, sku, zones }: Given, name = 'it') => ({
  id: armPath(type, name),
  name,
  type,
  location: 'westeurope',
  ...(sku === undefined ? {} : { sku: { name: sku } }),
  ...(zones === undefined ? {} : { zones }),
  properties: { provisioningState: 'Succeeded', ...properties },
});
const verdictOf = async (check: string, given: Given): Promise<string | undefined> =>
  (await azureVerdicts({ resources: [row(given)], answers: given.answers ?? {} }, [check])).get('it');

const AI = 'Microsoft.CognitiveServices/accounts';
const ML = 'Microsoft.MachineLearningServices/workspaces';
const DATABRICKS = 'Microsoft.Databricks/workspaces';
const AUTOMATION = 'Microsoft.Automation/automationAccounts';
const LOGIC = 'Microsoft.Logic/workflows';
const SYNAPSE = 'Microsoft.Synapse/workspaces';
const KUSTO = 'Microsoft.Kusto/clusters';
const BATCH = 'Microsoft.Batch/batchAccounts';
const deny = (...ranges: readonly string[]) => ({ defaultAction: 'Deny', ipRules: ranges.map(value => ({ value })) });
const httpTrigger = { definition: { triggers: { manual: { type: 'Request', kind: 'Http' } } } };
const callers = (...ranges: readonly string[]) => ({
  ...httpTrigger,
  accessControl: { triggers: { allowedCallerIpAddresses: ranges.map(addressRange => ({ addressRange })) } },
});
const firewall = (...ranges: readonly (readonly [string, string])[]) => ({
  [`${armPath(SYNAPSE, 'it')}/firewallRules`]: ranges.map(([startIpAddress, endIpAddress], index) => ({
    name: `r${String(index)}`,
    properties: { startIpAddress, endIpAddress },
  })),
});

describe('network access', () => {
  it.each<readonly [string, Given, string]>([
    ['AI services', { type: AI, properties: { publicNetworkAccess: 'Enabled' } }, 'fail public'],
    ['AI services that allow', { type: AI, properties: { networkAcls: { defaultAction: 'Allow' } } }, 'fail public'],
    ['AI services for one office', { type: AI, properties: { networkAcls: deny('203.0.113.0/24') } }, 'pass'],
    ['AI services for two halves', { type: AI, properties: { networkAcls: deny('0.0.0.0/1', '128.0.0.0/1') } }, 'fail public'],
    ['AI services by endpoint', { type: AI, properties: { publicNetworkAccess: 'disabled' } }, 'pass'],
    ['a workspace', { type: ML, properties: { publicNetworkAccess: 'Enabled' } }, 'fail public'],
    ['a closed workspace', { type: ML, properties: { publicNetworkAccess: 'Disabled' } }, 'pass'],
    ['a silent workspace', { type: ML }, 'unknown'],
    ['Databricks without IP access lists', { type: DATABRICKS, sku: 'standard' }, 'fail public'],
    ['Databricks with lists inside', { type: DATABRICKS, sku: 'premium' }, 'unknown'],
    ['closed Databricks', { type: DATABRICKS, sku: 'premium', properties: { publicNetworkAccess: 'Disabled' } }, 'pass'],
    ['automation', { type: AUTOMATION, properties: { publicNetworkAccess: true } }, 'fail public'],
    ['closed automation', { type: AUTOMATION, properties: { publicNetworkAccess: false } }, 'pass'],
    ['a workflow that anybody calls', { type: LOGIC, properties: { state: 'Enabled', ...httpTrigger } }, 'fail public'],
    ['a workflow that an office calls', { type: LOGIC, properties: callers('203.0.113.0/24') }, 'pass'],
    ['a workflow that workflows call', { type: LOGIC, properties: callers() }, 'pass'],
    ['a workflow by the clock', { type: LOGIC, properties: { definition: { triggers: { t: { type: 'Recurrence' } } } } }, 'not-applicable'],
    ['a workflow without definition', { type: LOGIC }, 'unknown'],
    ['Synapse with all of Azure', { type: SYNAPSE, answers: firewall(['0.0.0.0', '0.0.0.0']) }, 'fail public'],
    ['Synapse with everybody', { type: SYNAPSE, answers: firewall(['0.0.0.0', '255.255.255.255']) }, 'fail public'],
    ['Synapse with an office', { type: SYNAPSE, answers: firewall(['203.0.113.1', '203.0.113.9']) }, 'pass'],
    ['closed Synapse', { type: SYNAPSE, properties: { publicNetworkAccess: 'Disabled' } }, 'pass'],
    ['Kusto', { type: KUSTO, properties: { publicNetworkAccess: 'Enabled', allowedIpRangeList: [] } }, 'fail public'],
    ['Kusto with a list', { type: KUSTO, properties: { allowedIpRangeList: ['203.0.113.7'] } }, 'pass'],
    ['Kusto with everybody', { type: KUSTO, properties: { allowedIpRangeList: ['0.0.0.0/0'] } }, 'fail public'],
    ['Batch', { type: BATCH, properties: { networkProfile: { accountAccess: { defaultAction: 'Allow' } } } }, 'fail public'],
    ['Batch with rules', { type: BATCH, properties: { networkProfile: { accountAccess: deny('203.0.113.7') } } }, 'pass'],
    ['IoT Hub, which devices reach', { type: 'Microsoft.Devices/IotHubs' }, 'not-applicable'],
  ])('of %s', async (_, given, verdict) => {
    expect(await verdictOf('unrestricted-public-network-access', given)).toBe(verdict);
  }); // prettier-ignore
});

describe('keys', () => {
  it.each<readonly [string, Given, string]>([
    ['AI services', { type: AI, properties: { disableLocalAuth: false } }, 'fail enabled'],
    ['AI services that never set it', { type: AI }, 'fail enabled'],
    ['AI services without', { type: AI, properties: { disableLocalAuth: true } }, 'pass'],
    ['automation without', { type: AUTOMATION, properties: { disableLocalAuth: true } }, 'pass'],
    ['silent automation', { type: AUTOMATION }, 'unknown'],
    ['Batch', { type: BATCH, properties: { allowedAuthenticationModes: ['SharedKey', 'AAD'] } }, 'fail enabled'],
    ['Batch without', { type: BATCH, properties: { allowedAuthenticationModes: ['AAD'] } }, 'pass'],
    ['machine learning, which has none', { type: ML }, 'not-applicable'],
  ])('of %s', async (_, given, verdict) => {
    expect(await verdictOf('local-authentication-enabled', given)).toBe(verdict);
  });
});

describe('nodes', () => {
  const workspace = (parameters?: object): Given => ({ type: DATABRICKS, sku: 'premium', properties: { parameters } });
  it.each<readonly [string, Given, string]>([
    [
      'Databricks with public addresses',
      workspace({ enableNoPublicIp: { type: 'Bool', value: false } }),
      'fail assigned',
    ],
    ['Databricks without', workspace({ enableNoPublicIp: { type: 'Bool', value: true } }), 'pass'],
    ['silent Databricks', workspace(), 'unknown'],
    ['AI services, which have none', { type: AI }, 'not-applicable'],
  ])('of %s', async (_, given, verdict) => {
    expect(await verdictOf('launch-template-assigns-public-ip', given)).toBe(verdict);
  });
});

describe('zones', () => {
  it.each<readonly [string, Given, string]>([
    ['Kusto in one', { type: KUSTO, properties: { state: 'Running' } }, 'fail one'],
    ['Kusto in three', { type: KUSTO, zones: ['1', '2', '3'], properties: { state: 'Running' } }, 'pass'],
    ['stopped Kusto', { type: KUSTO, properties: { state: 'Stopped' } }, 'not-applicable'],
    ['Service Fabric in one', { type: 'Microsoft.ServiceFabric/managedClusters' }, 'fail one'],
    ['Service Fabric', { type: 'Microsoft.ServiceFabric/managedClusters', properties: { zonalResiliency: true } }, 'pass'],
    ['AI services, where Microsoft chooses', { type: AI }, 'not-applicable'],
  ])('of %s', async (_, given, verdict) => {
    expect(await verdictOf('single-zone-managed-service', given)).toBe(verdict);
  }); // prettier-ignore
});

it('a denied type makes the list unread, and a denied firewall costs its own answer', async () => {
  const { resource, population } = await collectAzure(
    {
      subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }],
      locations: LOCATIONS,
      resources: [row({ type: AI }, 'ai'), row({ type: SYNAPSE }, 'lake')],
      refusals: [[/firewallRules/, { status: 403, code: 'AuthorizationFailed' }]],
      permissions: { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Databricks/*'] }] },
    },
    { collectors: [azureManagedServices] },
  );
  expect(population('managed-service')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  expect(resource('lake').facets).toMatchObject({ networkAccess: { state: 'unread', reason: 'denied' }, state: { value: 'running' } });
  expect(resource('ai').facets.networkAccess).toMatchObject({ value: 'all-networks' });
}); // prettier-ignore
