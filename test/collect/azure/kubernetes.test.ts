import { describe, expect, it } from 'vitest';
import { azureKubernetes } from '../../../src/collect/azure/kubernetes.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../support/azure/collect.ts';

const TYPE = 'Microsoft.ContainerService/managedClusters';
const cluster = (name: string, pool: Record<string, unknown>, properties: Record<string, unknown> = {}) => ({
  id: armPath(TYPE, name),
  name,
  type: TYPE,
  location: 'westeurope',
  sku: { name: 'Base', tier: 'Free' },
  properties: {
    provisioningState: 'Succeeded',
    agentPoolProfiles: [
      {
        name: 'nodepool1',
        count: 3,
        vmSize: 'Standard_DS2_v2',
        mode: 'System',
        powerState: { code: 'Running' },
        ...pool,
      },
    ],
    ...properties,
  },
});
const world = {
  subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }],
  locations: LOCATIONS,
  resources: [
    cluster(
      'good',
      { availabilityZones: ['1', '2', '3'], enableAutoScaling: true, minCount: 2, maxCount: 9 },
      {
        apiServerAccessProfile: { enablePrivateCluster: true },
        securityProfile: { azureKeyVaultKms: { enabled: true, keyId: 'https://v.vault.azure.net/keys/k/1' } },
      },
    ),
    cluster('plain', {}),
  ],
};
const only = { collectors: [azureKubernetes] };

describe('a Kubernetes cluster', () => {
  it('says where its pools stand, how they grow, and who may knock', async () => {
    const { resource } = await collectAzure(world, only);
    expect(resource('good').facets).toMatchObject({
      publicAccess: { value: 'blocked' },
      atRest: { value: 'customer-key' },
    });
    expect(resource('good/nodepool1').facets).toMatchObject({
      placement: { value: { spread: 'zones' } },
      scaling: { value: { min: 2, max: 9, desired: 3, automatic: true } },
    });
    expect(resource('plain').facets).toMatchObject({
      publicAccess: { value: 'open' },
      atRest: { value: 'provider-key' },
    });
    expect(resource('plain/nodepool1').facets).toMatchObject({
      placement: { value: { spread: 'zone' } },
      scaling: { value: { min: 3, max: 3, desired: 3, automatic: false } },
    });
  });

  it('is unread where nobody may see it', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.ContainerService/*'] }] };
    const { population } = await collectAzure({ ...world, permissions }, only);
    for (const kind of ['cluster', 'server-group'])
      expect(population(kind)?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
