import { describe, expect, it } from 'vitest';
import type { AzureCollector } from '../../../../../src/providers/azure/context.ts';
import { azureDdosProtection } from '../../../../../src/providers/azure/services/ddos-protection/ddos-protection.ts';
import type { FacetName } from '../../../../../src/model/facets.ts';
import { absent, value } from '../../../../../src/model/reading.ts';
import type { ArmFixture, StoredResource } from '../../../../support/azure/arm-fixture.ts';
import { armPath, collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const scope = `/subscriptions/${SUBSCRIPTION}`;
async function accountFacet(
  collector: AzureCollector,
  facet: FacetName,
  fixture: Partial<ArmFixture>,
): Promise<unknown> {
  const { records } = await collectAzure({ subscriptions, ...fixture }, { collectors: [collector] });
  return records.flatMap(one => (one.record === 'facet' && one.id === scope ? [one.facets[facet]] : [])).at(-1);
}

describe('DDoS protection', () => {
  const net = (type: string, name: string, properties: Record<string, unknown>): StoredResource => ({
    id: armPath(`Microsoft.Network/${type}`, name),
    type: `Microsoft.Network/${type}`,
    location: 'westeurope',
    properties,
  });
  const network = (enableDdosProtection: boolean) => net('virtualNetworks', 'shop', { enableDdosProtection });
  const id = armPath('Microsoft.Network/virtualNetworks', 'shop');
  const gateway = net('applicationGateways', 'front', {
    gatewayIPConfigurations: [{ properties: { subnet: { id: `${id}/subnets/front` } } }],
  });
  const address = (protectionMode?: string) =>
    net('publicIPAddresses', 'ip', {
      ipConfiguration: { id: `${gateway.id}/frontendIPConfigurations/public` },
      ...(protectionMode === undefined ? {} : { ddosSettings: { protectionMode } }),
    });
  const edge: StoredResource = {
    id: `${armPath('Microsoft.Cdn/profiles', 'world')}/afdEndpoints/shop`,
    type: 'Microsoft.Cdn/profiles/afdEndpoints',
    location: 'Global',
    properties: {},
  };
  const protection = (...resources: StoredResource[]) =>
    accountFacet(azureDdosProtection, 'ddosProtection', { resources });
  const covering = (...ids: string[]) =>
    value({ protectedResources: ids.map(one => one.toLowerCase()).sort(), emergencyContacts: 1 });

  it('is absent without a plan and IP protection', async () => {
    expect(await protection(network(false), gateway, address(), edge)).toEqual(absent);
    expect(await protection()).toEqual(absent);
  });

  it('covers endpoints in a network with a plan, unless disabled for the address', async () => {
    expect(await protection(network(true), gateway, address(), edge)).toEqual(covering(gateway.id, edge.id));
    expect(await protection(network(true), gateway, address('VirtualNetworkInherited'))).toEqual(covering(gateway.id));
    expect(await protection(network(true), gateway, address('Disabled'))).toEqual(covering());
  });

  it('covers an address with IP protection', async () => {
    expect(await protection(network(false), gateway, address('Enabled'))).toEqual(covering(gateway.id));
    const other = net('publicIPAddresses', 'other', { ddosSettings: { protectionMode: 'Enabled' } });
    expect(await protection(network(false), gateway, address(), other)).toEqual(covering());
  });

  it('is unread when the networks are denied', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['Microsoft.Cdn/*/read'] }] };
    expect(await accountFacet(azureDdosProtection, 'ddosProtection', { permissions })).toMatchObject({
      state: 'unread',
      reason: 'denied',
    });
  });
});
