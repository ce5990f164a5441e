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
const fixture = {
  subscriptions,
  locations: LOCATIONS,
  resources: [
    disk('orders', 'Premium_LRS', { zones: ['2'], managedBy: armPath('Microsoft.Compute/virtualMachines', 'Web-1') }),
    disk('shared', 'Premium_ZRS', {}, { encryption: { type: 'EncryptionAtRestWithCustomerKey' } }),
    disk('spot', 'StandardSSD_LRS', {}, { diskState: 'Unattached' }),
  ],
};
const only = { collectors: [azureDisks] };

describe('a managed disk', () => {
  it('lies in the physical zone behind the number that this subscription has for it', async () => {
    const { resource, population } = await collectAzure(fixture, only);
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
    expect(resource('spot').facets.state).toEqual({ state: 'value', value: 'stopped' });
  });

  it('that Kubernetes made for a program is a volume of it, and none of the machine', async () => {
    const node = `${armPath('Microsoft.Compute/virtualMachineScaleSets', 'aks-pool')}/virtualMachines/0`;
    const tags = { 'kubernetes.io-created-for-pvc-name': 'ledger' };
    const resources = [disk('pvc-1', 'Premium_LRS', { managedBy: node, tags }), disk('pvc-2', 'Premium_LRS', { tags })];
    const { resource } = await collectAzure({ ...fixture, resources }, only);
    expect(resource('pvc-1').facets).toMatchObject({
      dataDurability: { value: 'durable' },
      relationships: { value: [{ to: node.toLowerCase(), role: 'volume' }] },
    });
    expect(resource('pvc-2').facets.relationships, 'nothing uses it').toEqual({ state: 'value', value: [] });
  });

  it('takes nothing of Resource Graph, which may be closed', async () => {
    const refusals = [[/ResourceGraph/, { status: 403, code: 'AuthorizationFailed' }]] as const;
    const { population, refusals: missing, server } = await collectAzure({ ...fixture, refusals }, only);
    expect(population('disk')?.reading).toEqual({ state: 'value', value: 3 });
    expect(missing()).toEqual([]);
    expect(server.log().filter(line => line.startsWith('POST'))).toEqual([]);
  });

  it('is unread, and not absent, where it may not be seen', async () => {
    const { population } = await collectAzure(
      { ...fixture, permissions: { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Compute/*'] }] } },
      only,
    );
    expect(population('disk')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(population('disk')?.call).toBe('Microsoft.Compute/disks:list');
  });
});
