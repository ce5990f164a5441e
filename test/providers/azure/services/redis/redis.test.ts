import { describe, expect, it } from 'vitest';
import { azureRedis } from '../../../../../src/providers/azure/services/redis/redis.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const only = { collectors: [azureRedis] };
const REDIS = 'Microsoft.Cache/Redis';
const cache = (
  name: string,
  sku: { readonly name: string; readonly family: string; readonly capacity: number },
  properties: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
) => ({
  id: armPath(REDIS, name),
  name,
  type: REDIS,
  location: 'West Europe',
  tags: {},
  properties: {
    provisioningState: 'Succeeded',
    redisVersion: '6.0',
    sku,
    enableNonSslPort: false,
    minimumTlsVersion: '1.2',
    redisConfiguration: { maxclients: '1000' },
    hostName: `${name}.redis.cache.windows.net`,
    port: 6379,
    sslPort: 6380,
    linkedServers: [],
    ...properties,
  },
  ...more,
});
const PREMIUM = { name: 'Premium', family: 'P', capacity: 1 };
const STANDARD = { name: 'Standard', family: 'C', capacity: 2 };

describe('Azure Cache for Redis', () => {
  it('is single-zone with one node or one zone, and multi-zone where Azure allocates zones', async () => {
    const rules = (name: string, ...ranges: readonly (readonly [string, string])[]) => ({
      [`${armPath(REDIS, name)}/firewallRules`]: ranges.map(([startIP, endIP], index) => ({
        name: `${name}/r${String(index)}`,
        properties: { startIP, endIP },
      })),
    });
    const { resource } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [
          cache('small', { name: 'Basic', family: 'C', capacity: 0 }, { zonalAllocationPolicy: 'Automatic' }),
          cache('chosen', STANDARD, { zonalAllocationPolicy: 'Automatic', publicNetworkAccess: 'Disabled' }),
          cache('named', PREMIUM, { zonalAllocationPolicy: 'UserDefined' }, { zones: ['1', '2'] }),
          cache('pinned', PREMIUM, { zonalAllocationPolicy: 'UserDefined', subnetId: 's' }, { zones: ['2'] }),
          cache('old', STANDARD, { zonalAllocationPolicy: 'NoZones' }),
          cache('far', STANDARD, { zonalAllocationPolicy: 'NoZones' }, { location: 'West US' }),
        ],
        answers: {
          ...rules('small'),
          ...rules('named', ['203.0.113.7', '203.0.113.7']),
          ...rules('old', ['203.0.113.7', '203.0.113.7'], ['0.0.0.0', '255.255.255.255']),
          ...rules('far'),
        },
      },
      only,
    );
    const from = (name: string) => resource(name).facets.networkAccess;
    expect(['small', 'chosen', 'named', 'pinned', 'old'].map(from)).toEqual(
      ['all-networks', 'private', 'selected-networks', 'private', 'all-networks'].map(value => ({
        state: 'value',
        value,
      })),
    );
    expect(resource('small').facets).toMatchObject({
      placement: { value: { spread: 'single-zone' } },
      dataDurability: { value: 'derived' },
      encryptionAtRest: { value: 'none' },
      performance: { value: { type: 'Basic C0', burstable: true } },
      automatedBackups: { state: 'absent' },
    });
    expect(resource('chosen').facets).toMatchObject({
      placement: { value: { spread: 'multi-zone' } },
      encryptionAtRest: { value: 'provider-managed-key' },
      encryptionInTransit: { value: 'required' },
      performance: { value: { type: 'Standard C2', burstable: false } },
    });
    expect(resource('named').facets.placement).toMatchObject({
      value: { spread: 'multi-zone', locations: [{ zone: 'westeurope-az3' }, { zone: 'westeurope-az1' }] },
    });
    expect(resource('pinned').facets.placement).toMatchObject({
      value: { spread: 'single-zone', locations: [{ zone: 'westeurope-az1' }] },
    });
    expect(resource('old').facets.placement).toMatchObject({ value: { spread: 'single-zone' } });
    expect(resource('old').facets.placement).not.toHaveProperty('value.singleZoneRegion');
    expect(resource('far').facets.placement, 'a region without zones').toMatchObject({
      value: { spread: 'single-zone', singleZoneRegion: true },
    });
  });

  it('reports persistence, the non-TLS port and geo-replication', async () => {
    const links = (of: string, to: string, serverRole: string, where: string) => ({
      [`${armPath(REDIS, of)}/linkedServers`]: [
        {
          name: to,
          type: `${REDIS}/linkedServers`,
          properties: { linkedRedisCacheId: armPath(REDIS, to), linkedRedisCacheLocation: where, serverRole },
        },
      ],
    });
    const { resource } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [
          cache('main', PREMIUM, {
            enableNonSslPort: true,
            linkedServers: [{ id: 'x' }],
            redisConfiguration: {
              'rdb-backup-enabled': 'true',
              'rdb-backup-frequency': '1440',
              'rdb-backup-max-snapshot-count': '3',
            },
          }),
          cache('copy', PREMIUM, { linkedServers: [{ id: 'x' }] }, { location: 'North Europe' }),
        ],
        answers: {
          ...links('main', 'copy', 'Secondary', 'North Europe'),
          ...links('copy', 'main', 'Primary', 'West Europe'),
        },
      },
      only,
    );
    expect(resource('main').facets).toMatchObject({
      placement: {
        value: {
          spread: 'multi-region',
          failover: 'manual',
          locations: [{ region: 'westeurope' }, { region: 'northeurope' }],
        },
      },
      dataDurability: { value: 'durable' },
      encryptionInTransit: { value: 'optional' },
      automatedBackups: { value: { retentionDays: 3, pointInTimeRecovery: false } },
    });
    expect(resource('copy').facets.placement).toMatchObject({
      value: { spread: 'single-zone', locations: [{ region: 'northeurope', role: 'replica' }] },
    });
  });

  it('has unread facets for denied calls and incomplete responses', async () => {
    const { resource, population } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [
          cache('main', PREMIUM, {
            linkedServers: [{ id: 'x' }],
            redisConfiguration: { 'rdb-backup-enabled': 'true', 'rdb-backup-frequency': 'often' },
          }),
          cache('odd', STANDARD, { sku: null, enableNonSslPort: undefined, redisConfiguration: null }),
        ],
        refusals: [[/linkedServers|firewallRules/, { status: 403, code: 'AuthorizationFailed' }]],
      },
      only,
    );
    expect(resource('main').facets).toMatchObject({
      placement: { state: 'unread', reason: 'denied' },
      networkAccess: { state: 'unread', reason: 'denied' },
      automatedBackups: { state: 'unread', reason: 'failed' },
    });
    expect(resource('odd').facets).toMatchObject({
      placement: { state: 'unread' },
      encryptionAtRest: { state: 'unread' },
      encryptionInTransit: { state: 'unread' },
      performance: { state: 'unread' },
      automatedBackups: { state: 'absent' },
    });
    expect(population('cache')?.reading).toEqual({ state: 'value', value: 2 });
  });
});
