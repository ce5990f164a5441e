import { describe, expect, it } from 'vitest';
import { azureServiceBus } from '../../../../../src/providers/azure/services/service-bus/service-bus.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const base = { subscriptions, locations: LOCATIONS };
const BUS = 'Microsoft.ServiceBus/namespaces';
const FOREVER = 'P10675199DT2H48M5.4775807S';
const thing = (
  type: string,
  name: string,
  sku: Record<string, unknown> | undefined,
  properties: Record<string, unknown>,
  location = 'West Europe',
) => ({ id: armPath(type, name), name, type, location, tags: {}, ...(sku === undefined ? {} : { sku }), properties });

describe('Service Bus', () => {
  const standard = { name: 'Standard', tier: 'Standard' };
  const children = (name: string, what: string, rows: Record<string, Record<string, unknown>>) => ({
    [`${armPath(BUS, name)}/${what}`]: Object.entries(rows).map(([leaf, properties]) => ({
      id: `${armPath(BUS, name)}/${what}/${leaf}`,
      name: leaf,
      properties,
    })),
  });

  it('loses expired messages without dead-lettering on expiration', async () => {
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

  it('has unread dead-lettering when a list is denied', async () => {
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
