import { describe, expect, it } from 'vitest';
import { azureVpnGateway } from '../../../../../src/providers/azure/services/vpn-gateway/vpn-gateway.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const net = (type: string, name: string): string => armPath(`Microsoft.Network/${type}`, name);
const row = (type: string, name: string, properties: Record<string, unknown>) => ({
  id: net(type, name),
  name,
  type: `Microsoft.Network/${type}`,
  location: 'westeurope',
  properties: { provisioningState: 'Succeeded', ...properties },
});
const gateway = (name: string, sku: string) =>
  row('virtualNetworkGateways', name, { gatewayType: 'Vpn', sku: { name: sku, tier: sku }, activeActive: true });
const connection = (name: string, connectionStatus: string, farSide: Record<string, unknown> = {}) =>
  row('connections', name, {
    connectionType: 'IPsec',
    virtualNetworkGateway1: { id: net('virtualNetworkGateways', 'vpn') },
    localNetworkGateway2: { id: net('localNetworkGateways', 'office') },
    connectionStatus,
    ...farSide,
  });
const base = { subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }], locations: LOCATIONS };
const only = { collectors: [azureVpnGateway] };
const read = (...resources: ReturnType<typeof row>[]) => collectAzure({ ...base, resources }, only);

describe('a VPN gateway', () => {
  it('is zone-redundant only with a SKU whose name ends in AZ', async () => {
    const { resource } = await read(gateway('vpn', 'VpnGw1'), gateway('safe', 'VpnGw1AZ'));
    expect(resource('vpn').facets.placement).toMatchObject({ value: { spread: 'single-zone' } });
    expect(resource('safe').facets.placement).toMatchObject({ value: { spread: 'multi-zone' } });
  });

  it('has connections with a peer device and its tunnels; one with an unknown status is unread', async () => {
    const { resource } = await read(
      connection('up', 'Connected'),
      connection('down', 'NotConnected'),
      connection('dim', 'Unknown'),
    );
    const peerDevice = net('localNetworkGateways', 'office').toLowerCase();
    expect(resource('up').facets.hybridConnection).toMatchObject({ value: { peerDevice, tunnels: 1, tunnelsUp: 1 } });
    expect(resource('down').facets.hybridConnection).toMatchObject({ value: { tunnelsUp: 0 } });
    expect(resource('dim').facets.hybridConnection).toMatchObject({ state: 'unread' });
  });

  it('has no hybrid connection between two virtual networks', async () => {
    const inside = { virtualNetworkGateway2: { id: net('virtualNetworkGateways', 'other') } };
    const { resource } = await read(connection('inside', 'Connected', inside));
    expect(resource('inside').facets.hybridConnection).toEqual({ state: 'absent' });
  });

  it('is unread when listing is denied', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Network/*'] }] };
    const { population } = await collectAzure({ ...base, resources: [gateway('vpn', 'VpnGw1')], permissions }, only);
    expect(population('network-connection')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
