import { describe, expect, it } from 'vitest';
import { azureEventGrid } from '../../../src/providers/azure/services/event-grid/event-grid.ts';
import { azureEventHubs } from '../../../src/providers/azure/services/event-hubs/event-hubs.ts';
import { azureServiceBus } from '../../../src/providers/azure/services/service-bus/service-bus.ts';
import { azureSignalrWebPubsub } from '../../../src/providers/azure/services/signalr-web-pubsub/signalr-web-pubsub.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const base = { subscriptions, locations: LOCATIONS };
const HUBS = 'Microsoft.EventHub/namespaces';
const BUS = 'Microsoft.ServiceBus/namespaces';
const FOREVER = 'P10675199DT2H48M5.4775807S';

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

  it('use the zones of their region whatever they say of themselves, and grow where they may', async () => {
    const { resource } = await collectAzure(
      {
        ...base,
        resources: [
          thing(HUBS, 'fixed', tier('Standard'), {
            zoneRedundant: false,
            isAutoInflateEnabled: false,
            publicNetworkAccess: 'Disabled',
            disableLocalAuth: true,
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

describe('Service Bus', () => {
  const standard = { name: 'Standard', tier: 'Standard' };
  const children = (name: string, what: string, rows: Record<string, Record<string, unknown>>) => ({
    [`${armPath(BUS, name)}/${what}`]: Object.entries(rows).map(([leaf, properties]) => ({
      id: `${armPath(BUS, name)}/${what}/${leaf}`,
      name: leaf,
      properties,
    })),
  });

  it('loses what grows old, unless the queue keeps it or nothing grows old', async () => {
    const { resource } = await collectAzure(
      {
        ...base,
        resources: [
          thing(BUS, 'shop', standard, { zoneRedundant: false }),
          thing(BUS, 'quiet', standard, { zoneRedundant: false }),
        ],
        answers: {
          ...children('shop', 'queues', {
            orders: { deadLetteringOnMessageExpiration: true, defaultMessageTimeToLive: 'P14D' },
            mails: { deadLetteringOnMessageExpiration: false, defaultMessageTimeToLive: 'P14D' },
            bills: { deadLetteringOnMessageExpiration: false, defaultMessageTimeToLive: FOREVER },
          }),
          ...children('shop', 'topics', {
            prices: { subscriptionCount: 1, defaultMessageTimeToLive: 'P1D' },
            unread: { subscriptionCount: 0, defaultMessageTimeToLive: 'P1D' },
          }),
          ...children('shop', 'topics/prices/subscriptions', {
            web: { deadLetteringOnMessageExpiration: false, defaultMessageTimeToLive: FOREVER },
          }),
          ...children('quiet', 'queues', {}),
          ...children('quiet', 'topics', {}),
        },
      },
      { collectors: [azureServiceBus] },
    );
    const queue = (path: string) => `${armPath(BUS, 'shop')}/${path}/$deadletterqueue`.toLowerCase();
    expect(resource('shop').facets).toMatchObject({
      placement: { value: { spread: 'multi-zone' } },
      deadLetter: { value: { destinations: [queue('queues/orders'), queue('queues/bills')], pathsWithout: 2 } },
    });
    expect(resource('quiet').facets.deadLetter).toEqual({ state: 'absent' });
  });

  it('does not say what becomes of messages when one of its lists is refused', async () => {
    const { resource } = await collectAzure(
      {
        ...base,
        resources: [thing(BUS, 'shop', standard, {})],
        answers: children('shop', 'queues', {}),
        refusals: [[/\/topics/, { status: 403, code: 'AuthorizationFailed' }]],
      },
      { collectors: [azureServiceBus] },
    );
    expect(resource('shop').facets.deadLetter).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('Event Grid', () => {
  const TOPICS = 'Microsoft.EventGrid/topics';
  const SYSTEM = 'Microsoft.EventGrid/systemTopics';
  const DOMAINS = 'Microsoft.EventGrid/domains';
  const store = armPath('Microsoft.Storage/storageAccounts', 'Kept');
  const deadLetterDestination = {
    endpointType: 'StorageBlob',
    properties: { resourceId: store, blobContainerName: 'undelivered' },
  };
  const reader = (name: string, more: Record<string, unknown> = {}) => ({
    name,
    properties: { destination: { endpointType: 'WebHook' }, retryPolicy: { maxDeliveryAttempts: 30 }, ...more },
  });

  it('throws away what a reader did not take, unless it names a place that keeps it', async () => {
    const domainTopic = `${armPath(DOMAINS, 'partners')}/topics/prices`;
    const { resource } = await collectAzure(
      {
        ...base,
        resources: [
          thing(TOPICS, 'orders', undefined, {}),
          thing(TOPICS, 'nobody', undefined, { inboundIpRules: [{ ipMask: '203.0.113.7', action: 'Allow' }] }),
          thing(SYSTEM, 'changes', undefined, { topicType: 'Microsoft.Resources.Subscriptions' }, 'global'),
          thing(DOMAINS, 'partners', undefined, {}),
        ],
        answers: {
          [`${armPath(TOPICS, 'orders')}/eventSubscriptions`]: [
            reader('a', { deadLetterDestination }),
            reader('b', { deadLetterWithResourceIdentity: { deadLetterDestination } }),
            reader('c', { deadLetterDestination: null }),
          ],
          [`${armPath(TOPICS, 'nobody')}/eventSubscriptions`]: [],
          [`${armPath(SYSTEM, 'changes')}/eventSubscriptions`]: [reader('d')],
          [`${armPath(DOMAINS, 'partners')}/eventSubscriptions`]: [],
          [`${armPath(DOMAINS, 'partners')}/topics`]: [{ id: domainTopic, name: 'prices', properties: {} }],
          [`${domainTopic}/eventSubscriptions`]: [reader('e')],
        },
      },
      { collectors: [azureEventGrid] },
    );
    const kept = store.toLowerCase();
    expect(resource('orders').facets).toMatchObject({
      placement: { value: { spread: 'multi-zone' } },
      deadLetter: { value: { destinations: [kept, kept], pathsWithout: 1 } },
      networkAccess: { value: 'all-networks' },
      localAuthentication: { value: { enabled: true } },
    });
    expect(resource('nobody').facets).toMatchObject({
      deadLetter: { state: 'absent' },
      networkAccess: { value: 'selected-networks' },
    });
    expect(resource('changes').facets).toMatchObject({
      placement: { state: 'absent' },
      deadLetter: { value: { destinations: [], pathsWithout: 1 } },
      networkAccess: { state: 'absent' },
      localAuthentication: { state: 'absent' },
    });
    expect(resource('partners').facets.deadLetter).toMatchObject({ value: { destinations: [], pathsWithout: 1 } });
  });

  it('does not say so when the list of readers is refused', async () => {
    const { resource } = await collectAzure(
      {
        ...base,
        resources: [thing(TOPICS, 'orders', undefined, {})],
        refusals: [[/eventSubscriptions/, { status: 403, code: 'AuthorizationFailed' }]],
      },
      { collectors: [azureEventGrid] },
    );
    expect(resource('orders').facets.deadLetter).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('SignalR and Web PubSub', () => {
  it('use the zones of their region in the premium tiers only', async () => {
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
