import { describe, expect, it } from 'vitest';
import { azureCompute } from '../../../src/collect/azure/compute.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const VM = 'Microsoft.Compute/virtualMachines';
const VMSS = 'Microsoft.Compute/virtualMachineScaleSets';

const machine = (name: string, properties: Record<string, unknown> = {}, more: Record<string, unknown> = {}) => ({
  id: armPath(VM, name),
  name,
  type: VM,
  location: 'westeurope',
  tags: {},
  properties: {
    vmId: `vm-${name}`,
    hardwareProfile: { vmSize: 'Standard_D2s_v5' },
    storageProfile: { osDisk: { osType: 'Linux', managedDisk: { storageAccountType: 'Premium_LRS' } } },
    provisioningState: 'Succeeded',
    timeCreated: '2026-06-27T01:02:38.3138469+00:00',
    extended: { instanceView: { powerState: { code: 'PowerState/running', displayStatus: 'VM running' } } },
    ...properties,
  },
  ...more,
});
const set = (name: string, properties: Record<string, unknown> = {}, more: Record<string, unknown> = {}) => ({
  id: armPath(VMSS, name),
  name,
  type: VMSS,
  location: 'westeurope',
  sku: { name: 'Standard_D1_v2', tier: 'Standard', capacity: 2 },
  tags: {},
  properties: { uniqueId: `set-${name}`, orchestrationMode: 'Uniform', ...properties },
  ...more,
});
const rule = (target: string, enabled = true, minimum = '1') => ({
  id: armPath('microsoft.insights/autoscalesettings', 'by-load'),
  name: 'by-load',
  type: 'Microsoft.Insights/autoscaleSettings',
  location: 'West Europe',
  properties: {
    enabled,
    targetResourceUri: target,
    profiles: [{ name: 'a', capacity: { minimum, maximum: '10', default: '2' }, rules: [{ scaleAction: {} }] }],
  },
});
const only = { collectors: [azureCompute] };
const world = (resources: readonly ReturnType<typeof machine | typeof set | typeof rule>[]) => ({
  subscriptions,
  locations: LOCATIONS,
  resources,
});

describe('a virtual machine', () => {
  it('says whether it runs, where, and on what', async () => {
    const { resource } = await collectAzure(
      world([
        machine('web-1', {}, { zones: ['1'], tags: { 'managed-by': 'terraform' } }),
        machine('batch', {
          hardwareProfile: { vmSize: 'Standard_B2ms' },
          extended: { instanceView: { powerState: { code: 'PowerState/deallocated' } } },
        }),
      ]),
      only,
    );
    const { facets, stableId, createdAt } = resource('web-1');
    expect({ stableId, createdAt }).toEqual({ stableId: 'vm-web-1', createdAt: '2026-06-27T01:02:38.3138469+00:00' });
    expect(facets).toMatchObject({
      state: { value: 'running' },
      placement: { value: { spread: 'zone', places: [{ region: 'westeurope', zone: 'westeurope-az3' }] } },
      performance: { value: { class: 'Standard_D2s_v5', burstable: false, storage: 'Premium_LRS' } },
      management: { value: { tool: 'Terraform' } },
      links: { value: [] },
    });
    expect(resource('batch').facets).toMatchObject({
      state: { value: 'stopped' },
      performance: { value: { burstable: true } },
    });
  });

  it('says that its region has no second data centre, and only there', async () => {
    const { resource } = await collectAzure(
      world([machine('here'), machine('there', {}, { location: 'West US' })]),
      only,
    );
    expect(resource('there').facets.placement).toEqual({
      state: 'value',
      value: { spread: 'zone', onlyZone: true, places: [{ region: 'westus', role: 'primary' }] },
    });
    expect(resource('here').facets.placement).toEqual({
      state: 'value',
      value: { spread: 'zone', places: [{ region: 'westeurope', role: 'primary' }] },
    });
  });

  it('is known to run from one plain list where Resource Graph does not answer', async () => {
    const plain = machine('web-1', { extended: undefined });
    const refusals = [[/ResourceGraph/, { status: 403, code: 'AuthorizationFailed' }]] as const;
    const told = await collectAzure(
      {
        ...world([
          machine('web-1', {
            extended: undefined,
            instanceView: { statuses: [{ code: 'ProvisioningState/succeeded' }, { code: 'PowerState/running' }] },
          }),
          machine('web-2', {
            extended: undefined,
            instanceView: { statuses: [{ code: 'ProvisioningState/succeeded' }, { code: 'PowerState/stopped' }] },
          }),
        ]),
        refusals,
      },
      only,
    );
    expect(told.resource('web-1').facets.state).toEqual({ state: 'value', value: 'running' });
    expect(told.resource('web-2').facets.state).toEqual({ state: 'value', value: 'stopped' });
    expect(told.server.seen.filter(({ query }) => query.get('statusOnly') === 'true')).toHaveLength(1);
    const silent = await collectAzure({ ...world([plain]), refusals }, only);
    expect(silent.resource('web-1').facets.state).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it('belongs to a group only where its scale set replaces what is ill', async () => {
    const flexible = (name: string, of: string) =>
      machine(name, { virtualMachineScaleSet: { id: armPath(VMSS, of).toUpperCase() } });
    const { resource } = await collectAzure(
      world([
        set('mends', {
          orchestrationMode: 'Flexible',
          automaticRepairsPolicy: { enabled: true, gracePeriod: 'PT30M' },
        }),
        set('lets-lie', { orchestrationMode: 'Flexible', automaticRepairsPolicy: { enabled: false } }),
        flexible('a', 'mends'),
        flexible('b', 'lets-lie'),
      ]),
      only,
    );
    const role = (name: string) => {
      const { links } = resource(name).facets;
      return links?.state === 'value' ? links.value.map(link => link.role) : links;
    };
    expect(role('a')).toEqual(['group']);
    expect(role('b')).toEqual(['scale-set']);
  });

  it('is unread where nobody may see it', async () => {
    const { population } = await collectAzure(
      {
        ...world([machine('web-1')]),
        permissions: { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Compute/virtualMachines/*'] }] },
      },
      only,
    );
    expect(population('server')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(population('server-group')?.reading).toEqual({ state: 'value', value: 0 });
  });
});

describe('a scale set', () => {
  it('grows by the rules that name it, whatever case they are written in', async () => {
    const { resource } = await collectAzure(
      world([
        set('web', {}, { zones: ['1', '2'] }),
        set('fixed'),
        rule(armPath(VMSS, 'WEB')),
        { ...rule(armPath(VMSS, 'fixed'), false), id: armPath('microsoft.insights/autoscalesettings', 'off') },
      ]),
      only,
    );
    expect(resource('web').facets).toMatchObject({
      scaling: { value: { min: 1, max: 10, desired: 2, automatic: true } },
      placement: { value: { spread: 'zones' } },
      state: { value: 'running' },
    });
    expect(resource('fixed').facets).toMatchObject({
      scaling: { value: { min: 2, max: 2, desired: 2, automatic: false } },
      placement: { value: { spread: 'zone' } },
    });
  });

  it('of a Kubernetes service is its pools, which others list', async () => {
    const { population } = await collectAzure(
      world([set('aks-default-vmss', {}, { tags: { 'aks-managed-poolName': 'default' } })]),
      only,
    );
    expect(population('server-group')?.reading).toEqual({ state: 'value', value: 0 });
  });

  it('does not say how it grows where its rules are not shown', async () => {
    const { resource } = await collectAzure(
      {
        ...world([set('web'), rule(armPath(VMSS, 'web'))]),
        permissions: { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Insights/*'] }] },
      },
      only,
    );
    expect(resource('web').facets.scaling).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
