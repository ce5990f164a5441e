import { describe, expect, it } from 'vitest';
import { azureContainerRegistry } from '../../../../../src/providers/azure/services/container-registry/container-registry.ts';
import type { ArmFixture } from '../../../../support/azure/arm-fixture.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const TYPE = 'Microsoft.ContainerRegistry/registries';
const registry = (name: string, properties: Record<string, unknown> = {}) => ({
  id: armPath(TYPE, name),
  name,
  type: TYPE,
  location: 'West Europe',
  sku: { name: 'Premium', tier: 'Premium' },
  properties: {
    loginServer: `${name}.azurecr.io`,
    creationDate: '2024-05-01T21:44:02.7732001Z',
    provisioningState: 'Succeeded',
    adminUserEnabled: false,
    anonymousPullEnabled: false,
    publicNetworkAccess: 'Enabled',
    networkRuleSet: { defaultAction: 'Allow', ipRules: [] },
    ...properties,
  },
});
const replica = (of: string, location: string) => ({
  id: `${armPath(TYPE, of)}/replications/${location}`,
  name: location,
  type: `${TYPE}/replications`,
  location,
  properties: { provisioningState: 'Succeeded' },
});
const collect = (fixture: Partial<ArmFixture>) =>
  collectAzure(
    { subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }], locations: LOCATIONS, ...fixture },
    { collectors: [azureContainerRegistry] },
  );

describe('a container registry', () => {
  it('reports network access, anonymous pull and geo-replication', async () => {
    const { resource } = await collect({
      resources: [
        registry('good', { publicNetworkAccess: 'Disabled' }),
        replica('good', 'westeurope'),
        replica('good', 'northeurope'),
        registry('plain', { anonymousPullEnabled: true }),
        registry('fenced', {
          networkRuleSet: { defaultAction: 'Deny', ipRules: [{ action: 'Allow', value: '198.51.100.7' }] },
        }),
      ],
    });
    const regions = [{ region: 'northeurope' }, { region: 'westeurope' }];
    expect(resource('good').facets).toMatchObject({
      networkAccess: { value: 'private' },
      sharedWith: { value: [] },
      replicationDestinations: { value: regions },
    });
    expect(resource('plain').facets).toMatchObject({
      networkAccess: { value: 'all-networks' },
      sharedWith: { value: ['*'] },
      replicationDestinations: { value: [] },
    });
    expect(resource('fenced').facets.networkAccess).toMatchObject({ value: 'selected-networks' });
  });

  it('has unread replication when it is denied', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: [`${TYPE}/replications/read`] }] };
    const { resource } = await collect({ resources: [registry('plain')], permissions });
    expect(resource('plain').facets.replicationDestinations).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
