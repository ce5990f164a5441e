import { expect, it } from 'vitest';
import { azureDatabases } from '../../../../../src/providers/azure/services/databases/databases.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const TYPE = 'Microsoft.Sql/managedInstances';
const INSTANCE = armPath(TYPE, 'ledger');
const instance = {
  id: INSTANCE,
  name: 'ledger',
  type: TYPE,
  location: 'westeurope',
  sku: { name: 'GP_Gen5' },
  properties: { state: 'ready', zoneRedundant: false, currentBackupStorageRedundancy: 'Geo' },
};
const database = (name: string) => ({
  id: `${INSTANCE}/databases/${name}`,
  name,
  type: `${TYPE}/databases`,
  location: 'westeurope',
  properties: { status: 'Online' },
});
const settings = (name: string, state: string, retentionDays: number) => ({
  [`${INSTANCE}/databases/${name}/transparentDataEncryption/current`]: { name: 'current', properties: { state } },
  [`${INSTANCE}/databases/${name}/backupShortTermRetentionPolicies/default`]: {
    name: 'default',
    properties: { retentionDays },
  },
});

const read = async (resources: readonly object[], answers: Record<string, unknown>) => {
  const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
  const fixture = { subscriptions, locations: LOCATIONS, resources, answers } as Parameters<typeof collectAzure>[0];
  const { resource } = await collectAzure(fixture, { collectors: [azureDatabases] });
  return resource('ledger').facets;
};

it('has the encryption and the retention of its weakest database', async () => {
  const facets = await read([instance, database('orders'), database('stock')], {
    ...settings('orders', 'Enabled', 14),
    ...settings('stock', 'Disabled', 3),
  });
  expect(facets).toMatchObject({
    encryptionAtRest: { value: 'none' },
    automatedBackups: { value: { retentionDays: 3, pointInTimeRecovery: true, additionalRegions: ['northeurope'] } },
  });
});

it('is encrypted where all of them are, whatever the case of the values', async () => {
  const facets = await read([instance, database('orders')], settings('orders', 'enabled', 7));
  expect(facets).toMatchObject({ encryptionAtRest: { value: 'provider-managed-key' }, state: { value: 'running' } });
});

it('has unread encryption where one database has none to read', async () => {
  const facets = await read([instance, database('orders'), database('stock')], settings('orders', 'Enabled', 14));
  expect(facets.encryptionAtRest).toMatchObject({ state: 'unread' });
  expect(facets.automatedBackups, 'the default of a database without a policy').toMatchObject({
    value: { retentionDays: 7 },
  });
});
