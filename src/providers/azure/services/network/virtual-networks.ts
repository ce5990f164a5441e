import { compareText } from '../../../../lib/text.ts';
import { flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { armId, regionName, tagsOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { refId, type Ref } from '../../resources-by-id.ts';
import { flowLogsOf } from './flow-logs.ts';
import type { NetworkContext } from './network-context.ts';
import { VIRTUAL_NETWORKS } from './network-types.ts';
import { virtualNetworkOf } from './subnet-rows.ts';

interface Connection {
  readonly properties?: { readonly privateLinkServiceId?: string | null } | null;
}

interface PrivateEndpoint {
  readonly subnet?: Ref | null;
  readonly privateLinkServiceConnections?: readonly Connection[];
  /** Those that the owner of the service has to approve. */
  readonly manualPrivateLinkServiceConnections?: readonly Connection[];
}

const peersOf = (row: ArmResource): string[] =>
  (virtualNetworkOf(row).virtualNetworkPeerings ?? []).flatMap(
    ({ properties }) => refId(properties?.remoteVirtualNetwork) ?? [],
  );

export function emitVirtualNetwork(
  ctx: AzureContext,
  row: ArmResource,
  {
    flowLogs,
    networkWatchers,
    privateEndpoints,
  }: Pick<NetworkContext, 'flowLogs' | 'networkWatchers' | 'privateEndpoints'>,
  networksWithDnsFilter: Reading<ReadonlySet<string>>,
): void {
  propertiesOf(row);
  ctx.emit({
    ...headOf(row, 'network', VIRTUAL_NETWORKS.type),
    facets: {
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      flowLogs: flatMapReading(flowLogsOf(flowLogs, [row.id]), (state): Reading<Facets['flowLogs']> =>
        state === 'disabled'
          ? mapReading(networkWatchers, all => (isWatched(all, row) ? 'disabled' : 'unavailable'))
          : value(state),
      ),
      // A virtual hub brings its own routes, and possibly a firewall.
      dnsFiltering: isPeeredWithVirtualHub(row)
        ? unread('not-collected', 'the virtual hub')
        : mapReading(networksWithDnsFilter, all => all.has(row.id)),
      relationships: mapReading(privateEndpoints, all => [
        ...peersOf(row).map(to => ({ to, role: 'peer' })),
        ...servicesBehind([...all.values()], row).map(to => ({ to, role: 'private-endpoint' })),
      ]),
    },
  });
}

/** What private endpoints in the network lead to. */
function servicesBehind(endpoints: readonly ArmResource[], { id }: ArmResource): string[] {
  const inside = endpoints.filter(one => (refId(endpointOf(one).subnet) ?? '').startsWith(`${id}/subnets/`));
  const services = inside.flatMap(one => {
    const { privateLinkServiceConnections = [], manualPrivateLinkServiceConnections = [] } = endpointOf(one);
    return [...privateLinkServiceConnections, ...manualPrivateLinkServiceConnections].flatMap(({ properties }) =>
      (properties?.privateLinkServiceId ?? '') === '' ? [] : [armId(properties?.privateLinkServiceId ?? '')],
    );
  });
  return [...new Set(services)].sort(compareText);
}

const endpointOf = ({ properties }: ArmResource): PrivateEndpoint => properties ?? {};

/** Flow logs need a Network Watcher in the region. */
const isWatched = (watchers: ReadonlyMap<string, ArmResource>, { location }: ArmResource): boolean =>
  [...watchers.values()].some(watcher => regionName(watcher.location) === regionName(location));

/** Azure names the managed network of a virtual hub `HV_…`. */
const isPeeredWithVirtualHub = (row: ArmResource): boolean =>
  peersOf(row).some(id => /\/virtualnetworks\/hv_[^/]+$/.test(id));
