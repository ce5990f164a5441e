import { describe, expect, it } from 'vitest';
import { azureNetwork } from '../../../../../src/providers/azure/services/network/network.ts';
import { value } from '../../../../../src/model/reading.ts';
import type { StoredResource } from '../../../../support/azure/arm-fixture.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

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
const base = { subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }], locations: LOCATIONS };
const only = { collectors: [azureNetwork] };

describe('a virtual network', () => {
  const flowLog = (target: string, more: Record<string, unknown> = {}) => ({
    id: `${net('networkWatchers', 'watcher')}/flowLogs/log`,
    name: 'log',
    type: 'Microsoft.Network/networkWatchers/flowLogs',
    location: 'westeurope',
    properties: { targetResourceId: target, enabled: true, provisioningState: 'Succeeded', ...more },
  });
  const networkWatcher = (location: string) => ({
    id: net('networkWatchers', 'watcher'),
    name: 'watcher',
    type: 'Microsoft.Network/networkWatchers',
    location,
    properties: { provisioningState: 'Succeeded' },
  });
  const shop = net('virtualNetworks', 'shop');

  it('cannot have flow logs without a Network Watcher in its region', async () => {
    const kept = async (...more: StoredResource[]) => {
      const { resource } = await collectAzure({ ...base, resources: [vnet(subnet('web')), ...more] }, only);
      return resource('shop').facets.flowLogs;
    };
    expect(await kept(networkWatcher('northeurope'))).toEqual(value('unavailable'));
    expect(await kept(networkWatcher('West Europe'))).toEqual(value('disabled'));
  });

  it('has DNS filtering with a security policy that blocks queries', async () => {
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
      const { resource } = await collectAzure({ ...base, resources: [vnet(subnet('web')), ...more] }, only);
      return resource('shop').facets.dnsFiltering;
    };
    expect(await filtered(link, rule('Block'))).toEqual(value(true));
    expect(await filtered(link, rule('Alert'))).toEqual(value(false));
    expect(await filtered(link, rule('Block', { dnsSecurityRuleState: 'Disabled' }))).toEqual(value(false));
    expect(await filtered(rule('Block'))).toEqual(value(false));
  });

  it('has unread DNS filtering behind a virtual hub', async () => {
    const hub = '/subscriptions/x/resourceGroups/RG_hub/providers/Microsoft.Network/virtualNetworks/HV_hub_1a2b';
    const network = vnet(subnet('web'));
    const properties = {
      ...network.properties,
      virtualNetworkPeerings: [{ properties: { remoteVirtualNetwork: { id: hub } } }],
    };
    const { resource } = await collectAzure({ ...base, resources: [{ ...network, properties }] }, only);
    expect(resource('shop').facets.dnsFiltering).toMatchObject({ state: 'unread', reason: 'not-collected' });
  });

  it('has flow logs of its own or of a security group', async () => {
    const read = async (target: string, more = {}) => {
      const { resource } = await collectAzure(
        {
          ...base,
          resources: [
            vnet(subnet('web', 'outer')),
            group('outer'),
            networkWatcher('westeurope'),
            flowLog(target, more),
          ],
        },
        only,
      );
      return [resource('shop').facets.flowLogs, resource('shop/web').facets.flowLogs];
    };
    expect(await read(shop)).toEqual([value('enabled'), value('disabled')]);
    expect(await read(shop.toUpperCase(), { enabled: false })).toEqual([value('disabled'), value('disabled')]);
    expect(await read(shop, { provisioningState: 'Failed' })).toEqual([value('delivery-failed'), value('disabled')]);
    expect(await read(net('networkSecurityGroups', 'outer'))).toEqual([value('disabled'), value('enabled')]);
  });

  it('has no routes and rules in subnets reserved for Azure services', async () => {
    const { resource } = await collectAzure(
      { ...base, resources: [vnet(subnet('GatewaySubnet'), subnet('web'))] },
      only,
    );
    expect(resource('shop/GatewaySubnet').facets.ingressRules).toEqual(value([]));
    expect(resource('shop/web').facets.ingressRules).toEqual({ state: 'absent' });
    expect(resource('shop/web').facets.placement).toMatchObject({ value: { spread: 'multi-zone' } });
  });

  it('is read with one query', async () => {
    const { server } = await collectAzure({ ...base, resources: [vnet(subnet('web')), group('outer')] }, only);
    expect(server.log().filter(line => line.startsWith('POST'))).toHaveLength(1);
  });

  it('is unread when listing is denied', async () => {
    const permissions = {
      [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Network/virtualNetworks/*'] }],
    };
    const { population } = await collectAzure({ ...base, resources: [vnet(subnet('web'))], permissions }, only);
    expect(population('network')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(population('subnet')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(population('firewall')?.reading).toEqual({ state: 'value', value: 0 });
  });
});
