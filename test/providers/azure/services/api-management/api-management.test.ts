import { describe, expect, it } from 'vitest';
import { azureApiManagement } from '../../../../../src/providers/azure/services/api-management/api-management.ts';
import type { ArmFixture } from '../../../../support/azure/arm-fixture.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const TYPE = 'Microsoft.ApiManagement/service';
const protocols = (ssl30: string, tls10: string, tls11: string) => ({
  customProperties: {
    'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Ssl30': ssl30,
    'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10': tls10,
    'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls11': tls11,
    'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Tls10': 'True',
  },
});
const service = (name: string, sku: string, capacity: number, properties: Record<string, unknown> = {}, more = {}) => ({
  id: armPath(TYPE, name),
  name,
  type: TYPE,
  location: 'West Europe',
  sku: { name: sku, capacity },
  properties: {
    provisioningState: 'Succeeded',
    createdAtUtc: '2024-06-06T23:10:52.4619755Z',
    publicNetworkAccess: 'Enabled',
    virtualNetworkType: 'None',
    additionalLocations: null,
    ...properties,
  },
  ...more,
});
const collect = (fixture: Partial<ArmFixture>) =>
  collectAzure(
    { subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }], locations: LOCATIONS, ...fixture },
    { collectors: [azureApiManagement] },
  );

describe('an API Management service', () => {
  it('listens in plain text where an API takes HTTP', async () => {
    const apis = async (answer: unknown) => {
      const { resource } = await collect({
        resources: [service('door', 'Premium', 2)],
        answers: { [`${armPath(TYPE, 'door')}/apis`]: answer },
      });
      const { listeners } = resource('door').facets;
      return listeners?.state === 'value' ? listeners.value.map(({ protocol }) => protocol) : listeners?.state;
    };
    const api = (...protocols: readonly string[]) => ({ name: 'stock', properties: { path: 'stock', protocols } });
    expect(await apis([api('https')])).toEqual(['https']);
    expect(await apis([api('https'), api('https', 'http')])).toEqual(['https', 'http']);
    expect(await apis([api('HTTP')])).toEqual(['https', 'http']);
    expect(await apis([{ name: 'odd', properties: {} }])).toEqual(['https']);
  });

  it('reports its placement by tier, zones and additional regions', async () => {
    const { resource } = await collect({
      resources: [
        service('wide', 'Premium', 2, {
          additionalLocations: [{ location: 'North Europe' }, { location: 'West US', disableGateway: true }],
        }),
        service('named', 'Premium', 2, {}, { zones: ['1', '2'] }),
        service('pinned', 'Premium', 2, {}, { zones: ['1'] }),
        service('spread', 'Premium', 2),
        service('lone', 'Premium', 1),
        service('new', 'PremiumV2', 2, { zoneRedundant: true }),
        service('plain', 'StandardV2', 2),
        service('far', 'Premium', 2, {}, { location: 'West US' }),
        service('dev', 'Developer', 1),
        service('calls', 'Consumption', 0),
      ],
    });
    const placement = (name: string) => resource(name).facets.placement;
    expect(placement('wide')).toMatchObject({
      value: {
        spread: 'multi-region',
        locations: [
          { region: 'westeurope', role: 'primary' },
          { region: 'northeurope', role: 'replica' },
        ],
      },
    });
    for (const name of ['named', 'spread', 'new'])
      expect(placement(name), name).toMatchObject({ value: { spread: 'multi-zone' } });
    for (const name of ['pinned', 'lone', 'plain', 'dev', 'calls'])
      expect(placement(name), name).toMatchObject({ value: { spread: 'single-zone' } });
    expect(placement('far')).toMatchObject({ value: { spread: 'single-zone', singleZoneRegion: true } });
    expect(resource('plain').facets.scaling).toMatchObject({ value: { min: 2, max: 2, automatic: false } });
    expect(resource('calls').facets.scaling).toMatchObject({ state: 'absent' });
  });

  it('reports autoscaling, public access and the minimum TLS version', async () => {
    const { resource } = await collect({
      resources: [
        service('shop', 'Premium', 2, protocols('False', 'False', 'False')),
        service('old', 'Developer', 1, { virtualNetworkType: 'Internal', ...protocols('False', 'True', 'True') }),
        service('silent', 'StandardV2', 1, { publicNetworkAccess: 'Disabled' }),
        {
          id: armPath('Microsoft.Insights/autoscaleSettings', 'by-load'),
          type: 'Microsoft.Insights/autoscaleSettings',
          location: 'West Europe',
          properties: {
            enabled: true,
            targetResourceUri: armPath(TYPE, 'shop'),
            profiles: [{ capacity: { minimum: '2', maximum: '6', default: '2' }, rules: [{ scaleAction: {} }] }],
          },
        },
      ],
    });
    expect(resource('shop').facets).toMatchObject({
      scaling: { value: { min: 2, max: 6, desired: 2, automatic: true } },
      publicAccess: { value: 'public' },
      listeners: { value: [{ protocol: 'https', port: 443, minTlsVersion: '1.2' }] },
      state: { value: 'running' },
    });
    expect(resource('old').facets).toMatchObject({
      publicAccess: { value: 'blocked' },
      listeners: { value: [{ minTlsVersion: '1.0' }] },
    });
    expect(resource('silent').facets).toMatchObject({
      publicAccess: { value: 'blocked' },
      listeners: { value: [{ protocol: 'https', port: 443, redirectsToHttps: false }] },
    });
  });
});
