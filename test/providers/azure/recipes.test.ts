import { expect, it } from 'vitest';
import { loadChecks } from '../../../checks/index.ts';
import { assessInventory } from '../../../src/assess/assessment.ts';
import { FACTS } from '../../../src/facts/index.ts';
import { mergeInventories } from '../../../src/inventory/merge.ts';
import type { Check } from '../../../src/model/check.ts';
import { INVENTORY_VERSION, type InventoryHeader } from '../../../src/model/inventory.ts';
import { PROVIDER_TRAITS } from '../../../src/providers/index.ts';
import { armPath, LOCATIONS, SUBSCRIPTION } from '../../support/azure/collect.ts';
import { azureRecords } from '../../support/azure/in-process.ts';
import { row } from '../../support/azure/verdicts.ts';
import { NOW } from '../../support/verdicts.ts';

const ANYBODY = { startIpAddress: '0.0.0.0', endIpAddress: '255.255.255.255' };
const SINGLE = ['Microsoft.DBforPostgreSQL/servers', 'Microsoft.DBforMySQL/servers', 'Microsoft.DBforMariaDB/servers'];
const SERVICES = [
  'Microsoft.CognitiveServices/accounts', 'Microsoft.MachineLearningServices/workspaces', 'Microsoft.Automation/automationAccounts', 'Microsoft.Databricks/workspaces', 'Microsoft.Kusto/clusters',
  'Microsoft.ServiceFabric/managedClusters', 'Microsoft.Synapse/workspaces', 'Microsoft.Batch/batchAccounts', 'Microsoft.DataFactory/factories', 'Microsoft.Devices/IotHubs',
]; // prettier-ignore
const MONGO = 'Microsoft.DocumentDB/mongoClusters';
const CASSANDRA = 'Microsoft.DocumentDB/cassandraClusters';
const mongo = (name: string, tier: string) =>
  row(MONGO, name, { clusterStatus: 'Ready', publicNetworkAccess: 'Enabled', highAvailability: { targetMode: 'Disabled' }, compute: { tier } }); // prettier-ignore
const cassandra = (name: string, hoursBetweenBackups: number) => [
  row(CASSANDRA, name, { cassandraVersion: '3.11', hoursBetweenBackups }),
  row(`${CASSANDRA}/dataCenters`, `${name}/dc`, { dataCenterLocation: 'westeurope', availabilityZone: false }),
];

/** Everything as bad as it can be. */
const RESOURCES = [
  mongo('orders', 'M25'),
  row(`${MONGO}/firewallRules`, 'orders/all', ANYBODY),
  mongo('trial', 'Free'),
  ...cassandra('carts', 0),
  ...cassandra('stock', 24),
  ...SINGLE.flatMap(type => [
    row(type, 'old', { userVisibleState: 'Ready', version: '5.7', sslEnforcement: 'Disabled', publicNetworkAccess: 'Enabled', storageProfile: { backupRetentionDays: 7, geoRedundantBackup: 'Disabled', storageAutogrow: 'Disabled' } }, { sku: { name: 'B_Gen5_1' } }),
    row(`${type}/firewallRules`, 'old/all', ANYBODY),
  ]),
  row('Microsoft.Sql/managedInstances', 'ledger', { state: 'Ready', publicDataEndpointEnabled: true, minimalTlsVersion: '1.0', zoneRedundant: false, requestedBackupStorageRedundancy: 'Local', currentBackupStorageRedundancy: 'Local' }, { sku: { name: 'GP_Gen5', tier: 'GeneralPurpose' } }),
  row('Microsoft.App/managedEnvironments', 'home', {}),
  row('Microsoft.App/containerApps', 'door', { managedEnvironmentId: armPath('Microsoft.App/managedEnvironments', 'home'), configuration: { ingress: { external: true, targetPort: 22, transport: 'tcp' } }, template: {} }),
  row('Microsoft.ContainerInstance/containerGroups', 'task', { ipAddress: { type: 'Public', ports: [{ port: 6379, protocol: 'TCP' }] } }),
  ...SERVICES.map(type => row(type, 'svc', { provisioningState: 'Succeeded', state: 'Running', publicNetworkAccess: type.includes('Automation') ? true : 'Enabled', disableLocalAuth: false, parameters: { enableNoPublicIp: { value: false } } }, { sku: { name: 'standard' } })),
]; // prettier-ignore

it('what fails on a database, container or managed service says how to mend it', async () => {
  const checks: readonly Check[] = await loadChecks();
  const answers = Object.fromEntries(
    Map.groupBy(
      RESOURCES.filter(({ type }) => /firewallRules|dataCenters/.test(type)),
      ({ id }) => id.replace(/\/[^/]+$/, ''),
    ),
  );
  const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
  const fixture = { subscriptions, locations: LOCATIONS, resources: RESOURCES, answers };
  const records = await azureRecords(fixture, SUBSCRIPTION, () => ({ started: NOW, ended: NOW }));
  const header: InventoryHeader = { version: INVENTORY_VERSION, tool: '0', started: NOW, targets: [] };
  const failed = new Map<string, boolean>();
  assessInventory(mergeInventories([{ header, records, ended: NOW }]), {
    ...{ checks, facts: FACTS, traits: PROVIDER_TRAITS, now: NOW, version: '0' },
    client: { name: 'T', tlp: 'TLP:CLEAR' },
    onFinding: ({ check, status, resource }) => {
      if (status !== 'fail' || resource.provider !== 'azure') return;
      const recipes = checks.find(({ id }) => id === check)?.remedy.azure ?? [];
      const hasOne = recipes.some(recipe => recipe.for === undefined || [recipe.for].flat().includes(resource.type));
      failed.set(`${check} ${resource.type}`, hasOne);
    },
  });
  expect(failed.size).toBeGreaterThan(60);
  expect([...failed].filter(([, hasOne]) => !hasOne).map(([name]) => name)).toEqual([]);
});
