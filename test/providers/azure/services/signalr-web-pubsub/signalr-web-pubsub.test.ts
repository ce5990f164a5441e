import { describe, expect, it } from 'vitest';
import { azureSignalrWebPubsub } from '../../../../../src/providers/azure/services/signalr-web-pubsub/signalr-web-pubsub.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const base = { subscriptions, locations: LOCATIONS };
const thing = (
  type: string,
  name: string,
  sku: Record<string, unknown> | undefined,
  properties: Record<string, unknown>,
  location = 'West Europe',
) => ({ id: armPath(type, name), name, type, location, tags: {}, ...(sku === undefined ? {} : { sku }), properties });

describe('SignalR and Web PubSub', () => {
  it('are multi-zone in the premium tiers only', async () => {
    const SIGNALR = 'Microsoft.SignalRService/SignalR';
    const { resource } = await collectAzure(
      {
        ...base,
        resources: [
          thing(SIGNALR, 'chat', { name: 'Standard_S1', tier: 'Standard', capacity: 1 }, {}),
          thing('Microsoft.SignalRService/WebPubSub', 'prices', { name: 'Premium_P1', tier: 'Premium' }, {}),
          thing(SIGNALR, 'west', { name: 'Standard_S1' }, {}, 'West US'),
          thing(SIGNALR, 'silent', undefined, {}),
        ],
      },
      { collectors: [azureSignalrWebPubsub] },
    );
    expect(resource('chat').facets).toMatchObject({
      placement: { value: { spread: 'single-zone' } },
      dataDurability: { value: 'none' },
      encryptionAtRest: { state: 'absent' },
      networkAccess: { state: 'absent' },
    });
    expect(resource('prices').facets.placement).toMatchObject({ value: { spread: 'multi-zone' } });
    expect(resource('west').facets.placement).toMatchObject({ value: { singleZoneRegion: true } });
    expect(resource('silent').facets.placement).toMatchObject({ state: 'unread' });
  });
});
