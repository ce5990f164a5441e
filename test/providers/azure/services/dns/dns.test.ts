import { describe, expect, it } from 'vitest';
import { value } from '../../../../../src/model/reading.ts';
import { azureDns } from '../../../../../src/providers/azure/services/dns/dns.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const net = (type: string, name: string): string => armPath(`Microsoft.Network/${type}`, name);
const zone = {
  id: net('dnsZones', 'example.com'),
  name: 'example.com',
  type: 'Microsoft.Network/dnsZones',
  location: 'global',
  properties: { zoneType: 'Public', numberOfRecordSets: 4 },
};
const DNSSEC = `${zone.id}/dnssecConfigs/default`;
const base = { subscriptions: [{ subscriptionId: SUBSCRIPTION }], locations: LOCATIONS, resources: [zone] };
const only = { collectors: [azureDns] };

describe('a DNS zone', () => {
  it('is signed where it has a DNSSEC configuration, and unread where that is denied', async () => {
    const dnsZone = async (more: object) =>
      (await collectAzure({ ...base, ...more }, only)).resource('example.com').facets.dnsZone;
    const answers = { [DNSSEC]: { properties: {} } };
    expect(await dnsZone({ answers })).toEqual(value({ public: true, dnssec: true }));
    expect(await dnsZone({})).toEqual(value({ public: true, dnssec: false }));
    const refusals = [[/dnssecConfigs/, { status: 403, code: 'AuthorizationFailed' }]] as const;
    expect(await dnsZone({ refusals })).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('is unread when listing is denied', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Network/*'] }] };
    const { population } = await collectAzure({ ...base, permissions }, only);
    expect(population('dns-zone')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
