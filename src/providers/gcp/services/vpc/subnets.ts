import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import { headOf, infrastructureAsCodeBy, leafName, type Row } from '../../facets/common.ts';
import { inRegion } from '../../facets/placement.ts';

export interface Subnetwork extends Row {
  readonly region?: string;
  readonly network?: string;
  readonly purpose?: string;
  readonly logConfig?: { readonly enable?: boolean; readonly metadata?: string } | null;
  readonly enableFlowLogs?: boolean;
}

export interface Route extends Row {
  readonly network?: string;
  readonly destRange?: string;
  readonly nextHopGateway?: string;
  readonly nextHopInstance?: string;
  readonly nextHopIp?: string;
  readonly nextHopIlb?: string;
  readonly nextHopVpnTunnel?: string;
  readonly nextHopPeering?: string;
}

type Routes = ReadonlyMap<string, Facets['routes']>;

/** Routes that leave the network, by network: those of a network are those of all its subnets. */
export function routesByNetwork(ctx: GcpContext, routes: readonly Route[]): Routes {
  const byNetwork = new Map<string, Facets['routes']>();
  for (const route of routes) {
    if (route.network === undefined || route.destRange === undefined) continue;
    const network = ctx.fullName('compute', route.network);
    const instance = route.nextHopInstance === undefined ? undefined : ctx.fullName('compute', route.nextHopInstance);
    const target = route.nextHopGateway ?? instance ?? route.nextHopIlb ?? route.nextHopVpnTunnel ?? route.nextHopPeering ?? route.nextHopIp; // prettier-ignore
    if (target === undefined) continue;
    const via =
      leafName(route.nextHopGateway) === 'default-internet-gateway' ? ('internet' as const) : ('other' as const);
    byNetwork.set(network, [...(byNetwork.get(network) ?? []), { to: route.destRange, via, target }]);
  }
  return byNetwork;
}

/** Subnets of Google's proxies and of Private Service Connect hold no machines of the customer. */
const OF_GOOGLE =
  /^(INTERNAL_HTTPS_LOAD_BALANCER|REGIONAL_MANAGED_PROXY|GLOBAL_MANAGED_PROXY|PRIVATE_SERVICE_CONNECT|PRIVATE_NAT)$/;

export function emitSubnet(ctx: GcpContext, row: Subnetwork, routes: Reading<Routes>): void {
  if (OF_GOOGLE.test(row.purpose ?? '')) return;
  const network = row.network === undefined ? undefined : ctx.fullName('compute', row.network);
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'subnet', type: 'compute.googleapis.com/Subnetwork', region: leafName(row.region) },
      ...{ name: row.selfLink, createdAt: row.creationTimestamp, stableId: row.id },
    }),
    facets: {
      // A subnet spans all zones of its region.
      placement: inRegion(leafName(row.region)),
      routes:
        network === undefined
          ? unread('failed', 'the response has no network')
          : flatMapReading(routes, found => value(found.get(network) ?? [])),
      // Rules of the network's firewall are those of each machine.
      ingressRules: absent,
      relationships:
        network === undefined
          ? unread('failed', 'the response has no network')
          : value([{ to: network, role: 'network' }]),
      flowLogs: value((row.logConfig?.enable ?? row.enableFlowLogs) === true ? 'enabled' : 'disabled'),
      // A machine gets a public address by a setting of its own.
      autoAssignPublicIp: absent,
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
    },
  });
}
