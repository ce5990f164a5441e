import type { Facets } from '../../../../model/facets.ts';
import { mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import type { ArmResource, ArmType } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { isEnumValue } from '../../enum-value.ts';
import { propertiesOf } from '../../facets/common-facets.ts';
import {
  isPublicAccessDisabled,
  localAuthenticationOf,
  networkAccessBy,
  networkAccessIn,
  type NetworkAccess,
  type NetworkRules,
} from '../../facets/network-rules.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { logicAppAccess } from './logic-app-access.ts';
import { readSynapseAccess } from './synapse-firewall.ts';

/** A service whose list says what its checks ask. What is left out does not exist there. */
export interface ManagedType {
  readonly type: ArmType;
  readonly state?: (row: ArmResource) => Reading<Facets['state']>;
  /** Left out: Microsoft chooses the zones. */
  readonly placement?: (ctx: AzureContext, row: ArmResource) => Promise<Reading<Facets['placement']>>;
  readonly networkAccess?: (ctx: AzureContext, row: ArmResource) => Promise<Reading<NetworkAccess>> | Reading<NetworkAccess>;
  readonly localAuthentication?: (row: ArmResource) => Reading<Facets['localAuthentication']>;
  /** Left out: it gives no servers to a network of the customer. */
  readonly launchSettings?: (row: ArmResource) => Reading<Facets['launchSettings']>;
} // prettier-ignore

const property = (row: ArmResource, name: string): unknown => propertiesOf(row)[name];

/** A service without IP rules. Azure omits the setting where it was never made. */
const byPublicNetworkAccess = (_: AzureContext, row: ArmResource): Reading<NetworkAccess> =>
  mapReading(requireField(property(row, 'publicNetworkAccess'), 'publicNetworkAccess'), access =>
    access === false || isPublicAccessDisabled(access) ? 'private' : 'all-networks',
  );

const byLocalAuth = (row: ArmResource): Reading<Facets['localAuthentication']> =>
  localAuthenticationOf(property(row, 'disableLocalAuth'));

const zonesWhere =
  (name: string) =>
  (ctx: AzureContext, row: ArmResource): Promise<Reading<Facets['placement']>> =>
    zonalPlacement(ctx, row, property(row, name) === true ? 'multi-zone' : 'single-zone');

const stateIn =
  (name: string, running: RegExp, stopped: RegExp) =>
  (row: ArmResource): Reading<Facets['state']> =>
    mapReading(requireField(property(row, name) as string | null | undefined, name), state =>
      running.test(state) ? 'running' : stopped.test(state) ? 'stopped' : 'other',
    );

/** IP access lists of the Premium tier are settings inside of the workspace. */
function databricksAccess(_: AzureContext, row: ArmResource): Reading<NetworkAccess> {
  if (isPublicAccessDisabled(property(row, 'publicNetworkAccess'))) return value('private');
  return isEnumValue(row.sku?.name, 'standard')
    ? value('all-networks')
    : unread('unsupported', 'IP access lists inside of the workspace');
}

/** With secure cluster connectivity ("no public IP") the nodes of clusters have no public addresses. */
function databricksNodes(row: ArmResource): Reading<Facets['launchSettings']> {
  const parameters = property(row, 'parameters') as { readonly enableNoPublicIp?: { readonly value?: unknown } } | null | undefined;
  const { value: noPublicIp } = parameters?.enableNoPublicIp ?? {};
  return mapReading(requireField(noPublicIp, 'parameters.enableNoPublicIp'), isOn => ({ assignsPublicIp: isOn !== true }));
} // prettier-ignore

/** Ranges that may be asked from; without any, all networks. */
const rangesIn = (row: ArmResource, name: string): NetworkAccess => {
  const ranges = (property(row, name) ?? []) as readonly unknown[];
  return isPublicAccessDisabled(property(row, 'publicNetworkAccess'))
    ? 'private'
    : networkAccessIn(ranges.map(range => ({ value: range })), 'all-networks');
}; // prettier-ignore

const batchRules = (row: ArmResource): NetworkRules | undefined =>
  (property(row, 'networkProfile') as { readonly accountAccess?: NetworkRules } | null | undefined)?.accountAccess;

const batchKeys = (row: ArmResource): boolean => {
  const modes = property(row, 'allowedAuthenticationModes');
  return !Array.isArray(modes) || modes.some(mode => isEnumValue(mode, 'SharedKey'));
};

export const MANAGED_TYPES: readonly ManagedType[] = [
  {
    type: { type: 'Microsoft.CognitiveServices/accounts', apiVersion: '2023-05-01' },
    networkAccess: (_, row) =>
      value(networkAccessBy(property(row, 'publicNetworkAccess'), property(row, 'networkAcls') as NetworkRules)),
    localAuthentication: byLocalAuth,
  },
  {
    type: { type: 'Microsoft.MachineLearningServices/workspaces', apiVersion: '2024-04-01' },
    networkAccess: byPublicNetworkAccess,
  },
  {
    type: { type: 'Microsoft.Databricks/workspaces', apiVersion: '2024-05-01' },
    networkAccess: databricksAccess,
    launchSettings: databricksNodes,
  },
  {
    type: { type: 'Microsoft.Automation/automationAccounts', apiVersion: '2023-11-01' },
    networkAccess: byPublicNetworkAccess,
    localAuthentication: row =>
      property(row, 'disableLocalAuth') === undefined
        ? unread('failed', 'the response has no disableLocalAuth')
        : byLocalAuth(row),
  },
  {
    type: { type: 'Microsoft.Logic/workflows', apiVersion: '2019-05-01' },
    state: stateIn('state', /^enabled$/i, /^(disabled|suspended)$/i),
    networkAccess: (_, row) => logicAppAccess(propertiesOf(row)),
  },
  {
    type: { type: 'Microsoft.DataFactory/factories', apiVersion: '2018-06-01' },
    networkAccess: byPublicNetworkAccess,
  },
  { type: { type: 'Microsoft.Synapse/workspaces', apiVersion: '2021-06-01' }, networkAccess: readSynapseAccess },
  {
    type: { type: 'Microsoft.Kusto/clusters', apiVersion: '2023-08-15' },
    state: stateIn('state', /^(running|updating)$/i, /^stop/i),
    placement: (ctx, row) => zonalPlacement(ctx, row),
    networkAccess: (_, row) => value(rangesIn(row, 'allowedIpRangeList')),
  },
  {
    type: { type: 'Microsoft.Batch/batchAccounts', apiVersion: '2024-02-01' },
    networkAccess: (_, row) => value(networkAccessBy(property(row, 'publicNetworkAccess'), batchRules(row))),
    localAuthentication: row => value({ enabled: batchKeys(row) }),
  },
  {
    // Devices connect from the internet.
    type: { type: 'Microsoft.Devices/IotHubs', apiVersion: '2023-06-30' },
    state: stateIn('state', /^active$/i, /^(suspended|deactivated)$/i),
    localAuthentication: byLocalAuth,
  },
  {
    type: { type: 'Microsoft.ServiceFabric/managedClusters', apiVersion: '2024-04-01' },
    placement: zonesWhere('zonalResiliency'),
  },
  { type: { type: 'Microsoft.StreamAnalytics/streamingjobs', apiVersion: '2020-03-01' } },
];
