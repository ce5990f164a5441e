import { describe, expect, it } from 'vitest';
import { azureDatabases } from '../../../../../src/providers/azure/services/databases/databases.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const LOCKS = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/locks`;
const only = { collectors: [azureDatabases] };
const flexible = (type: string, name: string, properties: Record<string, unknown> = {}, tier = 'GeneralPurpose') => ({
  id: armPath(type, name),
  name,
  type,
  location: 'westeurope',
  sku: { name: tier === 'Burstable' ? 'Standard_B1ms' : 'Standard_D4s_v3', tier },
  properties: {
    state: 'Ready',
    availabilityZone: '1',
    highAvailability: { mode: 'Disabled', state: 'NotEnabled' },
    backup: { backupRetentionDays: 7, geoRedundantBackup: 'Disabled' },
    network: { publicNetworkAccess: 'Disabled' },
    replicationRole: 'Primary',
    ...properties,
  },
});
const PG = 'Microsoft.DBforPostgreSQL/flexibleServers';
const MYSQL = 'Microsoft.DBforMySQL/flexibleServers';

describe('a flexible server', () => {
  it('reports the zones of its standby and a burstable tier', async () => {
    const { resource } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [
          flexible(PG, 'pg-good', {
            highAvailability: { mode: 'ZoneRedundant', standbyAvailabilityZone: '2' },
            backup: { backupRetentionDays: 30, geoRedundantBackup: 'Enabled' },
            dataEncryption: { type: 'AzureKeyVault' },
            storage: { storageSizeGB: 512, autoGrow: 'Enabled' },
          }),
          flexible(
            MYSQL,
            'my-small',
            { highAvailability: { mode: 'SameZone' }, storage: { autoGrow: 'Disabled' } },
            'Burstable',
          ),
          flexible(PG, 'pg-west', {}, 'GeneralPurpose'),
        ].map(row => (row.name === 'pg-west' ? { ...row, location: 'westus' } : row)),
        answers: { [LOCKS]: [] },
      },
      only,
    );
    expect(resource('pg-good').facets).toMatchObject({
      placement: {
        value: {
          spread: 'multi-zone',
          locations: [
            { zone: 'westeurope-az3', role: 'primary' },
            { zone: 'westeurope-az1', role: 'standby' },
          ],
        },
      },
      automatedBackups: { value: { retentionDays: 30, additionalRegions: ['northeurope'] } },
      encryptionAtRest: { value: 'customer-managed-key' },
      performance: { value: { burstable: false } },
      storageAutoscaling: { value: true },
      publicAccess: { value: 'blocked' },
    });
    expect(resource('pg-west').facets.storageAutoscaling).toMatchObject({ state: 'unread', reason: 'failed' });
    expect(resource('my-small').facets).toMatchObject({
      placement: { value: { spread: 'single-zone', locations: [{ zone: 'westeurope-az3' }] } },
      performance: { value: { type: 'Standard_B1ms', burstable: true } },
      storageAutoscaling: { value: false },
    });
  });
});
