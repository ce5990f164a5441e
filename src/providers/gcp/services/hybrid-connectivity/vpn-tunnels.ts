import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import { headOf, infrastructureAsCodeBy, leafName, type Row } from '../../facets/common.ts';
import type { ById } from '../compute/read-rows.ts';

export interface VpnTunnel extends Row {
  readonly region?: string;
  readonly status?: string;
  /** Of HA VPN, else of Classic VPN. */
  readonly vpnGateway?: string;
  readonly targetVpnGateway?: string;
  readonly peerIp?: string;
  /** The gateway of another network of Google Cloud. */
  readonly peerGcpGateway?: string;
}

export interface VpnGateway extends Row {
  readonly network?: string;
}

/** Gateways of both sorts by full resource name. */
export interface VpnGateways {
  readonly ha: ById<VpnGateway>;
  readonly classic: ById<VpnGateway>;
}

/** A tunnel of Cloud VPN. */
export function emitTunnel(ctx: GcpContext, row: VpnTunnel, gateways: VpnGateways): void {
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'network-connection', type: 'compute.googleapis.com/VpnTunnel', region: leafName(row.region) },
      ...{ name: row.selfLink, labels: row.labels, createdAt: row.creationTimestamp, stableId: row.id },
    }),
    facets: {
      // Google does not say in which zones it runs.
      placement: absent,
      hybridConnection: hybridConnectionOf(ctx, row, gateways),
      state: value(row.status === 'ESTABLISHED' ? 'running' : 'other'),
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
    },
  });
}

/**
 * Tunnels that end in the same network stand in for each other. All tunnels of a Classic VPN gateway share its one interface, so
 * that the gateway is the device that can fail (docs.cloud.google.com/network-connectivity/docs/vpn/concepts/overview).
 */
function hybridConnectionOf(
  ctx: GcpContext,
  { status, vpnGateway, targetVpnGateway, peerIp, peerGcpGateway }: VpnTunnel,
  { ha, classic }: VpnGateways,
): Reading<Facets['hybridConnection']> {
  // It joins two networks of the cloud, and no site.
  if ((peerGcpGateway ?? '') !== '') return absent;
  const [address, rows] = vpnGateway === undefined ? [targetVpnGateway, classic] : [vpnGateway, ha];
  if (address === undefined) return unread('failed', 'the response has no VPN gateway');
  return flatMapReading(rows, all => {
    const network = all.get(ctx.fullName('compute', address))?.network;
    if (network === undefined) return unread('failed', 'the network of its VPN gateway');
    const peerDevice = vpnGateway === undefined ? leafName(address) : peerIp;
    if (peerDevice === undefined) return unread('failed', 'the response has no peerIp');
    return value({
      gateways: [ctx.fullName('compute', network)],
      ...{ peerDevice, tunnels: 1, tunnelsUp: status === 'ESTABLISHED' ? 1 : 0 },
    });
  });
}
