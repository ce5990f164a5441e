import type { Facets } from '../../../../model/facets.ts';
import {
  absent,
  flatMapReading,
  valueOrNull,
  mapReading,
  unread,
  value,
  type Reading,
} from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { armId, listCall, regionName, tagsOf, type ArmResource } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { propertiesOf, zonalPlacement } from '../../facets/common-facets.ts';
import { UnreadListError } from '../../client/failure.ts';
import { emitBalancer } from './load-balancers.ts';
import { networkInterfacesOf, machineOf, hasAcceleratedNetworking } from './network-interfaces.ts';
import {
  BALANCERS, NETWORK_INTERFACES, FLOW_LOGS, DNS_POLICY_LINKS, DNS_SECURITY_RULES, NAT_GATEWAYS, NETWORKS, PUBLIC_ADDRESSES, refId, ROUTE_TABLES, resourcesIn, SECURITY_GROUPS, readById,
  WATCHERS, type Ref, type ResourcesById,
} from './network-types.ts'; // prettier-ignore
import { networksWithDnsFiltering } from './dns-security-policies.ts';
import { inboundOf, ingressRules, allowedIngressOf } from './network-security-groups.ts';

/** A subnet as its network lists it. */
interface SubnetRow {
  readonly id?: string;
  readonly name?: string;
  readonly properties?: {
    readonly networkSecurityGroup?: Ref | null;
    readonly routeTable?: Ref | null;
    readonly natGateway?: Ref | null;
  };
}

interface NetworkProperties {
  readonly subnets?: readonly SubnetRow[];
  readonly virtualNetworkPeerings?: readonly { readonly properties?: { readonly remoteVirtualNetwork?: Ref } }[];
}

interface Guarded {
  readonly group: string | undefined;
}

/** What stands around machines and balancers, read once for all of them. */
export interface NetworkContext {
  readonly subnets: Reading<ReadonlyMap<string, Guarded>>;
  readonly groups: ResourcesById;
  readonly routeTables: ResourcesById;
  readonly addresses: ResourcesById;
  readonly balancers: ResourcesById;
  readonly cards: ResourcesById;
  readonly flowLogs: ResourcesById;
  readonly watchers: ResourcesById;
}

const TYPES = [
  NETWORKS, SECURITY_GROUPS, ROUTE_TABLES, NETWORK_INTERFACES, PUBLIC_ADDRESSES, NAT_GATEWAYS, BALANCERS, FLOW_LOGS, WATCHERS,
  DNS_POLICY_LINKS, DNS_SECURITY_RULES,
]; // prettier-ignore

/** Networks and what stands in them, in one question: none of it can be judged without the rest. */
export const azureNetwork: AzureCollector = {
  id: 'azure-network',
  provider: 'azure',
  scope: 'global',
  lists: ['network', 'subnet', 'firewall', 'gateway', 'public-ip', 'load-balancer'],
  fills: {
    network: ['infrastructureAsCode', 'flowLogs', 'dnsFiltering', 'relationships'],
    subnet: ['placement', 'routes', 'ingressRules', 'infrastructureAsCode', 'relationships', 'flowLogs', 'autoAssignPublicIp'],
    firewall: ['allowedIngress', 'defaultSecurityGroup', 'placement', 'accessLogging', 'firewallDefaultAction', 'wafRules', 'infrastructureAsCode', 'relationships'],
    gateway: ['state', 'placement', 'infrastructureAsCode', 'relationships'],
    'public-ip': ['infrastructureAsCode', 'relationships', 'addresses'],
    'load-balancer': [
      'placement', 'networkInterfaces', 'listeners', 'publicAccess', 'state', 'infrastructureAsCode', 'crossZoneLoadBalancing', 'loadBalancing', 'accessLogging', 'addresses', 'targets', 'relationships',
    ],
    server: ['networkInterfaces', 'acceleratedNetworking'],
  }, // prettier-ignore
  types: TYPES,
  operations: azureOperations(TYPES),
  collect: async ctx => {
    const [networks, groups, routeTables, cards, addresses, balancers, flowLogs, watchers, nameLinks, nameRules] =
      await Promise.all([
        readById(ctx, NETWORKS),
        readById(ctx, SECURITY_GROUPS),
        readById(ctx, ROUTE_TABLES),
        readById(ctx, NETWORK_INTERFACES),
        readById(ctx, PUBLIC_ADDRESSES),
        readById(ctx, BALANCERS),
        readById(ctx, FLOW_LOGS),
        readById(ctx, WATCHERS),
        readById(ctx, DNS_POLICY_LINKS),
        readById(ctx, DNS_SECURITY_RULES),
      ]);
    const subnets = mapReading(networks, rows => subnetsOf([...rows.values()]));
    const around: NetworkContext = { subnets, groups, routeTables, addresses, balancers, cards, flowLogs, watchers };
    const filtered = networksWithDnsFiltering(nameLinks, nameRules);
    const each = (shelved: ResourcesById, take: (row: ArmResource) => void | Promise<void>) => async () => {
      for (const row of resourcesIn(shelved)) await take(row);
      if (shelved.state === 'unread' && shelved.reason !== 'not-collected')
        throw new UnreadListError(shelved.reason, shelved.detail);
    };
    await ctx.list(
      'network',
      listCall(NETWORKS),
      each(networks, row => {
        emitNetwork(ctx, row, around, filtered);
      }),
    );
    await ctx.list(
      'subnet',
      listCall(NETWORKS),
      each(networks, row => emitSubnets(ctx, row, around)),
    );
    await ctx.list(
      'firewall',
      listCall(SECURITY_GROUPS),
      each(groups, row => {
        emitGroup(ctx, row);
      }),
    );
    await ctx.list(
      'public-ip',
      listCall(PUBLIC_ADDRESSES),
      each(addresses, row => {
        emitPublicIp(ctx, row);
      }),
    );
    await ctx.list('gateway', listCall(NAT_GATEWAYS), () => ctx.each(NAT_GATEWAYS, row => emitNat(ctx, row)));
    await ctx.list(
      'load-balancer',
      listCall(BALANCERS),
      each(balancers, row => emitBalancer(ctx, row, around)),
    );
    attachNetworkInterfaces(ctx, around);
  },
};

function subnetsOf(networks: readonly ArmResource[]): ReadonlyMap<string, Guarded> {
  return new Map(
    networks.flatMap(row =>
      rowsOf(row).flatMap(({ id, properties }) =>
        id === undefined ? [] : [[armId(id), { group: refId(properties?.networkSecurityGroup) }] as const],
      ),
    ),
  );
}

const rowsOf = ({ properties }: ArmResource): readonly SubnetRow[] =>
  (properties as NetworkProperties | null | undefined)?.subnets ?? [];

function emitNetwork(
  ctx: AzureContext,
  row: ArmResource,
  { flowLogs, watchers }: NetworkContext,
  filtered: Reading<ReadonlySet<string>>,
): void {
  const { virtualNetworkPeerings = [] } = propertiesOf(row) as NetworkProperties;
  const tags = tagsOf(row);
  ctx.emit({
    id: row.id,
    kind: 'network',
    type: NETWORKS.type,
    name: row.name,
    region: regionName(row.location),
    tags,
    facets: {
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      flowLogs: flatMapReading(flowLogsOf(flowLogs, [row.id]), record =>
        record === 'disabled'
          ? mapReading(watchers, all => (isWatched(all, row) ? 'disabled' : 'unavailable'))
          : value(record),
      ),
      dnsFiltering: behindHub(row)
        ? unread('not-collected', 'the virtual hub')
        : mapReading(filtered, all => all.has(row.id)),
      relationships: value(
        virtualNetworkPeerings.flatMap(({ properties }) => {
          const to = refId(properties?.remoteVirtualNetwork);
          return to === undefined ? [] : [{ to, role: 'peer' }];
        }),
      ),
    },
  });
}

/** Only where Azure's own watcher of networks stands can anything be written down or looked into. */
const isWatched = (watchers: ReadonlyMap<string, ArmResource>, { location }: ArmResource): boolean =>
  [...watchers.values()].some(watcher => regionName(watcher.location) === regionName(location));

/** What leaves through a virtual hub is the hub's business: it brings its own routes, and a firewall perhaps. */
const behindHub = ({ properties }: ArmResource): boolean =>
  ((properties as NetworkProperties | null | undefined)?.virtualNetworkPeerings ?? []).some(one =>
    /\/virtualnetworks\/hv_[^/]+$/.test(refId(one.properties?.remoteVirtualNetwork) ?? ''),
  );

/** Subnets that only a service of Azure may stand in, which looks after its own doors: Microsoft allows no group there, or needs none. */
const KEPT_BY_AZURE = /^(GatewaySubnet|AzureFirewall(Management)?Subnet|AzureBastionSubnet|RouteServerSubnet)$/i;

async function emitSubnets(ctx: AzureContext, network: ArmResource, around: NetworkContext): Promise<void> {
  const region = regionName(network.location);
  const regions = await ctx.regions();
  for (const subnet of rowsOf(network)) {
    if (subnet.id === undefined) continue;
    const id = armId(subnet.id);
    const name = subnet.name ?? id.split('/').at(-1) ?? id;
    const group = refId(subnet.properties?.networkSecurityGroup);
    const tags = tagsOf(network);
    ctx.emit({
      id,
      kind: 'subnet',
      type: `${NETWORKS.type}/subnets`,
      name: `${network.name}/${name}`,
      region,
      tags: {},
      facets: {
        // A subnet is in all zones of its region; what stands in it need not be.
        placement: mapReading(regions, known => {
          const zones = [...(known.get(region)?.zones.values() ?? [])];
          return {
            spread: zones.length > 1 ? ('multi-zone' as const) : ('single-zone' as const),
            locations:
              zones.length === 0
                ? [{ region, role: 'primary' as const }]
                : zones.map(zone => ({ region, zone, role: 'primary' as const })),
          };
        }),
        routes: KEPT_BY_AZURE.test(name) ? value([]) : routesOf(subnet, around),
        ingressRules: KEPT_BY_AZURE.test(name) ? value([]) : rulesOf(group, around),
        flowLogs: flowLogsOf(around.flowLogs, group === undefined ? [id] : [id, group]),
        // A machine here has a public address only where somebody gave it one.
        autoAssignPublicIp: value(false),
        infrastructureAsCode: infrastructureAsCodeOf(tags),
        relationships: value([{ to: network.id, role: 'network' }]),
      },
    });
  }
}

function rulesOf(group: string | undefined, { groups }: NetworkContext): Reading<Facets['ingressRules']> {
  if (group === undefined) {
    return value([{ order: 0, allow: true, protocol: 'all', fromPort: 0, toPort: 65_535, source: '*' }]);
  }
  return flatMapReading(groups, all => {
    const row = all.get(group);
    return row === undefined ? unread('not-collected', group) : value(ingressRules(inboundOf(row)));
  });
}

interface RouteRow {
  readonly properties?: {
    readonly addressPrefix?: string;
    readonly nextHopType?: string;
    readonly nextHopIpAddress?: string;
  };
}

/** Azure's own way out stands behind all others; a table takes its place prefix by prefix, and a gateway goes beside it. */
function routesOf({ properties = {} }: SubnetRow, { routeTables }: NetworkContext): Reading<Facets['routes']> {
  const table = refId(properties.routeTable);
  const nat = refId(properties.natGateway);
  const own = table === undefined ? value([]) : flatMapReading(routeTables, all => routesIn(all.get(table), table));
  return mapReading(own, routes => {
    const replaced = new Set(routes.map(({ to }) => to));
    const outward: Facets['routes'] = ['0.0.0.0/0', '::/0']
      .filter(to => !replaced.has(to))
      .map(to => ({ to, via: 'internet', target: 'internet' }));
    // Who has no address of its own leaves through the gateway, unless a table sends it elsewhere.
    const through: Facets['routes'] =
      nat === undefined || replaced.has('0.0.0.0/0') ? [] : [{ to: '0.0.0.0/0', via: 'nat', target: nat }];
    return [...routes, ...outward, ...through];
  });
}

function routesIn(row: ArmResource | undefined, id: string): Reading<Facets['routes']> {
  if (row === undefined) return unread('not-collected', id);
  const { routes = [] } = propertiesOf(row) as { readonly routes?: readonly RouteRow[] };
  return value(
    routes.map(({ properties: { addressPrefix = '', nextHopType = '', nextHopIpAddress } = {} }) => ({
      to: /^internet$/i.test(addressPrefix) ? '0.0.0.0/0' : addressPrefix,
      via: /^internet$/i.test(nextHopType) ? ('internet' as const) : ('other' as const),
      target: nextHopIpAddress ?? nextHopType,
    })),
  );
}

interface FlowLog {
  readonly targetResourceId?: string;
  readonly enabled?: boolean;
  readonly provisioningState?: string;
}

/** Whether traffic is written down for one of these: a network, a subnet, or the group that guards it. */
function flowLogsOf(flowLogs: ResourcesById, ids: readonly string[]): Reading<Facets['flowLogs']> {
  return mapReading(flowLogs, rows => {
    const own = [...rows.values()]
      .map(row => (row.properties ?? {}) as FlowLog)
      .filter(({ enabled, targetResourceId = '' }) => enabled === true && ids.includes(armId(targetResourceId)));
    if (own.some(({ provisioningState }) => provisioningState !== 'Failed')) return 'enabled';
    return own.length > 0 ? 'delivery-failed' : 'disabled';
  });
}

function emitGroup(ctx: AzureContext, row: ArmResource): void {
  propertiesOf(row);
  const tags = tagsOf(row);
  ctx.emit({
    id: row.id,
    kind: 'firewall',
    type: SECURITY_GROUPS.type,
    name: row.name,
    region: regionName(row.location),
    tags,
    facets: {
      allowedIngress: value(allowedIngressOf(inboundOf(row))),
      defaultSecurityGroup: value(false),
      // It stands wherever its networks do, and its own record is the flow log of the network.
      placement: value({ spread: 'regional', locations: [{ region: regionName(row.location), role: 'primary' }] }),
      accessLogging: absent,
      firewallDefaultAction: absent,
      wafRules: absent,
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: value([]),
    },
  });
}

function emitPublicIp(ctx: AzureContext, row: ArmResource): void {
  const { ipAddress, dnsSettings, ipConfiguration } = propertiesOf(row) as {
    readonly ipAddress?: string;
    readonly dnsSettings?: { readonly fqdn?: string } | null;
    readonly ipConfiguration?: Ref | null;
  };
  const tags = tagsOf(row);
  const to = refId(ipConfiguration);
  ctx.emit({
    id: row.id,
    kind: 'public-ip',
    type: PUBLIC_ADDRESSES.type,
    name: row.name,
    region: regionName(row.location),
    tags,
    facets: {
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      addresses: value([ipAddress, dnsSettings?.fqdn].filter(one => one !== undefined)),
      relationships: value(to === undefined ? [] : [{ to, role: 'network-interface' }]),
    },
  });
}

async function emitNat(ctx: AzureContext, row: ArmResource): Promise<void> {
  const { publicIpAddresses = [] } = propertiesOf(row) as { readonly publicIpAddresses?: readonly Ref[] };
  const tags = tagsOf(row);
  ctx.emit({
    id: row.id,
    kind: 'gateway',
    type: NAT_GATEWAYS.type,
    name: row.name,
    region: regionName(row.location),
    tags,
    facets: {
      state: value('running'),
      placement: await zonalPlacement(ctx, row, row.sku?.name === 'StandardV2' ? 'multi-zone' : 'single-zone'),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: value(publicIpAddresses.flatMap(ref => refId(ref) ?? []).map(to => ({ to, role: 'address' }))),
    },
  });
}

/** Each machine with all of its cards; one card that cannot be told leaves the machine untold. */
function attachNetworkInterfaces(ctx: AzureContext, around: NetworkContext): void {
  const byMachine = Map.groupBy(resourcesIn(around.cards), row => machineOf(row) ?? '');
  byMachine.delete('');
  for (const [machine, rows] of byMachine) {
    const cards = rows.map(row => networkInterfacesOf(row, around));
    const gap = cards.find(card => card.state === 'unread');
    ctx.add(machine, {
      networkInterfaces: gap?.state === 'unread' ? gap : value(cards.flatMap(card => [...(valueOrNull(card) ?? [])])),
      acceleratedNetworking: value(rows.every(hasAcceleratedNetworking)),
    });
  }
}
