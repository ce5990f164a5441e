import { describe, expect, it } from 'vitest';
import { createInventoryIndex } from '../../../../../src/facts/inventory-index.ts';
import { reachableFromInternet } from '../../../../../src/facts/network/internet-reachability.ts';
import { azureNetwork } from '../../../../../src/providers/azure/services/network/network.ts';
import type { InventoryRecord } from '../../../../../src/model/inventory.ts';
import type { Facts } from '../../../../../src/model/facts.ts';
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
const ssh = rule(100, 'Allow', 'Internet', '22');
const web = rule(110, 'Allow', '*', '443');

describe('a virtual machine with a public address', () => {
  it('is reachable where the security groups of its interface and its subnet both allow it', async () => {
    const fixture = (first: ReturnType<typeof group>, second: ReturnType<typeof group>) => ({
      resources: [
        vnet(subnet('web', 'outer')),
        first,
        second,
        address('ip'),
        networkInterface('web-1', { nsg: 'inner', ip: 'ip' }),
      ],
    });
    expect(await reached(fixture(group('inner', ssh, web), group('outer', web)))).toEqual({ 'web-1': ['tcp 443-443'] });
    expect(await reached(fixture(group('inner', ssh), group('outer', ssh)))).toEqual({ 'web-1': ['tcp 22-22'] });
    expect(await reached(fixture(group('inner'), group('outer', ssh)))).toEqual({ 'web-1': [] });
  });

  it('is not reachable with a deny rule of higher priority; a later or narrower one does not matter', async () => {
    const fixture = (...rules: ReturnType<typeof rule>[]) => ({
      resources: [
        vnet(subnet('web', 'outer')),
        group('outer', ...rules),
        address('ip'),
        networkInterface('web-1', { ip: 'ip' }),
      ],
    });
    expect(await reached(fixture(rule(90, 'Deny', 'Internet', '20-30'), ssh))).toEqual({ 'web-1': [] });
    expect(await reached(fixture(ssh, rule(200, 'Deny', '*', '*')))).toEqual({ 'web-1': ['tcp 22-22'] });
    expect(await reached(fixture(rule(90, 'Deny', '198.51.100.0/24', '*'), ssh))).toEqual({ 'web-1': ['tcp 22-22'] });
    expect(await reached(fixture(rule(90, 'Allow', 'AzureCloud.WestEurope', '22')))).toEqual({
      'web-1': ['tcp 22-22'],
    });
    expect(await reached(fixture(rule(90, 'Allow', 'Storage', '22')))).toEqual({ 'web-1': [] });
    expect(await reached(fixture(rule(90, 'Allow', '203.0.113.9', '22')))).toEqual({ 'web-1': [] });
  });

  it('is matched by application security groups', async () => {
    const toAdmins = { destinationAddressPrefix: undefined, destinationApplicationSecurityGroups: [ref(net('applicationSecurityGroups', 'admins'))] }; // prettier-ignore
    const resources = [
      vnet(subnet('web', 'outer')),
      group('outer', rule(100, 'Allow', 'Internet', '22', toAdmins)),
      address('ip'),
      address('ip2'),
      networkInterface('web-1', { ip: 'ip' }),
      networkInterface('jump-1', { ip: 'ip2', asg: 'Admins' }),
    ];
    expect(await reached({ resources })).toEqual({ 'web-1': [], 'jump-1': ['tcp 22-22'] });
    const { resource } = await collectAzure({ ...base, resources }, only);
    expect(resource('outer').facets.allowedIngress).toMatchObject({
      value: expect.arrayContaining([
        { protocol: 'tcp', fromPort: 22, toPort: 22, sources: ['0.0.0.0/0', '::/0'], names: ['r100'] },
      ]) as unknown,
    });
  });

  it('is closed without a security group behind a Standard address, and open behind a Basic one', async () => {
    const fixture = (sku: string) => ({
      resources: [vnet(subnet('web')), address('ip', sku), networkInterface('web-1', { ip: 'ip' })],
    });
    expect(await reached(fixture('Standard'))).toEqual({ 'web-1': [] });
    expect(await reached(fixture('Basic'))).toEqual({ 'web-1': ['all 0-65535'] });
  });

  it('is not reachable with a default route to an appliance', async () => {
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
      networkInterface('web-1', { ip: 'ip' }),
    ];
    expect(await reached({ resources })).toEqual({ 'web-1': [] });
  });

  it('has accelerated networking where all its interfaces do', async () => {
    const fast = (name: string, on: boolean) => {
      const made = networkInterface(name);
      return { ...made, properties: { ...made.properties, enableAcceleratedNetworking: on } };
    };
    const second = { ...fast('mixed', false), id: net('networkInterfaces', 'mixed-2'), name: 'mixed-2' };
    const { records } = await collectAzure(
      {
        ...base,
        resources: [vnet(subnet('web')), fast('web-1', true), networkInterface('web-2'), fast('mixed', true), second],
      },
      only,
    );
    const paths = records.flatMap(one =>
      one.record === 'facet' ? [[one.id.split('/').at(-1), one.facets.acceleratedNetworking]] : [],
    );
    expect(Object.fromEntries(paths)).toEqual({
      'web-1': { state: 'value', value: true },
      'web-2': { state: 'value', value: false },
      mixed: { state: 'value', value: false },
    });
  });

  it('has unread reachability without the security groups', async () => {
    const resources = [
      vnet(subnet('web', 'outer')),
      group('outer', ssh),
      address('ip'),
      networkInterface('web-1', { ip: 'ip' }),
    ];
    const permissions = {
      [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Network/networkSecurityGroups/*'] }],
    };
    expect(await reached({ resources, permissions })).toEqual({ 'web-1': 'unread' });
  });
});
