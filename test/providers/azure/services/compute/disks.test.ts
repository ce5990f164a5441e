import { describe, expect, it } from 'vitest';
import { azureDisks } from '../../../../../src/providers/azure/services/compute/disks.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const disk = (
  name: string,
  sku: string,
  more: Record<string, unknown> = {},
  properties: Record<string, unknown> = {},
) => ({
  id: armPath('Microsoft.Compute/disks', name),
  name,
  type: 'Microsoft.Compute/disks',
  location: 'West Europe',
  sku: { name: sku, tier: 'Premium' },
  tags: {},
  properties: {
    diskState: 'Attached',
    diskSizeGB: 128,
    diskSizeBytes: 137_438_953_472,
    diskIOPSReadWrite: 500,
    timeCreated: '2026-01-02T03:04:05.678+00:00',
    uniqueId: `unique-${name}`,
    encryption: { type: 'EncryptionAtRestWithPlatformKey' },
    ...properties,
  },
  ...more,
});
const testInventory = {
  subscriptions,
  locations: LOCATIONS,
  resources: [
    disk('orders', 'Premium_LRS', { zones: ['2'], managedBy: armPath('Microsoft.Compute/virtualMachines', 'Web-1') }),
    disk('shared', 'Premium_ZRS', {}, { encryption: { type: 'EncryptionAtRestWithCustomerKey' } }),
    disk('spare', 'StandardSSD_LRS', {}, { diskState: 'Unattached' }),
  ],
};
const principals = { collectors: [azureDisks] };

describe('a managed disk', () => {
  it('lies in the physical zone behind the number that this subscription has for it', async () => {
    const { resource, population } = await collectAzure(testInventory, principals);
    expect(population('disk')?.reading).toEqual({ state: 'value', value: 3 });
    const { id, facets, region, stableId } = resource('orders');
    expect({ id, region, stableId }).toEqual({
      id: armPath('Microsoft.Compute/disks', 'orders').toLowerCase(),
      region: 'westeurope',
      stableId: 'unique-orders',
    });
    expect(facets.placement).toEqual({
      state: 'value',
      value: { spread: 'single-zone', locations: [{ region: 'westeurope', role: 'primary', zone: 'westeurope-az1' }] },
    });
    expect(facets.relationships).toEqual({
      state: 'value',
      value: [{ to: armPath('Microsoft.Compute/virtualMachines', 'Web-1').toLowerCase(), role: 'server' }],
    });
    expect(facets.encryptionAtRest).toEqual({ state: 'value', value: 'provider-managed-key' });
    expect(resource('shared').facets).toMatchObject({
      placement: { value: { spread: 'multi-zone' } },
      encryptionAtRest: { value: 'customer-managed-key' },
    });
    expect(resource('spare').facets.state).toEqual({ state: 'value', value: 'stopped' });
  });

  it('that Kubernetes made for a program is a volume of it, and none of the machine', async () => {
    const node = `${armPath('Microsoft.Compute/virtualMachineScaleSets', 'aks-pool')}/virtualMachines/0`;
    const tags = { 'kubernetes.io-created-for-pvc-name': 'ledger' };
    const resources = [disk('pvc-1', 'Premium_LRS', { managedBy: node, tags }), disk('pvc-2', 'Premium_LRS', { tags })];
    const { resource } = await collectAzure({ ...testInventory, resources }, principals);
    expect(resource('pvc-1').facets).toMatchObject({
      dataDurability: { value: 'durable' },
      relationships: { value: [{ to: node.toLowerCase(), role: 'volume' }] },
    });
    expect(resource('pvc-2').facets.relationships, 'nothing uses it').toEqual({ state: 'value', value: [] });
  });

  it('is found without Resource Graph, and the ledger says what was refused', async () => {
    const refused = await collectAzure(
      { ...testInventory, refusals: [[/ResourceGraph/, { status: 403, code: 'AuthorizationFailed' }]] },
      principals,
    );
    const plain = await collectAzure(testInventory, principals);
    expect(refused.resource('orders').facets).toEqual(plain.resource('orders').facets);
    expect(refused.population('disk')?.reading).toEqual({ state: 'value', value: 3 });
    const [unit] = refused.records.filter(one => one.record === 'unit');
    expect(unit?.calls).toContainEqual({ operation: 'Microsoft.ResourceGraph:resources', count: 1, refused: 1 });
    expect(refused.refusals(), 'nothing is missing').toEqual([]);
  });

  it('is unread, and not absent, where Resource Graph leaves out what may not be seen', async () => {
    const { population } = await collectAzure(
      {
        ...testInventory,
        permissions: { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Compute/*'] }] },
      },
      principals,
    );
    expect(population('disk')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(population('disk')?.call).toBe('Microsoft.Compute/disks:list');
  });

  it('comes page by page, each once', async () => {
    const { population, server } = await collectAzure({ ...testInventory, page: 1 }, principals);
    expect(population('disk')?.reading).toEqual({ state: 'value', value: 3 });
    expect(server.log().filter(line => line.includes('ResourceGraph'))).toHaveLength(3);
  });

  it('comes late where Azure wants us to wait, and not at all where it never answers', async () => {
    const busy = { status: 429, code: 'RateLimiting', headers: { 'retry-after': '0' } };
    const once = await collectAzure(
      { ...testInventory, refusals: [[/ResourceGraph/, { ...busy, times: 1 }]] },
      principals,
    );
    expect(once.population('disk')?.reading).toEqual({ state: 'value', value: 3 });
    const never = await collectAzure({ ...testInventory, refusals: [[/ResourceGraph|disks/, busy]] }, principals);
    expect(never.population('disk')?.reading).toMatchObject({ state: 'unread', reason: 'throttled' });
  });
});
