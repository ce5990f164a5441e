import { absent, value, type Reading } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import { listCall, type ArmResource } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { getProperties, headOf, propertiesOf } from '../../facets/common-facets.ts';
import { DNS_ZONES, NETWORK_EDGE_TYPES } from '../network/network-types.ts';
import { isEnumValue } from '../../enum-value.ts';

const DNSSEC_CALL = 'Microsoft.Network/dnsZones/dnssecConfigs:get';

/** Zones of Azure DNS and whether they are signed. */
export const azureDns: AzureCollector = {
  id: 'azure-dns',
  provider: 'azure',
  scope: 'global',
  lists: ['dns-zone'],
  fills: { 'dns-zone': ['dnsZone', 'accessLogging'] },
  types: NETWORK_EDGE_TYPES,
  operations: azureOperations([DNS_ZONES], { [DNSSEC_CALL]: 'Microsoft.Network/dnsZones/dnssecConfigs/read' }),
  collect: async ctx => {
    await ctx.list('dns-zone', listCall(DNS_ZONES), () => ctx.each(DNS_ZONES, row => emitZone(ctx, row)));
  },
};

async function emitZone(ctx: AzureContext, row: ArmResource): Promise<void> {
  ctx.emit({
    ...headOf(row, 'dns-zone', DNS_ZONES.type),
    facets: {
      // Azure DNS has no query log for a zone.
      accessLogging: absent,
      dnsZone: await dnsZoneOf(ctx, row),
    },
  });
}

async function dnsZoneOf(ctx: AzureContext, row: ArmResource): Promise<Reading<Facets['dnsZone']>> {
  const { zoneType = 'Public' } = propertiesOf(row) as { readonly zoneType?: string };
  if (!isEnumValue(zoneType, 'Public')) return value({ public: false });
  const path = `${row.id}/dnssecConfigs/default`;
  const dnssec = await ctx.read(
    DNSSEC_CALL,
    () => getProperties(ctx, { path, apiVersion: '2023-07-01-preview', call: DNSSEC_CALL }),
    { absentOn: ['404'] },
  );
  return dnssec.state === 'unread' ? dnssec : value({ public: true, dnssec: dnssec.state === 'value' });
}
