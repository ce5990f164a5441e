import { describe, expect, it } from 'vitest';
import { azureSearch } from '../../../../../src/providers/azure/services/search/search.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const TYPE = 'Microsoft.Search/searchServices';
const service = (name: string, sku: string, properties: Record<string, unknown>, location = 'West Europe') => ({
  id: armPath(TYPE, name),
  name,
  type: TYPE,
  location,
  sku: { name: sku },
  properties: {
    partitionCount: 1,
    status: 'running',
    provisioningState: 'succeeded',
    publicNetworkAccess: 'enabled',
    networkRuleSet: { ipRules: [] },
    ...properties,
  },
});
const fixture = (...resources: ReturnType<typeof service>[]) => ({
  subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }],
  locations: LOCATIONS,
  resources,
});

describe('Azure AI Search', () => {
  it('is multi-zone with two replicas in a region with zones', async () => {
    const { resource } = await collectAzure(
      fixture(
        service('catalogue', 'standard', { replicaCount: 2, publicNetworkAccess: 'disabled', disableLocalAuth: true }),
        service('trial', 'free', { replicaCount: 1 }),
        service(
          'west',
          'basic',
          { replicaCount: 2, networkRuleSet: { ipRules: [{ value: '203.0.113.7' }] } },
          'West US',
        ),
      ),
      { collectors: [azureSearch] },
    );
    expect(resource('catalogue').facets).toMatchObject({
      placement: { value: { spread: 'multi-zone' } },
      dataDurability: { value: 'derived' },
      publicAccess: { value: 'blocked' },
      networkAccess: { value: 'private' },
      localAuthentication: { value: { enabled: false } },
      performance: { value: { type: 'standard', burstable: false } },
    });
    expect(resource('trial').facets).toMatchObject({
      placement: { value: { spread: 'single-zone' } },
      publicAccess: { value: 'possible' },
      networkAccess: { value: 'all-networks' },
      localAuthentication: { value: { enabled: true } },
      performance: { value: { burstable: true } },
    });
    expect(resource('west').facets.networkAccess).toEqual({ state: 'value', value: 'selected-networks' });
    expect(resource('west').facets.placement).toMatchObject({
      value: { spread: 'single-zone', singleZoneRegion: true },
    });
  });

  it('has an unread placement without a replica count, and is unread when denied', async () => {
    const broken = await collectAzure(fixture(service('catalogue', 'standard', {})), {
      collectors: [azureSearch],
    });
    expect(broken.resource('catalogue').facets.placement).toMatchObject({ state: 'unread', reason: 'failed' });
    const refused = await collectAzure(
      {
        ...fixture(),
        permissions: { [SUBSCRIPTION]: [{ actions: ['Microsoft.Cache/*/read'], notActions: [] }] },
      },
      { collectors: [azureSearch] },
    );
    expect(refused.population('search')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
