import { describe, expect, it } from 'vitest';
import { azureDomainServices } from '../../../src/providers/azure/services/domain-services/domain-services.ts';
import { azureGrafana } from '../../../src/providers/azure/services/grafana/grafana.ts';
import { azureVmware } from '../../../src/providers/azure/services/vmware/vmware.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../support/azure/collect.ts';

const base = { subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }], locations: LOCATIONS };
const thing = (type: string, name: string, properties: Record<string, unknown>, location = 'westeurope') => ({
  id: armPath(type, name),
  name,
  type,
  location,
  properties: { provisioningState: 'Succeeded', ...properties },
});

describe('managed services', () => {
  it('report their zones and regions', async () => {
    const GRAFANA = 'Microsoft.Dashboard/grafana';
    const DOMAINS = 'Microsoft.AAD/domainServices';
    const CLOUDS = 'Microsoft.AVS/privateClouds';
    const { resource } = await collectAzure(
      {
        ...base,
        resources: [
          thing(GRAFANA, 'wide', { zoneRedundancy: 'Enabled' }),
          thing(GRAFANA, 'narrow', { zoneRedundancy: 'Disabled' }),
          thing(GRAFANA, 'silent', {}),
          thing(DOMAINS, 'one.example', { replicaSets: [{ location: 'West Europe' }] }),
          thing(DOMAINS, 'two.example', { replicaSets: [{ location: 'West Europe' }, { location: 'North Europe' }] }),
          thing(DOMAINS, 'west.example', { replicaSets: [{ location: 'West US' }] }, 'westus'),
          thing(CLOUDS, 'stretched', { availability: { strategy: 'DualZone' } }),
          thing(CLOUDS, 'single', { availability: { strategy: 'SingleZone' } }),
        ],
      },
      { collectors: [azureGrafana, azureDomainServices, azureVmware] },
    );
    const spread = (name: string) => resource(name).facets.placement;
    expect(spread('wide')).toMatchObject({ value: { spread: 'multi-zone' } });
    expect(spread('narrow')).toMatchObject({ value: { spread: 'single-zone' } });
    expect(spread('silent')).toMatchObject({ state: 'unread' });
    expect(spread('one.example')).toMatchObject({ value: { spread: 'multi-zone' } });
    expect(spread('two.example')).toMatchObject({
      value: { spread: 'multi-region', locations: [{ region: 'westeurope' }, { region: 'northeurope' }] },
    });
    expect(spread('west.example')).toMatchObject({ value: { spread: 'single-zone', singleZoneRegion: true } });
    expect(spread('stretched')).toMatchObject({ value: { spread: 'multi-zone' } });
    expect(spread('single')).toMatchObject({ value: { spread: 'single-zone' } });
    expect(resource('wide')).toMatchObject({
      kind: 'managed-service',
      facets: { state: { value: 'running' }, networkInterfaces: { state: 'absent' }, scaling: { state: 'absent' } },
    });
  });

  it('are unread when denied', async () => {
    const { population } = await collectAzure(
      { ...base, permissions: { [SUBSCRIPTION]: [{ actions: ['Microsoft.Cache/*/read'], notActions: [] }] } },
      { collectors: [azureGrafana] },
    );
    expect(population('managed-service')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
