import { describe, expect, it } from 'vitest';
import { azureKubernetes } from '../../../../../src/providers/azure/services/kubernetes-service/kubernetes-service.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

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
const fixture = {
  subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }],
  locations: LOCATIONS,
  resources: [
    cluster(
      'good',
      { availabilityZones: ['1', '2', '3'], enableAutoScaling: true, minCount: 2, maxCount: 9 },
      {
        apiServerAccessProfile: { enablePrivateCluster: true },
        securityProfile: { azureKeyVaultKms: { enabled: true, keyId: 'https://v.vault.azure.net/keys/k/1' } },
        disableLocalAccounts: true,
        nodeProvisioningProfile: { mode: 'Auto' },
      },
    ),
    cluster('plain', {}),
    cluster(
      'mixed',
      {},
      {
        nodeProvisioningProfile: { mode: 'Manual' },
        powerState: { code: 'Running' },
        agentPoolProfiles: [
          { name: 'system', mode: 'System', count: 3 },
          { name: 'fixed', mode: 'User', count: 2 },
          { name: 'growing', mode: 'User', count: 2, enableAutoScaling: true, minCount: 2, maxCount: 9 },
        ],
      },
    ),
  ],
};
const only = { collectors: [azureKubernetes] };

describe('an AKS cluster', () => {
  it('reports the zones and scaling of its node pools, and access to its API server', async () => {
    const { resource } = await collectAzure(fixture, only);
    expect(resource('good').facets).toMatchObject({
      publicAccess: { value: 'blocked' },
      encryptionAtRest: { value: 'customer-managed-key' },
    });
    expect(resource('good/nodepool1').facets).toMatchObject({
      placement: { value: { spread: 'multi-zone' } },
      scaling: { value: { min: 2, max: 9, desired: 3, automatic: true } },
    });
    expect(resource('plain').facets).toMatchObject({
      publicAccess: { value: 'public' },
      encryptionAtRest: { value: 'provider-managed-key' },
    });
    expect(resource('plain/nodepool1').facets).toMatchObject({
      placement: { value: { spread: 'single-zone' } },
      scaling: { value: { min: 3, max: 3, desired: 3, automatic: false } },
    });
  });

  it('reports local accounts, and the autoscaling beside a pool of fixed size', async () => {
    const { resource } = await collectAzure(fixture, only);
    const facets = (name: string) => resource(name).facets;
    const linksOf = (name: string) => facets(name).relationships;
    expect(facets('good')).toMatchObject({
      localAuthentication: { value: { enabled: false } },
      nodeAutoProvisioning: { value: true },
    });
    expect(facets('plain')).toMatchObject({
      localAuthentication: { value: { enabled: true } },
      nodeAutoProvisioning: { value: false },
    });
    expect(facets('mixed')).toMatchObject({ nodeAutoProvisioning: { value: true } });
    const own = [{ to: armPath(TYPE, 'mixed').toLowerCase(), role: 'cluster' }];
    expect(linksOf('mixed/system'), 'carries what adds the others').toMatchObject({ value: own });
    expect(linksOf('mixed/fixed'), 'no other pool takes its programs').toMatchObject({ value: [] });
    expect(linksOf('good/nodepool1')).toMatchObject({ value: [{ role: 'cluster' }] });
    expect(facets('mixed/fixed').autohealing).toMatchObject({ state: 'absent' });
  });

  it.each([
    ['1.24.9', { state: 'value', value: { version: '1.24.9', endOfStandardSupport: '2023-07-31T00:00:00.000Z' } }],
    ['1.19.3', { state: 'value', value: { version: '1.19.3', endOfStandardSupport: '2022-07-31T00:00:00.000Z' } }],
    ['1.33.4', { state: 'value', value: { version: '1.33.4', endOfStandardSupport: '2026-07-31T00:00:00.000Z' } }],
    ['1.37.0', { state: 'value', value: { version: '1.37.0', endOfStandardSupport: '2027-10-31T00:00:00.000Z' } }],
    ['1.38.0', { state: 'unread', reason: 'not-collected' }],
    ['2.1.0', { state: 'unread', reason: 'not-collected' }],
    ['1.99.0', { state: 'unread', reason: 'not-collected' }],
    [undefined, { state: 'unread', reason: 'failed' }],
  ])('of version %s has the end of its support, where it is known', async (currentKubernetesVersion, expected) => {
    const { resource } = await collectAzure(
      { ...fixture, resources: [cluster('aged', {}, { currentKubernetesVersion })] },
      only,
    );
    expect(resource('aged').facets.versionSupport).toMatchObject(expected);
  });

  it('is unread when denied', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.ContainerService/*'] }] };
    const { population } = await collectAzure({ ...fixture, permissions }, only);
    for (const kind of ['kubernetes-cluster', 'server-group'])
      expect(population(kind)?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
