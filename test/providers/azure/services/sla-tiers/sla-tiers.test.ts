import { describe, expect, it } from 'vitest';
import { azureSlaTiers } from '../../../../../src/providers/azure/services/sla-tiers/sla-tiers.ts';
import type { ArmFixture } from '../../../../support/azure/arm-fixture.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const one = (type: string, name: string, sku: unknown, properties: Record<string, unknown> = {}, tags = {}) => ({
  id: armPath(type, name),
  name,
  type,
  location: 'westeurope',
  sku,
  tags,
  properties,
});
const collect = async (fixture: Partial<ArmFixture>) => {
  const { records } = await collectAzure(
    { subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }], locations: LOCATIONS, ...fixture },
    { collectors: [azureSlaTiers] },
  );
  const found = records.find(record => record.record === 'facet');
  expect(found).toMatchObject({ id: `/subscriptions/${SUBSCRIPTION}` });
  return found?.facets.tiersWithoutSla;
};
const free = one('Microsoft.Search/searchServices', 'find', { name: 'free' });

describe('tiers without an SLA', () => {
  it('are trial tiers of resources in use', async () => {
    const unpromised = await collect({
      resources: [
        one('Microsoft.ApiManagement/service', 'api-dev', { name: 'Developer', capacity: 1 }),
        one('Microsoft.AppConfiguration/configurationStores', 'settings', { name: 'Free' }),
        one('Microsoft.AppConfiguration/configurationStores', 'kept', { name: 'standard' }),
        one('Microsoft.ContainerService/managedClusters', 'cluster', { name: 'Base', tier: 'Free' }),
        one('Microsoft.ContainerService/managedClusters', 'paid', { name: 'Base', tier: 'Standard' }),
        one('Microsoft.Devices/IotHubs', 'hub', { name: 'F1', tier: 'Free', capacity: 1 }),
        one('Microsoft.DocumentDB/databaseAccounts', 'items', null, { enableFreeTier: true }),
        one('Microsoft.DocumentDB/databaseAccounts', 'orders', null, { enableFreeTier: false }),
        one('Microsoft.Kusto/clusters', 'events', { name: 'Dev(No SLA)_Standard_E2a_v4', tier: 'Basic', capacity: 1 }),
        free,
        one('Microsoft.SignalRService/signalR', 'push', { name: 'Free_F1', tier: 'Free' }),
        one('Microsoft.SignalRService/webPubSub', 'pubsub', { name: 'Free_F1', tier: 'Free' }),
        one('Microsoft.Web/serverfarms', 'web', { name: 'D1', tier: 'Shared' }, { numberOfSites: 2 }),
        one('Microsoft.Web/serverfarms', 'empty', { name: 'F1', tier: 'Free' }, { numberOfSites: 0 }),
        one('Microsoft.Web/serverfarms', 'trial', { name: 'F1', tier: 'Free' }, { numberOfSites: 1 }, { env: 'dev' }),
        one('Microsoft.Web/serverfarms', 'odd', { name: 7, tier: null }, { numberOfSites: 1 }),
      ],
    });
    expect(unpromised).toMatchObject({ state: 'value' });
    const names = unpromised?.state === 'value' ? unpromised.value.map(({ name, tier }) => `${name}: ${tier}`) : [];
    expect(names.sort()).toEqual([
      'api-dev: Developer',
      'cluster: Free',
      'events: Dev(No SLA)_Standard_E2a_v4',
      'find: free',
      'hub: F1',
      'items: free tier',
      'pubsub: Free_F1',
      'push: Free_F1',
      'settings: Free',
      'web: Shared',
    ]);
  });

  it('are unread with a denied list, unless one was found', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Devices/*'] }] };
    expect(await collect({ permissions })).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(await collect({ permissions, resources: [free] })).toMatchObject({
      value: [{ name: 'find', tier: 'free' }],
    });
    expect(await collect({})).toMatchObject({ value: [] });
  });
});
