import { describe, expect, it } from 'vitest';
import { azureAppConfiguration } from '../../../../../src/providers/azure/services/app-configuration/app-configuration.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const base = { subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }], locations: LOCATIONS };

describe('an App Configuration store', () => {
  it('is private with a private endpoint by default', async () => {
    const TYPE = 'Microsoft.AppConfiguration/configurationStores';
    const store = (name: string, sku: string, properties: Record<string, unknown>) => ({
      id: armPath(TYPE, name),
      name,
      type: TYPE,
      location: 'westeurope',
      sku: { name: sku },
      properties: { provisioningState: 'Succeeded', creationDate: '2026-01-01T00:00:00+00:00', ...properties },
    });
    const endpoint = [{ properties: { provisioningState: 'Succeeded' } }];
    const { resource } = await collectAzure(
      {
        ...base,
        resources: [
          store('automatic', 'standard', { privateEndpointConnections: endpoint, disableLocalAuth: true }),
          store('chosen', 'standard', { publicNetworkAccess: 'Enabled', privateEndpointConnections: endpoint }),
          store('trial', 'free', { publicNetworkAccess: null }),
          store('kept', 'standard', { publicNetworkAccess: 'Disabled', enablePurgeProtection: true }),
        ],
      },
      { collectors: [azureAppConfiguration] },
    );
    expect(resource('automatic').facets).toMatchObject({
      networkAccess: { value: 'private' },
      localAuthentication: { value: { enabled: false } },
      deletionProtection: { value: false },
      rotation: { state: 'absent' },
    });
    expect(resource('chosen').facets).toMatchObject({
      networkAccess: { value: 'all-networks' },
      localAuthentication: { value: { enabled: true } },
    });
    expect(resource('trial').facets).toMatchObject({
      networkAccess: { value: 'all-networks' },
      deletionProtection: { state: 'absent' },
    });
    expect(resource('kept').facets).toMatchObject({
      networkAccess: { value: 'private' },
      deletionProtection: { value: true },
    });
  });
});
