import { describe, expect, it } from 'vitest';
import { absent, value } from '../../../../../src/model/reading.ts';
import { azureFirewall } from '../../../../../src/providers/azure/services/azure-firewall/azure-firewall.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const net = (type: string, name: string): string => armPath(`Microsoft.Network/${type}`, name);
const firewall = {
  id: net('azureFirewalls', 'hub'),
  name: 'hub',
  type: 'Microsoft.Network/azureFirewalls',
  location: 'westeurope',
  properties: {
    threatIntelMode: 'Alert',
    ipConfigurations: [
      { name: 'ip', properties: { subnet: { id: `${net('virtualNetworks', 'v')}/subnets/AzureFirewallSubnet` } } },
    ],
  },
};
const base = { subscriptions: [{ subscriptionId: SUBSCRIPTION }], locations: LOCATIONS, resources: [firewall] };
const only = { collectors: [azureFirewall] };

describe('an Azure firewall', () => {
  it('inspects the traffic that leaves its network', async () => {
    const { facets } = (await collectAzure(base, only)).resource('hub');
    expect(facets).toMatchObject({ firewallDefaultAction: value('inspect'), allowedIngress: absent });
    expect(facets.relationships).toEqual(value([{ to: net('virtualNetworks', 'v').toLowerCase(), role: 'network' }]));
  });

  it('is unread when listing is denied', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Network/*'] }] };
    const { population } = await collectAzure({ ...base, permissions }, only);
    expect(population('firewall')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
