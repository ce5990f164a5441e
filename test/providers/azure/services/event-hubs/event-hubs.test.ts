import { describe, expect, it } from 'vitest';
import { azureEventHubs } from '../../../../../src/providers/azure/services/event-hubs/event-hubs.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const base = { subscriptions, locations: LOCATIONS };
const HUBS = 'Microsoft.EventHub/namespaces';
const thing = (
  type: string,
  name: string,
  sku: Record<string, unknown> | undefined,
  properties: Record<string, unknown>,
  location = 'West Europe',
) => ({ id: armPath(type, name), name, type, location, tags: {}, ...(sku === undefined ? {} : { sku }), properties });

describe('Event Hubs', () => {
  const tier = (name: string, capacity = 2) => ({ name, tier: name, capacity });
  const rules = (name: string, properties: Record<string, unknown>) => ({
    [`${armPath(HUBS, name)}/networkRuleSets/default`]: { name: 'default', properties },
  });

  it('are multi-zone by region, and scale with auto-inflate', async () => {
    const { resource } = await collectAzure(
      {
        ...base,
        resources: [
          thing(HUBS, 'fixed', tier('Standard'), {
            zoneRedundant: false,
            isAutoInflateEnabled: false,
            publicNetworkAccess: 'Disabled',
            disableLocalAuth: true,
            minimumTlsVersion: '1.2',
          }),
          thing(HUBS, 'growing', tier('Standard'), {
            zoneRedundant: true,
            isAutoInflateEnabled: true,
            maximumThroughputUnits: 20,
            encryption: { keySource: 'Microsoft.KeyVault' },
          }),
          thing(HUBS, 'wide', tier('Premium', 1), { zoneRedundant: true, isAutoInflateEnabled: false }),
          thing(HUBS, 'west', tier('Basic', 1), { isAutoInflateEnabled: false }, 'West US'),
          thing(HUBS, 'silent', undefined, {}),
        ],
        answers: {
          ...rules('growing', { defaultAction: 'Deny', ipRules: [{ ipMask: '203.0.113.0/24', action: 'Allow' }] }),
          ...rules('wide', { publicNetworkAccess: 'Enabled', defaultAction: 'Allow', ipRules: [] }),
        },
        refusals: [[/silent\/networkRuleSets/, { status: 403, code: 'AuthorizationFailed' }]],
      },
      { collectors: [azureEventHubs] },
    );
    const from = (name: string) => resource(name).facets.networkAccess;
    expect(from('growing')).toEqual({ state: 'value', value: 'selected-networks' });
    expect(from('wide')).toEqual({ state: 'value', value: 'all-networks' });
    expect(from('west'), 'the smallest tier has no rules').toEqual({ state: 'value', value: 'all-networks' });
    expect(from('silent')).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(resource('wide').facets.localAuthentication).toEqual({ state: 'value', value: { enabled: true } });
    expect(resource('fixed').facets).toMatchObject({
      networkAccess: { value: 'private' },
      localAuthentication: { value: { enabled: false } },
      placement: { value: { spread: 'multi-zone' } },
      encryptionAtRest: { value: 'provider-managed-key' },
      encryptionInTransit: { value: 'required' },
      deadLetter: { state: 'absent' },
      scaling: { value: { min: 2, max: 2, desired: 2, automatic: false } },
    });
    expect(resource('growing').facets).toMatchObject({
      encryptionAtRest: { value: 'customer-managed-key' },
      scaling: { value: { min: 2, max: 20, desired: 2, automatic: true } },
    });
    expect(resource('wide').facets.scaling).toEqual({ state: 'absent' });
    expect(resource('west').facets.placement).toMatchObject({
      value: { spread: 'single-zone', singleZoneRegion: true },
    });
    expect(resource('silent').facets.scaling).toMatchObject({ state: 'unread', reason: 'failed' });
  });
});
