import { describe, expect, it } from 'vitest';
import { createInventoryIndex } from '../../../../../src/facts/inventory-index.ts';
import { reachableFromInternet } from '../../../../../src/facts/network/internet-reachability.ts';
import { azureNetwork } from '../../../../../src/providers/azure/services/network/network.ts';
import type { InventoryRecord } from '../../../../../src/model/inventory.ts';
import type { Facts } from '../../../../../src/model/facts.ts';
import { value } from '../../../../../src/model/reading.ts';
import type { Resource } from '../../../../../src/model/resource.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';
import type { ArmFixture } from '../../../../support/azure/arm-fixture.ts';
import { PROVIDER_TRAITS } from '../../../../../src/providers/index.ts';

const net = (type: string, name: string): string => armPath(`Microsoft.Network/${type}`, name);
const row = (type: string, name: string, properties: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  id: net(type, name),
  name,
  type: `Microsoft.Network/${type}`,
  location: 'westeurope',
  tags: {},
  properties: { provisioningState: 'Succeeded', ...properties },
  ...more,
});
const ref = (id: string) => ({ id });
const rule = (priority: number, access: string, source: string, port: string, more: Record<string, unknown> = {}) => ({
  name: `r${String(priority)}`,
  properties: {
    protocol: 'Tcp',
    sourcePortRange: '*',
    destinationPortRange: port,
    sourceAddressPrefix: source,
    destinationAddressPrefix: '*',
    access,
    priority,
    direction: 'Inbound',
    ...more,
  },
});
const DEFAULTS = [
  rule(65_000, 'Allow', 'VirtualNetwork', '*', { protocol: '*', destinationAddressPrefix: 'VirtualNetwork' }),
  rule(65_001, 'Allow', 'AzureLoadBalancer', '*', { protocol: '*' }),
  rule(65_500, 'Deny', '*', '*', { protocol: '*' }),
];
const group = (name: string, ...rules: ReturnType<typeof rule>[]) =>
  row('networkSecurityGroups', name, { securityRules: rules, defaultSecurityRules: DEFAULTS });
const vnet = (...subnets: { name: string; properties: Record<string, unknown> }[]) =>
  row('virtualNetworks', 'shop', {
    addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
    subnets: subnets.map(one => ({ id: `${net('virtualNetworks', 'shop')}/subnets/${one.name}`, ...one })),
    virtualNetworkPeerings: [],
  });
const subnet = (name: string, nsg?: string, more: Record<string, unknown> = {}) => ({
  name,
  properties: {
    addressPrefix: '10.0.0.0/24',
    ...(nsg === undefined ? {} : { networkSecurityGroup: ref(net('networkSecurityGroups', nsg)) }),
    ...more,
  },
});
const address = (name: string, sku = 'Standard', more: Record<string, unknown> = {}) =>
  row(
    'publicIPAddresses',
    name,
    { publicIPAddressVersion: 'IPv4', ipAddress: '203.0.113.7', ...more },
    { sku: { name: sku, tier: 'Regional' } },
  );
const vm = (name: string): string => armPath('Microsoft.Compute/virtualMachines', name);
const networkInterface = (
  name: string,
  {
    nsg,
    ip,
    home = 'web',
    asg,
    ...more
  }: { nsg?: string; ip?: string; home?: string; asg?: string } & Record<string, unknown> = {},
) =>
  row('networkInterfaces', `${name}-nic`, {
    virtualMachine: ref(vm(name)),
    ...(nsg === undefined ? {} : { networkSecurityGroup: ref(net('networkSecurityGroups', nsg)) }),
    ipConfigurations: [
      {
        name: 'ipconfig1',
        id: `${net('networkInterfaces', `${name}-nic`)}/ipConfigurations/ipconfig1`,
        properties: {
          privateIPAddress: '10.0.0.4',
          subnet: ref(`${net('virtualNetworks', 'shop')}/subnets/${home}`),
          ...(ip === undefined ? {} : { publicIPAddress: ref(net('publicIPAddresses', ip)) }),
          ...(asg === undefined ? {} : { applicationSecurityGroups: [ref(net('applicationSecurityGroups', asg))] }),
          ...more,
        },
      },
    ],
  });
const base = { subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }], locations: LOCATIONS };
const only = { collectors: [azureNetwork] };
/** Ports of each server that are reachable from the internet, by the fact. */
async function reached(fixture: Partial<ArmFixture>, kind: Resource['kind'] = 'server') {
  const { records } = await collectAzure({ ...base, ...fixture }, only);
  const of = <R extends InventoryRecord['record']>(record: R) =>
    records.filter((one): one is Extract<InventoryRecord, { record: R }> => one.record === record);
  const added = of('facet');
  const machines = added.map(({ id, facets }) => ({
    id,
    facets,
    kind: 'server',
    type: 'Microsoft.Compute/virtualMachines',
    name: id.split('/').at(-1) ?? id,
    provider: 'azure',
    account: SUBSCRIPTION,
    region: 'westeurope',
    tags: {},
  }));
  const resources = [...of('resource'), ...machines] as unknown as Resource[];
  const index = createInventoryIndex(
    {
      header: { targets: [{ provider: 'azure', account: SUBSCRIPTION, regions: [] }] },
      units: of('unit'),
      populations: of('population'),
      refusals: [],
      resources,
    } as unknown as Parameters<typeof createInventoryIndex>[0],
    PROVIDER_TRAITS,
  );
  const prepared = reachableFromInternet.prepare(index);
  return Object.fromEntries(
    resources
      .filter(one => one.kind === kind)
      .map(one => {
        const reading = reachableFromInternet.compute(one, prepared, index);
        return [
          one.name,
          reading.state === 'value'
            ? (reading.value as Facts['reachableFromInternet']).allowedIngress.map(
                ({ protocol, fromPort, toPort }) => `${protocol} ${String(fromPort)}-${String(toPort)}`,
              )
            : reading.state,
        ];
      }),
  );
}

describe('a virtual machine behind a load balancer', () => {
  const loadBalancer = (front: Record<string, unknown>) => {
    const id = net('loadBalancers', 'front');
    const part = (kind: string, name: string) => ref(`${id}/${kind}/${name}`);
    return row(
      'loadBalancers',
      'front',
      {
        frontendIPConfigurations: [{ name: 'fe', ...part('frontendIPConfigurations', 'fe'), properties: front }],
        backendAddressPools: [
          {
            name: 'pool',
            ...part('backendAddressPools', 'pool'),
            properties: {
              backendIPConfigurations: [ref(`${net('networkInterfaces', 'web-1-nic')}/ipConfigurations/ipconfig1`)],
            },
          },
        ],
        loadBalancingRules: [],
        inboundNatRules: [
          {
            name: 'admin',
            ...part('inboundNatRules', 'admin'),
            properties: {
              protocol: 'Tcp',
              frontendPort: 50_001,
              backendPort: 22,
              frontendIPConfiguration: part('frontendIPConfigurations', 'fe'),
            },
          },
        ],
      },
      { sku: { name: 'Standard' } },
    );
  };
  const passedOn = { loadBalancerInboundNatRules: [ref(`${net('loadBalancers', 'front')}/inboundNatRules/admin`)] };

  it('is reachable on the forwarded ports only', async () => {
    const resources = [
      vnet(subnet('web', 'outer')),
      group('outer', rule(100, 'Allow', '*', '*')),
      address('ip'),
      loadBalancer({ publicIPAddress: ref(net('publicIPAddresses', 'ip')) }),
      networkInterface('web-1', passedOn),
    ];
    expect(await reached({ resources })).toEqual({ 'web-1': ['tcp 22-22'] });
    expect(await reached({ resources }, 'load-balancer')).toEqual({ front: ['tcp 50001-50001'] });
  });

  it('is a target, which is unread without the network interfaces', async () => {
    const resources = [
      vnet(subnet('web')),
      loadBalancer({}),
      networkInterface('web-1', passedOn),
      networkInterface('web-2', {}),
    ];
    const targets = async (more: Partial<ArmFixture> = {}) => {
      const { resource } = await collectAzure({ ...base, resources, ...more }, only);
      return resource('front').facets.targets;
    };
    expect(await targets()).toEqual(
      value([{ id: armPath('Microsoft.Compute/virtualMachines', 'web-1').toLowerCase() }]),
    );
    const actions = [{ actions: ['*/read'], notActions: ['Microsoft.Network/networkInterfaces/read'] }];
    expect(await targets({ permissions: { [SUBSCRIPTION]: actions } })).toMatchObject({ state: 'unread' });
  });

  it('is not reachable through an internal frontend', async () => {
    const resources = [
      vnet(subnet('web', 'outer')),
      group('outer', rule(100, 'Allow', '*', '*')),
      loadBalancer({ subnet: ref(`${net('virtualNetworks', 'shop')}/subnets/web`) }),
      networkInterface('web-1', passedOn),
    ];
    expect(await reached({ resources })).toEqual({ 'web-1': [] });
    expect(await reached({ resources }, 'load-balancer')).toEqual({ front: [] });
  });
});
