import { describe, expect, it } from 'vitest';
import { azureRedis } from '../../../../../src/providers/azure/services/redis/redis.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const only = { collectors: [azureRedis] };
const MANAGED = 'Microsoft.Cache/redisEnterprise';
const managed = (name: string, sku: string, properties: Record<string, unknown> = {}, more = {}) => ({
  id: armPath(MANAGED, name),
  name,
  type: MANAGED,
  location: 'West Europe',
  kind: 'v2',
  sku: { name: sku },
  properties: {
    hostName: `${name}.westeurope.redis.azure.net`,
    provisioningState: 'Succeeded',
    resourceState: 'Running',
    minimumTlsVersion: '1.2',
    ...properties,
  },
  ...more,
});
const database = (cluster: string, properties: Record<string, unknown> = {}) => ({
  [`${armPath(MANAGED, cluster)}/databases`]: [
    {
      id: `${armPath(MANAGED, cluster)}/databases/default`,
      name: `${cluster}/default`,
      type: `${MANAGED}/databases`,
      properties: { provisioningState: 'Succeeded', clientProtocol: 'Encrypted', port: 10000, ...properties },
    },
  ],
});

describe('Azure Managed Redis', () => {
  it('is zone-redundant with high availability', async () => {
    const { resource } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [
          managed('ready', 'Balanced_B5', { highAvailability: 'Enabled', publicNetworkAccess: 'Disabled' }),
          managed('single', 'Balanced_B0', { highAvailability: 'Disabled', publicNetworkAccess: 'Enabled' }),
          managed('older', 'Enterprise_E10'),
          managed('oldzones', 'Enterprise_E10', {}, { zones: ['1', '2', '3'] }),
        ],
        answers: {
          ...database('ready', { persistence: { rdbEnabled: true, rdbFrequency: '12h' } }),
          ...database('single', { clientProtocol: 'Plaintext' }),
          ...database('older', {
            geoReplication: {
              groupNickname: 'g',
              linkedDatabases: [
                { id: `${armPath(MANAGED, 'older')}/databases/default`, state: 'Linked' },
                { id: `${armPath(MANAGED, 'elsewhere')}/databases/default`, state: 'Linked' },
              ],
            },
          }),
          ...database('oldzones'),
        },
      },
      only,
    );
    expect(resource('ready').facets).toMatchObject({
      placement: { value: { spread: 'multi-zone' } },
      dataDurability: { value: 'durable' },
      encryptionInTransit: { value: 'required' },
      networkAccess: { value: 'private' },
      state: { value: 'running' },
    });
    expect(resource('single').facets).toMatchObject({
      placement: { value: { spread: 'single-zone' } },
      dataDurability: { value: 'derived' },
      encryptionInTransit: { value: 'none' },
      networkAccess: { value: 'all-networks' },
      listeners: { value: [{ protocol: 'tcp', port: 10000 }] },
    });
    expect(resource('older').facets.placement).toMatchObject({ value: { spread: 'multi-region' } });
    expect(resource('oldzones').facets.placement).toMatchObject({ value: { spread: 'multi-zone' } });
  });

  it('has unread facets without its database', async () => {
    const { resource } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [managed('ready', 'Balanced_B5')],
        refusals: [[/databases/, { status: 403, code: 'AuthorizationFailed' }]],
      },
      only,
    );
    expect(resource('ready').facets).toMatchObject({
      placement: { state: 'unread', reason: 'denied' },
      dataDurability: { state: 'unread', reason: 'denied' },
      encryptionInTransit: { state: 'unread', reason: 'denied' },
      encryptionAtRest: { value: 'provider-managed-key' },
    });
  });
});
