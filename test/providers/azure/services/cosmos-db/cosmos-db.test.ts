import { describe, expect, it } from 'vitest';
import { azureDatabases } from '../../../../../src/providers/azure/services/databases/databases.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const LOCKS = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/locks`;
const only = { collectors: [azureDatabases] };
const COSMOS = 'Microsoft.DocumentDB/databaseAccounts';

describe('a Cosmos DB account', () => {
  const cosmos = (name: string, properties: Record<string, unknown>) => ({
    id: armPath(COSMOS, name),
    name,
    type: COSMOS,
    location: 'West Europe',
    kind: 'GlobalDocumentDB',
    properties: { provisioningState: 'Succeeded', ipRules: [], capabilities: [], ...properties },
  });
  const place = (locationName: string, failoverPriority: number, isZoneRedundant = false) => ({
    locationName,
    failoverPriority,
    isZoneRedundant,
  });

  it('needs a person for failover without zone redundancy, service-managed failover and several write regions', async () => {
    const two = (zones: boolean) => [place('North Europe', 1), place('West Europe', 0, zones)];
    const { resource } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [
          cosmos('by-hand', { locations: two(false), enableAutomaticFailover: false }),
          cosmos('unset', { locations: two(false) }),
          cosmos('zones', { locations: two(true) }),
          cosmos('managed', { locations: two(false), enableAutomaticFailover: true }),
          cosmos('writes', { locations: two(false), enableMultipleWriteLocations: true }),
        ],
        answers: { [LOCKS]: [] },
      },
      only,
    );
    for (const name of ['by-hand', 'unset'])
      expect(resource(name).facets.placement).toMatchObject({ value: { spread: 'multi-region', failover: 'manual' } });
    for (const name of ['zones', 'managed', 'writes'])
      expect(resource(name).facets.placement).not.toHaveProperty('value.failover');
  });

  it('is where it takes writes, whatever its own location', async () => {
    const { resource } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [
          cosmos('moved', { locations: [place('North Europe', 0)], backupPolicy: { type: 'Continuous' } }),
          cosmos('kept', {
            locations: [place('North Europe', 0)],
            backupPolicy: {
              type: 'Periodic',
              periodicModeProperties: { backupRetentionIntervalInHours: 24, backupStorageRedundancy: 'Geo' },
            },
          }),
        ],
        answers: { [LOCKS]: [] },
      },
      only,
    );
    expect(resource('moved')).toMatchObject({
      region: 'northeurope',
      facets: { automatedBackups: { value: { additionalRegions: [] } } },
    });
    expect(resource('kept').facets.automatedBackups).toMatchObject({ value: { additionalRegions: ['westeurope'] } });
  });

  it('reports its regions and backups', async () => {
    const { resource } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [
          cosmos('wide', {
            locations: [place('North Europe', 1), place('West Europe', 0)],
            backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous30Days' } },
            publicNetworkAccess: 'Disabled',
            disableLocalAuth: true,
          }),
          cosmos('narrow', {
            keysMetadata: {
              primaryMasterKey: { generationTime: '2025-06-01T10:00:00Z' },
              secondaryMasterKey: { generationTime: '2024-06-01T10:00:00Z' },
            },
            locations: [place('West Europe', 0)],
            backupPolicy: {
              type: 'Periodic',
              periodicModeProperties: {
                backupIntervalInMinutes: 240,
                backupRetentionIntervalInHours: 8,
                backupStorageRedundancy: 'Local',
              },
            },
            publicNetworkAccess: 'Enabled',
          }),
        ],
        answers: { [LOCKS]: [] },
      },
      only,
    );
    expect(resource('wide').facets).toMatchObject({
      placement: {
        value: {
          spread: 'multi-region',
          locations: [
            { region: 'westeurope', role: 'primary' },
            { region: 'northeurope', role: 'replica' },
          ],
        },
      },
      automatedBackups: { value: { retentionDays: 30, pointInTimeRecovery: true, additionalRegions: ['northeurope'] } },
      publicAccess: { value: 'blocked' },
      localAuthentication: { value: { enabled: false } },
    });
    expect(resource('narrow').facets).toMatchObject({
      placement: { value: { spread: 'single-zone' } },
      automatedBackups: { value: { retentionDays: 8 / 24, pointInTimeRecovery: false } },
      publicAccess: { value: 'public' },
      localAuthentication: { value: { enabled: true, createdAt: '2024-06-01T10:00:00Z' } },
    });
  });
});
