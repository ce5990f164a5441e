import { describe, expect, it } from 'vitest';
import { createInventoryIndex } from '../../../../../src/facts/inventory-index.ts';
import { reachableFromInternet } from '../../../../../src/facts/network/internet-reachability.ts';
import { azureNetwork } from '../../../../../src/providers/azure/services/network/network.ts';
import type { InventoryRecord } from '../../../../../src/model/inventory.ts';
import type { Facts } from '../../../../../src/model/facts.ts';
import { value } from '../../../../../src/model/reading.ts';
import type { Resource } from '../../../../../src/model/resource.ts';
import type { StoredResource } from '../../../../support/azure/arm.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';
import type { ArmWorld } from '../../../../support/azure/arm.ts';
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
const card = (
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
const principals = { collectors: [azureNetwork] };

/** What strangers reach of each machine, by the fact that the checks ask. */
async function reached(world: Partial<ArmWorld>, kind: Resource['kind'] = 'server') {
  const { records } = await collectAzure({ ...base, ...world }, principals);
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

const ssh = rule(100, 'Allow', 'Internet', '22');
const web = rule(110, 'Allow', '*', '443');

describe('a machine with a public address', () => {
  it('is reached where the group of its card and that of its subnet both let it in', async () => {
    const world = (first: ReturnType<typeof group>, second: ReturnType<typeof group>) => ({
      resources: [
        vnet(subnet('web', 'outer')),
        first,
        second,
        address('ip'),
        card('web-1', { nsg: 'inner', ip: 'ip' }),
      ],
    });
    expect(await reached(world(group('inner', ssh, web), group('outer', web)))).toEqual({ 'web-1': ['tcp 443-443'] });
    expect(await reached(world(group('inner', ssh), group('outer', ssh)))).toEqual({ 'web-1': ['tcp 22-22'] });
    expect(await reached(world(group('inner'), group('outer', ssh)))).toEqual({ 'web-1': [] });
  });

  it('is not reached where a refusal of higher priority stands before, and is where it comes too late or says too little', async () => {
    const world = (...rules: ReturnType<typeof rule>[]) => ({
      resources: [vnet(subnet('web', 'outer')), group('outer', ...rules), address('ip'), card('web-1', { ip: 'ip' })],
    });
    expect(await reached(world(rule(90, 'Deny', 'Internet', '20-30'), ssh))).toEqual({ 'web-1': [] });
    expect(await reached(world(ssh, rule(200, 'Deny', '*', '*')))).toEqual({ 'web-1': ['tcp 22-22'] });
    expect(await reached(world(rule(90, 'Deny', '198.51.100.0/24', '*'), ssh))).toEqual({ 'web-1': ['tcp 22-22'] });
    expect(await reached(world(rule(90, 'Allow', 'AzureCloud', '22')))).toEqual({ 'web-1': [] });
    expect(await reached(world(rule(90, 'Allow', '203.0.113.9', '22')))).toEqual({ 'web-1': [] });
  });

  it('is judged by the application security group that a rule names', async () => {
    const toAdmins = { destinationAddressPrefix: undefined, destinationApplicationSecurityGroups: [ref(net('applicationSecurityGroups', 'admins'))] }; // prettier-ignore
    const resources = [
      vnet(subnet('web', 'outer')),
      group('outer', rule(100, 'Allow', 'Internet', '22', toAdmins)),
      address('ip'),
      address('ip2'),
      card('web-1', { ip: 'ip' }),
      card('jump-1', { ip: 'ip2', asg: 'Admins' }),
    ];
    expect(await reached({ resources })).toEqual({ 'web-1': [], 'jump-1': ['tcp 22-22'] });
    const { resource } = await collectAzure({ ...base, resources }, principals);
    expect(resource('outer').facets.allowedIngress).toMatchObject({
      value: expect.arrayContaining([
        { protocol: 'tcp', fromPort: 22, toPort: 22, sources: ['0.0.0.0/0', '::/0'] },
      ]) as unknown,
    });
  });

  it('without any group is closed behind a standard address and wide open behind a basic one', async () => {
    const world = (sku: string) => ({
      resources: [vnet(subnet('web')), address('ip', sku), card('web-1', { ip: 'ip' })],
    });
    expect(await reached(world('Standard'))).toEqual({ 'web-1': [] });
    expect(await reached(world('Basic'))).toEqual({ 'web-1': ['all 0-65535'] });
  });

  it('is not reached where a table sends everything to an appliance', async () => {
    const table = row('routeTables', 'inspected', {
      routes: [
        {
          name: 'all',
          properties: { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.0.1.4' },
        },
      ],
    });
    const resources = [
      vnet(subnet('web', 'outer', { routeTable: ref(net('routeTables', 'inspected')) })),
      group('outer', ssh),
      table,
      address('ip'),
      card('web-1', { ip: 'ip' }),
    ];
    expect(await reached({ resources })).toEqual({ 'web-1': [] });
  });

  it('takes the short way where all of its cards do', async () => {
    const fast = (name: string, on: boolean) => {
      const made = card(name);
      return { ...made, properties: { ...made.properties, enableAcceleratedNetworking: on } };
    };
    const second = { ...fast('mixed', false), id: net('networkInterfaces', 'mixed-2'), name: 'mixed-2' };
    const { records } = await collectAzure(
      { ...base, resources: [vnet(subnet('web')), fast('web-1', true), card('web-2'), fast('mixed', true), second] },
      principals,
    );
    const ways = records.flatMap(one =>
      one.record === 'facet' ? [[one.id.split('/').at(-1), one.facets.acceleratedNetworking]] : [],
    );
    expect(Object.fromEntries(ways)).toEqual({
      'web-1': { state: 'value', value: true },
      'web-2': { state: 'value', value: false },
      mixed: { state: 'value', value: false },
    });
  });

  it('is unread, and not safe, where the groups may not be seen', async () => {
    const resources = [vnet(subnet('web', 'outer')), group('outer', ssh), address('ip'), card('web-1', { ip: 'ip' })];
    const permissions = {
      [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Network/networkSecurityGroups/*'] }],
    };
    expect(await reached({ resources, permissions })).toEqual({ 'web-1': 'unread' });
  });
});

describe('a machine behind a balancer', () => {
  const balancer = (front: Record<string, unknown>) => {
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

  it('is reached on the ports that the balancer passes on, and on no other', async () => {
    const resources = [
      vnet(subnet('web', 'outer')),
      group('outer', rule(100, 'Allow', '*', '*')),
      address('ip'),
      balancer({ publicIPAddress: ref(net('publicIPAddresses', 'ip')) }),
      card('web-1', passedOn),
    ];
    expect(await reached({ resources })).toEqual({ 'web-1': ['tcp 22-22'] });
    expect(await reached({ resources }, 'load-balancer')).toEqual({ front: ['tcp 50001-50001'] });
  });

  it('is among what the balancer sends visits to, well or ill, and unread where the cards may not be seen', async () => {
    const resources = [vnet(subnet('web')), balancer({}), card('web-1', passedOn), card('web-2', {})];
    const targets = async (more: Partial<ArmWorld> = {}) => {
      const { resource } = await collectAzure({ ...base, resources, ...more }, principals);
      return resource('front').facets.targets;
    };
    expect(await targets()).toEqual(
      value([{ id: armPath('Microsoft.Compute/virtualMachines', 'web-1').toLowerCase() }]),
    );
    const actions = [{ actions: ['*/read'], notActions: ['Microsoft.Network/networkInterfaces/read'] }];
    expect(await targets({ permissions: { [SUBSCRIPTION]: actions } })).toMatchObject({ state: 'unread' });
  });

  it('is not reached through a front inside the network', async () => {
    const resources = [
      vnet(subnet('web', 'outer')),
      group('outer', rule(100, 'Allow', '*', '*')),
      balancer({ subnet: ref(`${net('virtualNetworks', 'shop')}/subnets/web`) }),
      card('web-1', passedOn),
    ];
    expect(await reached({ resources })).toEqual({ 'web-1': [] });
    expect(await reached({ resources }, 'load-balancer')).toEqual({ front: [] });
  });
});

describe('a network', () => {
  const flowLog = (target: string, more: Record<string, unknown> = {}) => ({
    id: `${net('networkWatchers', 'watcher')}/flowLogs/log`,
    name: 'log',
    type: 'Microsoft.Network/networkWatchers/flowLogs',
    location: 'westeurope',
    properties: { targetResourceId: target, enabled: true, provisioningState: 'Succeeded', ...more },
  });
  const watcher = (location: string) => ({
    id: net('networkWatchers', 'watcher'),
    name: 'watcher',
    type: 'Microsoft.Network/networkWatchers',
    location,
    properties: { provisioningState: 'Succeeded' },
  });
  const shop = net('virtualNetworks', 'shop');

  it('cannot be written down where what would do it is switched off in its region', async () => {
    const kept = async (...more: StoredResource[]) => {
      const { resource } = await collectAzure({ ...base, resources: [vnet(subnet('web')), ...more] }, principals);
      return resource('shop').facets.flowLogs;
    };
    expect(await kept(watcher('northeurope'))).toEqual(value('unavailable'));
    expect(await kept(watcher('West Europe'))).toEqual(value('disabled'));
  });

  it('has its questions for names filtered by a policy that refuses some', async () => {
    const policy = net('dnsResolverPolicies', 'names');
    const rule = (actionType: string, more = {}) => ({
      id: `${policy}/dnsSecurityRules/bad`,
      type: 'Microsoft.Network/dnsResolverPolicies/dnsSecurityRules',
      location: 'westeurope',
      properties: { priority: 100, action: { actionType }, dnsSecurityRuleState: 'Enabled', ...more },
    });
    const link = {
      id: `${policy}/virtualNetworkLinks/shop`,
      type: 'Microsoft.Network/dnsResolverPolicies/virtualNetworkLinks',
      location: 'westeurope',
      properties: { virtualNetwork: { id: shop.toUpperCase() } },
    };
    const filtered = async (...more: StoredResource[]) => {
      const { resource } = await collectAzure({ ...base, resources: [vnet(subnet('web')), ...more] }, principals);
      return resource('shop').facets.dnsFiltering;
    };
    expect(await filtered(link, rule('Block'))).toEqual(value(true));
    expect(await filtered(link, rule('Alert'))).toEqual(value(false));
    expect(await filtered(link, rule('Block', { dnsSecurityRuleState: 'Disabled' }))).toEqual(value(false));
    expect(await filtered(rule('Block'))).toEqual(value(false));
  });

  it('leaves open what a virtual hub does with what leaves it', async () => {
    const hub = '/subscriptions/x/resourceGroups/RG_hub/providers/Microsoft.Network/virtualNetworks/HV_hub_1a2b';
    const network = vnet(subnet('web'));
    const properties = {
      ...network.properties,
      virtualNetworkPeerings: [{ properties: { remoteVirtualNetwork: { id: hub } } }],
    };
    const { resource } = await collectAzure({ ...base, resources: [{ ...network, properties }] }, principals);
    expect(resource('shop').facets.dnsFiltering).toMatchObject({ state: 'unread', reason: 'not-collected' });
  });

  it('says whether its traffic is written down, by its own log or by that of a group', async () => {
    const read = async (target: string, more = {}) => {
      const { resource } = await collectAzure(
        {
          ...base,
          resources: [vnet(subnet('web', 'outer')), group('outer'), watcher('westeurope'), flowLog(target, more)],
        },
        principals,
      );
      return [resource('shop').facets.flowLogs, resource('shop/web').facets.flowLogs];
    };
    expect(await read(shop)).toEqual([value('enabled'), value('disabled')]);
    expect(await read(shop.toUpperCase(), { enabled: false })).toEqual([value('disabled'), value('disabled')]);
    expect(await read(shop, { provisioningState: 'Failed' })).toEqual([value('delivery-failed'), value('disabled')]);
    expect(await read(net('networkSecurityGroups', 'outer'))).toEqual([value('disabled'), value('enabled')]);
  });

  it('keeps the subnets of its gateways out of what must be guarded', async () => {
    const { resource } = await collectAzure(
      { ...base, resources: [vnet(subnet('GatewaySubnet'), subnet('web'))] },
      principals,
    );
    expect(resource('shop/GatewaySubnet').facets.ingressRules).toEqual(value([]));
    expect(resource('shop/web').facets.ingressRules).toMatchObject({ value: [{ allow: true, source: '*' }] });
    expect(resource('shop/web').facets.placement).toMatchObject({ value: { spread: 'multi-zone' } });
  });

  it('is all read in one question', async () => {
    const { server } = await collectAzure({ ...base, resources: [vnet(subnet('web')), group('outer')] }, principals);
    expect(server.log().filter(line => line.startsWith('POST'))).toHaveLength(1);
  });

  it('is unread as a whole where it may not be listed', async () => {
    const permissions = {
      [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Network/virtualNetworks/*'] }],
    };
    const { population } = await collectAzure({ ...base, resources: [vnet(subnet('web'))], permissions }, principals);
    expect(population('network')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(population('subnet')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(population('firewall')?.reading).toEqual({ state: 'value', value: 0 });
  });
});
