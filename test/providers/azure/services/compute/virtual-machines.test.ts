import { describe, expect, it } from 'vitest';
import { azureCompute } from '../../../../../src/providers/azure/services/compute/virtual-machines.ts';
import {
  supportsAcceleratedNetworking,
  isRetiredSize,
} from '../../../../../src/providers/azure/services/compute/vm-sizes.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const VM = 'Microsoft.Compute/virtualMachines';
const VMSS = 'Microsoft.Compute/virtualMachineScaleSets';

const power = (state: string) => ({
  statuses: [{ code: 'ProvisioningState/succeeded' }, { code: `PowerState/${state}` }],
});
const virtualMachine = (
  name: string,
  properties: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
) => ({
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
    instanceView: power('running'),
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
const fixture = (resources: readonly ReturnType<typeof virtualMachine | typeof set | typeof rule>[]) => ({
  subscriptions,
  locations: LOCATIONS,
  resources,
});

describe('a virtual machine', () => {
  it('says whether it runs, where, and on what', async () => {
    const { resource } = await collectAzure(
      fixture([
        virtualMachine('web-1', {}, { zones: ['1'], tags: { 'managed-by': 'terraform' } }),
        virtualMachine('batch', {
          hardwareProfile: { vmSize: 'Standard_B2ms' },
          instanceView: power('deallocated'),
        }),
      ]),
      only,
    );
    const { facets, stableId, createdAt } = resource('web-1');
    expect({ stableId, createdAt }).toEqual({ stableId: 'vm-web-1', createdAt: '2026-06-27T01:02:38.313Z' });
    expect(facets).toMatchObject({
      state: { value: 'running' },
      placement: { value: { spread: 'single-zone', locations: [{ region: 'westeurope', zone: 'westeurope-az3' }] } },
      performance: { value: { type: 'Standard_D2s_v5', burstable: false, storageType: 'Premium_LRS' } },
      infrastructureAsCode: { value: { tool: 'Terraform' } },
      relationships: { value: [] },
    });
    expect(resource('batch').facets).toMatchObject({
      state: { value: 'stopped' },
      performance: { value: { burstable: true } },
    });
  });

  it('may be lent, lose its disk, be of an ending series, or stand apart from its sisters', async () => {
    const SET = armPath('Microsoft.Compute/availabilitySets', 'Web');
    const { resource } = await collectAzure(
      fixture([
        virtualMachine('spot', { priority: 'Spot', evictionPolicy: 'Deallocate', availabilitySet: { id: SET } }),
        virtualMachine('brief', {
          priority: 'Regular',
          storageProfile: { osDisk: { diffDiskSettings: { option: 'Local', placement: 'CacheDisk' } } },
          hardwareProfile: { vmSize: 'Standard_DS2_v2' },
        }),
      ]),
      only,
    );
    expect(resource('spot').facets).toMatchObject({
      instanceLifecycle: { value: 'spot' },
      performance: { value: { previousGeneration: false } },
      relationships: { value: [{ to: SET.toLowerCase(), role: 'availability-set' }] },
    });
    expect(resource('brief').facets).toMatchObject({
      instanceLifecycle: { value: 'ephemeral-disk' },
      performance: { value: { previousGeneration: true } },
      relationships: { value: [] },
    });
    const [lasting] = [(await collectAzure(fixture([virtualMachine('plain')]), only)).resource('plain')];
    expect(lasting.facets.instanceLifecycle).toEqual({ state: 'value', value: 'on-demand' });
  });

  it('counts against limits, where the region has machines', async () => {
    const at = (region: string) =>
      `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Compute/locations/${region}/usages`;
    const usage = (word: string, localizedValue: string, currentValue: number, limit: number) => ({
      unit: 'Count',
      currentValue,
      limit,
      name: { value: word, localizedValue },
    });
    const answers = {
      [at('westeurope')]: [
        usage('availabilitySets', 'Availability Sets', 1, 2500),
        usage('cores', 'Total Regional vCPUs', 80, 100),
        usage('standardDSv5Family', 'Standard DSv5 Family vCPUs', 80, 90),
        usage('standardNCFamily', 'Standard NC Family vCPUs', 0, 0),
      ],
    };
    const { records, resource } = await collectAzure({ ...fixture([virtualMachine('web')]), answers }, only);
    const names = records.flatMap(one => (one.record === 'resource' && one.kind === 'quota' ? [one.name] : []));
    expect(names).toEqual(['Total Regional vCPUs, westeurope', 'Standard DSv5 Family vCPUs, westeurope']);
    expect(resource('Total Regional vCPUs, westeurope')).toMatchObject({
      region: 'westeurope',
      facets: {
        quota: { value: { resource: 'vcpus', limit: 100, used: 80, countedType: 'Microsoft.Compute/virtualMachines' } },
      },
    });
    const permissions = {
      [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Compute/virtualMachines/*'] }],
    };
    const hidden = await collectAzure({ ...fixture([virtualMachine('web')]), permissions }, only);
    expect(hidden.population('quota')?.reading, 'nobody knows where machines are').toMatchObject({ state: 'unread' });
    const refusals = [[/usages$/, { status: 403, code: 'AuthorizationFailed' }]] as const;
    const refused = await collectAzure({ ...fixture([virtualMachine('web')]), refusals }, only);
    expect(refused.population('quota')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('says that its region has no second data centre, and only there', async () => {
    const { resource } = await collectAzure(
      fixture([virtualMachine('here'), virtualMachine('there', {}, { location: 'West US' })]),
      only,
    );
    expect(resource('there').facets.placement).toEqual({
      state: 'value',
      value: { spread: 'single-zone', singleZoneRegion: true, locations: [{ region: 'westus', role: 'primary' }] },
    });
    expect(resource('here').facets.placement).toEqual({
      state: 'value',
      value: { spread: 'single-zone', locations: [{ region: 'westeurope', role: 'primary' }] },
    });
  });

  it('is known to run from one list of states, asked where there are machines', async () => {
    const states = (server: { readonly seen: readonly { readonly query: URLSearchParams }[] }) =>
      server.seen.filter(({ query }) => query.get('statusOnly') === 'true');
    const readFacet = await collectAzure(
      fixture([virtualMachine('web-1'), virtualMachine('web-2', { instanceView: power('stopped') })]),
      only,
    );
    expect(readFacet.resource('web-1').facets.state).toEqual({ state: 'value', value: 'running' });
    expect(readFacet.resource('web-2').facets.state).toEqual({ state: 'value', value: 'stopped' });
    expect(states(readFacet.server)).toHaveLength(1);
    const silent = await collectAzure(fixture([virtualMachine('web-1', { instanceView: undefined })]), only);
    expect(silent.resource('web-1').facets.state).toMatchObject({ state: 'unread', reason: 'failed' });
    const none = await collectAzure(fixture([set('web')]), only);
    expect(states(none.server)).toEqual([]);
  });

  it('can be given accelerated networking where its series says so, and else the SKUs of its region', async () => {
    const sku = (name: string, capability: string, resourceType = 'virtualMachines') => ({
      resourceType,
      name,
      locations: ['WestEurope'],
      capabilities: [
        { name: 'vCPUs', value: '8' },
        { name: 'AcceleratedNetworkingEnabled', value: capability },
      ],
    });
    const path = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Compute/skus`;
    const answers = {
      [path]: [
        sku('Standard_F8s_v2', 'True'),
        sku('Standard_A1_v2', 'False'),
        sku('Standard_F8s_v2', 'False', 'disks'),
      ],
    };
    const sized = (name: string, vmSize: string) => virtualMachine(name, { hardwareProfile: { vmSize } });
    const resources = [
      sized('can', 'STANDARD_F8s_v2'),
      sized('cannot', 'Standard_A1_v2'),
      sized('unlisted', 'Standard_L8s_v3'),
      sized('by-name', 'Standard_D4s_v5'),
      sized('always', 'Standard_D4s_v6'),
    ];
    const accelerated = async (more: object) => {
      const read = await collectAzure({ ...fixture(resources), answers, ...more }, only);
      const filters = read.server.seen.filter(one => one.path === path).map(({ query }) => query.get('$filter'));
      const can = resources.filter(({ name }) => {
        const { performance } = read.resource(name).facets;
        return performance?.state === 'value' && performance.value.supportsAcceleratedNetworking === true;
      });
      return { can: can.map(({ name }) => name), filters, refusals: read.refusals() };
    };
    expect(await accelerated({})).toEqual({
      can: ['can', 'by-name'],
      filters: ["location eq 'westeurope'"],
      refusals: [],
    });
    const refusals = [[/skus$/, { status: 403, code: 'AuthorizationFailed' }]] as const;
    expect(await accelerated({ refusals })).toMatchObject({
      can: ['by-name'],
      refusals: [{ call: 'Microsoft.Compute/skus:list', reason: 'denied', count: 1 }],
    });
    const plain = await collectAzure(fixture([sized('by-name', 'Standard_D4s_v5')]), only);
    expect(
      plain.server.log().filter(line => line.endsWith('/skus')),
      'nobody asks',
    ).toEqual([]);
  });

  it('belongs to a group only where its scale set replaces what is ill', async () => {
    const flexible = (name: string, of: string) =>
      virtualMachine(name, { virtualMachineScaleSet: { id: armPath(VMSS, of).toUpperCase() } });
    const { resource } = await collectAzure(
      fixture([
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
      const { relationships } = resource(name).facets;
      return relationships?.state === 'value' ? relationships.value.map(({ role: one }) => one) : relationships;
    };
    expect(role('a')).toEqual(['group']);
    expect(role('b')).toEqual(['scale-set']);
  });

  it('is unread where nobody may see it', async () => {
    const { population } = await collectAzure(
      {
        ...fixture([virtualMachine('web-1')]),
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
      fixture([
        set('web', {}, { zones: ['1', '2'] }),
        set('fixed'),
        rule(armPath(VMSS, 'WEB')),
        { ...rule(armPath(VMSS, 'fixed'), false), id: armPath('microsoft.insights/autoscalesettings', 'off') },
      ]),
      only,
    );
    expect(resource('web').facets).toMatchObject({
      scaling: { value: { min: 1, max: 10, desired: 2, automatic: true } },
      placement: { value: { spread: 'multi-zone' } },
      state: { value: 'running' },
    });
    expect(resource('fixed').facets).toMatchObject({
      scaling: { value: { min: 2, max: 2, desired: 2, automatic: false } },
      placement: { value: { spread: 'single-zone' } },
    });
  });

  it('says whether the managed image of its next machine is still there', async () => {
    const image = armPath('Microsoft.Compute/images', 'Web');
    const from = (name: string, imageReference: object) =>
      set(name, { virtualMachineProfile: { storageProfile: { imageReference } } });
    const resources = [
      from('there', { id: image.toUpperCase() }),
      from('gone', { id: armPath('Microsoft.Compute/images', 'Old') }),
      from('gallery', { id: armPath('Microsoft.Compute/galleries', 'g/images/web/versions/1.0.0') }),
      from('elsewhere', { id: image.replace(SUBSCRIPTION, SUBSCRIPTION.replace(/a$/, 'b')) }),
      from('marketplace', { publisher: 'Canonical', offer: 'ubuntu-24_04-lts', sku: 'server', version: 'latest' }),
      { id: image, name: 'Web', type: 'Microsoft.Compute/images', location: 'westeurope', properties: {} },
    ];
    const { resource, server } = await collectAzure({ ...fixture([]), resources }, only);
    expect(resource('there').facets.launchTemplate).toEqual({
      state: 'value',
      value: { type: 'launch-template', image: 'available' },
    });
    expect(resource('gone').facets.launchTemplate).toMatchObject({ value: { image: 'missing' } });
    for (const name of ['gallery', 'elsewhere', 'marketplace'])
      expect(resource(name).facets.launchTemplate, name).toMatchObject({ state: 'unread', reason: 'not-collected' });
    expect(server.log().filter(line => line.endsWith('/images'))).toHaveLength(1);
    const denied = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Compute/images/*'] }] };
    const hidden = await collectAzure({ ...fixture([]), resources, permissions: denied }, only);
    expect(hidden.resource('there').facets.launchTemplate).toMatchObject({ state: 'unread', reason: 'denied' });
    const plain = await collectAzure(fixture([set('web')]), only);
    expect(
      plain.server.log().filter(line => line.endsWith('/images')),
      'nobody asks',
    ).toEqual([]);
  });

  it('of a Kubernetes service is its pools, which others list', async () => {
    const { population } = await collectAzure(
      fixture([set('aks-default-vmss', {}, { tags: { 'aks-managed-poolName': 'default' } })]),
      only,
    );
    expect(population('server-group')?.reading).toEqual({ state: 'value', value: 0 });
  });

  it('does not say how it grows where its rules are not shown', async () => {
    const { resource } = await collectAzure(
      {
        ...fixture([set('web'), rule(armPath(VMSS, 'web'))]),
        permissions: { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Insights/*'] }] },
      },
      only,
    );
    expect(resource('web').facets.scaling).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('the size of a machine', () => {
  it.each([
    'Standard_D2', 'Standard_DS13-4_v2', 'Standard_D2_v2_Promo', 'Standard_B2ms', 'Standard_B1ls', 'Standard_A4m_v2', 'Basic_A1',
    'Standard_F4s', 'Standard_F4s_v2', 'Standard_GS5-16', 'Standard_L8s_v2', 'Standard_M192idms_v2', 'Standard_NV12s_v3', 'Standard_NC24rs_v3',
  ])('%s ends', size => { expect(isRetiredSize(size)).toBe(true); }); // prettier-ignore

  it.each([
    'Standard_D2s_v3', 'Standard_D4ads_v5', 'Standard_B2s_v2', 'Standard_B2als_v2', 'Standard_F8as_v6', 'Standard_L8s_v3', 'Standard_M64s_v2',
    'Standard_E4_v3', 'Standard_NC24ads_A100_v4', 'Standard_NV6ads_A10_v5', 'Standard_DC2s_v3', 'Standard_GB200',
  ])('%s stays', size => { expect(isRetiredSize(size)).toBe(false); }); // prettier-ignore

  it('says from which on it may go past the host to the network', () => {
    const sizes = ['Standard_D4s_v3', 'Standard_E16-4ads_v5', 'Standard_D2s_v5', 'Standard_D4s_v6', 'Standard_DS3_v2'];
    expect(sizes.filter(supportsAcceleratedNetworking)).toEqual(['Standard_D4s_v3', 'Standard_E16-4ads_v5']);
  });
});

it('managed identities and automatic repairs are read from the model', async () => {
  const identity = (type: string, more = {}) => ({ identity: { type, ...more } });
  const { resource } = await collectAzure(
    fixture([
      virtualMachine('bare'),
      virtualMachine('own', {}, identity('SystemAssigned')),
      virtualMachine(
        'given',
        {},
        identity('UserAssigned', { userAssignedIdentities: { [armPath(VM, 'printer')]: {} } }),
      ),
      set('left-alone'),
      set('repaired', { automaticRepairsPolicy: { enabled: true, gracePeriod: 'PT30M' } }),
    ]),
    only,
  );
  expect(resource('bare').facets.workloadIdentity).toEqual({ state: 'absent' });
  expect(resource('own').facets.workloadIdentity).toMatchObject({ value: 'its managed identity' });
  expect(resource('given').facets.workloadIdentity).toMatchObject({ value: 'printer' });
  expect(resource('left-alone').facets.autohealing).toMatchObject({ value: { enabled: false } });
  expect(resource('repaired').facets.autohealing).toMatchObject({ value: { enabled: true } });
});
