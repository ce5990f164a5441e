import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { listCall, regionName, tagsOf, type ArmResource } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { refId, type Ref } from '../../resources-by-id.ts';
import { CONNECTIONS, NETWORK_EDGE_TYPES, VIRTUAL_NETWORK_GATEWAYS } from '../network/network-types.ts';
import { isEnumValue } from '../../enum-value.ts';

interface Gateway {
  readonly sku?: { readonly name?: string; readonly tier?: string };
}
interface Connection {
  readonly virtualNetworkGateway1?: Ref | null;
  readonly virtualNetworkGateway2?: Ref | null;
  readonly localNetworkGateway2?: Ref | null;
  /** The ExpressRoute circuit. */
  readonly peer?: Ref | null;
  readonly connectionStatus?: string;
}

/** VPN and ExpressRoute gateways, and their connections. */
export const azureVpnGateway: AzureCollector = {
  id: 'azure-vpn-gateway',
  provider: 'azure',
  scope: 'global',
  lists: ['network-connection'],
  fills: { 'network-connection': ['placement', 'hybridConnection', 'state', 'infrastructureAsCode'] },
  types: NETWORK_EDGE_TYPES,
  operations: azureOperations([VIRTUAL_NETWORK_GATEWAYS, CONNECTIONS]),
  collect: async ctx => {
    await ctx.list('network-connection', listCall(VIRTUAL_NETWORK_GATEWAYS), () =>
      ctx.each(VIRTUAL_NETWORK_GATEWAYS, row => emitGateway(ctx, row)),
    );
    await ctx.list('network-connection', listCall(CONNECTIONS), () =>
      ctx.each(CONNECTIONS, row => {
        emitConnection(ctx, row);
      }),
    );
  },
};

/** A SKU whose name ends in AZ is zone-redundant; another runs in a single zone that Azure chose. */
async function emitGateway(ctx: AzureContext, row: ArmResource): Promise<void> {
  const { sku } = propertiesOf(row) as Gateway;
  const zoneRedundant = /AZ$/.test(sku?.name ?? sku?.tier ?? '');
  ctx.emit({
    ...headOf(row, 'network-connection', VIRTUAL_NETWORK_GATEWAYS.type),
    facets: {
      placement: await zonalPlacement(
        ctx,
        { location: row.location ?? null },
        zoneRedundant ? 'multi-zone' : 'single-zone',
      ),
      hybridConnection: absent,
      state: value('running'),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

function emitConnection(ctx: AzureContext, row: ArmResource): void {
  ctx.emit({
    ...headOf(row, 'network-connection', CONNECTIONS.type),
    facets: {
      // Its zones are those of its gateway.
      placement: value({ spread: 'regional', locations: [{ region: regionName(row.location), role: 'primary' }] }),
      hybridConnection: hybridConnectionOf(propertiesOf(row)),
      state: value('running'),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** Absent between two virtual networks: there is no device on the far side that can fail. */
function hybridConnectionOf(connection: Connection): Reading<Facets['hybridConnection']> {
  const gateway = refId(connection.virtualNetworkGateway1);
  const peerDevice = refId(connection.localNetworkGateway2) ?? refId(connection.peer);
  if (refId(connection.virtualNetworkGateway2) !== undefined || gateway === undefined || peerDevice === undefined)
    return absent;
  const status = isEnumValue(connection.connectionStatus, 'Unknown')
    ? unread('failed', 'connectionStatus is Unknown')
    : requireField(connection.connectionStatus, 'connectionStatus');
  return mapReading(status, text => ({
    gateways: [gateway],
    peerDevice,
    tunnels: 1,
    tunnelsUp: isEnumValue(text, 'Connected') ? 1 : 0,
  }));
}
