import { describe, expect, it } from 'vitest';
import { azureTrafficManager } from '../../../../../src/providers/azure/services/traffic-manager/traffic-manager.ts';
import { armPath, collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const TYPE = 'Microsoft.Network/trafficManagerProfiles';
const endpoint = (name: string, endpointLocation: string | undefined, more: Record<string, unknown> = {}) => ({
  id: `${armPath(TYPE, 'shop')}/azureEndpoints/${name}`,
  name,
  type: `${TYPE}/azureEndpoints`,
  properties: {
    endpointStatus: 'Enabled',
    endpointMonitorStatus: 'Online',
    target: `${name}.example.com`,
    weight: 1,
    priority: 1,
    alwaysServe: 'Disabled',
    ...(endpointLocation === undefined ? {} : { endpointLocation }),
    ...more,
  },
});
const profile = (endpoints: readonly ReturnType<typeof endpoint>[], more: Record<string, unknown> = {}) => ({
  id: armPath(TYPE, 'shop'),
  name: 'shop',
  type: TYPE,
  location: 'global',
  tags: {},
  properties: {
    profileStatus: 'Enabled',
    trafficRoutingMethod: 'Priority',
    dnsConfig: { relativeName: 'shop', fqdn: 'Shop.trafficmanager.net', ttl: 30 },
    monitorConfig: { profileMonitorStatus: 'Online', protocol: 'HTTPS', port: 443, path: '/health' },
    endpoints,
    ...more,
  },
});
const collect = (row: ReturnType<typeof profile>, more: object = {}) =>
  collectAzure(
    { subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }], resources: [row], ...more },
    { collectors: [azureTrafficManager] },
  );
const fallback = async (row: ReturnType<typeof profile>) => (await collect(row)).resource('shop').facets.originFailover;
const HERE = endpoint('a', 'West Europe');
const THERE = endpoint('b', 'North Europe');

describe('a Traffic Manager profile', () => {
  it('fails over to a healthy second region', async () => {
    const { resource } = await collect(profile([HERE, THERE]));
    expect(resource('shop')).toMatchObject({
      kind: 'global-load-balancer',
      region: 'global',
      facets: {
        originFailover: { value: true },
        state: { value: 'running' },
        addresses: { value: ['shop.trafficmanager.net'] },
        publicAccess: { value: 'blocked' },
      },
    });
    expect(await fallback(profile([endpoint('a', undefined), endpoint('b', undefined)]))).toMatchObject({
      value: true,
    });
  });

  it.each([
    ['one place', profile([HERE])],
    ['two in one region', profile([HERE, endpoint('b', 'westeurope')])],
    ['one that is ill', profile([HERE, endpoint('b', 'North Europe', { endpointMonitorStatus: 'Degraded' })])],
    ['one that is switched off', profile([HERE, endpoint('b', 'North Europe', { endpointStatus: 'Disabled' })])],
    ['a place for each country', profile([HERE, THERE], { trafficRoutingMethod: 'Geographic' })],
    [
      'nobody looks whether they are well',
      profile([
        endpoint('a', 'West Europe', { alwaysServe: 'Enabled' }),
        endpoint('b', 'North Europe', { alwaysServe: 'Enabled' }),
      ]),
    ],
  ])('has none to turn to: %s', async (_, row) => {
    expect(await fallback(row)).toEqual({ state: 'value', value: false });
  });

  it('has no failover without endpoints, is stopped when disabled, and is unread when denied', async () => {
    expect(await fallback(profile([]))).toEqual({ state: 'absent' });
    expect((await collect(profile([HERE], { profileStatus: 'Disabled' }))).resource('shop').facets.state).toEqual({
      state: 'value',
      value: 'stopped',
    });
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Network/*'] }] };
    const { population } = await collect(profile([HERE]), { permissions });
    expect(population('global-load-balancer')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
