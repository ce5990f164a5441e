import { describe, expect, it } from 'vitest';
import { azureEventGrid } from '../../../../../src/providers/azure/services/event-grid/event-grid.ts';
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

  it('has the dead-letter destinations of its event subscriptions', async () => {
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

  it('has unread dead-letter destinations when the subscriptions are denied', async () => {
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
