import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, known, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { managementOf } from '../../../kit/infrastructure-as-code.ts';
import { armId, listCall, regionName, tagsOf, type ArmResource } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { propertiesOf, zonalPlacement } from '../../facets/common-facets.ts';
import { Withheld } from '../../client/failure.ts';
import { emitBalancer } from './load-balancers.ts';
import { interfacesOf, machineOf, takesShortcut } from './network-interfaces.ts';
import {
  BALANCERS, CARDS, FLOW_LOGS, NAME_LINKS, NAME_RULES, NAT_GATEWAYS, NETWORKS, PUBLIC_ADDRESSES, refId, ROUTE_TABLES, rowsOn, SECURITY_GROUPS, shelve,
  WATCHERS, type Ref, type Shelved,
} from './network-types.ts'; // prettier-ignore
import { filteredNetworks } from './dns-security-policies.ts';
import { inboundOf, inboundRules, openingsOf } from './network-security-groups.ts';

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
export interface Around {
  readonly subnets: Reading<ReadonlyMap<string, Guarded>>;
  readonly groups: Shelved;
  readonly routeTables: Shelved;
  readonly addresses: Shelved;
  readonly balancers: Shelved;
  readonly cards: Shelved;
  readonly flowLogs: Shelved;
  readonly watchers: Shelved;
}

const TYPES = [
  NETWORKS, SECURITY_GROUPS, ROUTE_TABLES, CARDS, PUBLIC_ADDRESSES, NAT_GATEWAYS, BALANCERS, FLOW_LOGS, WATCHERS,
  NAME_LINKS, NAME_RULES,
]; // prettier-ignore

/** Networks and what stands in them, in one question: none of it can be judged without the rest. */
export const azureNetwork: AzureCollector = {
  id: 'azure-network',
  provider: 'azure',
  scope: 'global',
  lists: ['network', 'subnet', 'firewall', 'gateway', 'address', 'load-balancer'],
  fills: {
    network: ['management', 'trafficRecord', 'nameFilter', 'links'],
    subnet: ['placement', 'routes', 'inboundRules', 'management', 'links', 'trafficRecord', 'publicByDefault'],
    firewall: ['openings', 'providerDefault', 'placement', 'accessLog', 'networkFilter', 'webRules', 'management', 'links'],
    gateway: ['state', 'placement', 'management', 'links'],
    address: ['management', 'links', 'knownAs'],
    'load-balancer': [
      'placement', 'interfaces', 'listeners', 'publicAccess', 'state', 'management', 'crossZone', 'handover', 'accessLog', 'knownAs', 'targets', 'links',
    ],
    server: ['interfaces', 'networkShortcut'],
  }, // prettier-ignore
  types: TYPES,
  operations: azureOperations(TYPES),
  collect: async ctx => {
    const [networks, groups, routeTables, cards, addresses, balancers, flowLogs, watchers, nameLinks, nameRules] =
      await Promise.all([
        shelve(ctx, NETWORKS),
        shelve(ctx, SECURITY_GROUPS),
        shelve(ctx, ROUTE_TABLES),
        shelve(ctx, CARDS),
        shelve(ctx, PUBLIC_ADDRESSES),
        shelve(ctx, BALANCERS),
        shelve(ctx, FLOW_LOGS),
        shelve(ctx, WATCHERS),
        shelve(ctx, NAME_LINKS),
        shelve(ctx, NAME_RULES),
      ]);
    const subnets = mapReading(networks, rows => subnetsOf([...rows.values()]));
    const around: Around = { subnets, groups, routeTables, addresses, balancers, cards, flowLogs, watchers };
    const filtered = filteredNetworks(nameLinks, nameRules);
    const each = (shelved: Shelved, take: (row: ArmResource) => void | Promise<void>) => async () => {
      for (const row of rowsOn(shelved)) await take(row);
      if (shelved.state === 'unread' && shelved.reason !== 'not-collected')
        throw new Withheld(shelved.reason, shelved.detail);
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
      'address',
      listCall(PUBLIC_ADDRESSES),
      each(addresses, row => {
        emitAddress(ctx, row);
      }),
    );
    await ctx.list('gateway', listCall(NAT_GATEWAYS), () => ctx.each(NAT_GATEWAYS, row => emitNat(ctx, row)));
    await ctx.list(
      'load-balancer',
      listCall(BALANCERS),
      each(balancers, row => emitBalancer(ctx, row, around)),
    );
    wireMachines(ctx, around);
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
  { flowLogs, watchers }: Around,
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
      management: managementOf(tags),
      trafficRecord: flatMapReading(trafficRecord(flowLogs, [row.id]), record =>
        record === 'none' ? mapReading(watchers, all => (isWatched(all, row) ? 'none' : 'unready')) : value(record),
      ),
      nameFilter: behindHub(row)
        ? unread('not-collected', 'the virtual hub')
        : mapReading(filtered, all => all.has(row.id)),
      links: value(
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

async function emitSubnets(ctx: AzureContext, network: ArmResource, around: Around): Promise<void> {
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
            spread: zones.length > 1 ? ('zones' as const) : ('zone' as const),
            places:
              zones.length === 0
                ? [{ region, role: 'primary' as const }]
                : zones.map(zone => ({ region, zone, role: 'primary' as const })),
          };
        }),
        routes: KEPT_BY_AZURE.test(name) ? value([]) : routesOf(subnet, around),
        inboundRules: KEPT_BY_AZURE.test(name) ? value([]) : rulesOf(group, around),
        trafficRecord: trafficRecord(around.flowLogs, group === undefined ? [id] : [id, group]),
        // A machine here has a public address only where somebody gave it one.
        publicByDefault: value(false),
        management: managementOf(tags),
        links: value([{ to: network.id, role: 'network' }]),
      },
    });
  }
}

function rulesOf(group: string | undefined, { groups }: Around): Reading<Facets['inboundRules']> {
  if (group === undefined) {
    return value([{ order: 0, allow: true, protocol: 'all', from: 0, to: 65_535, source: '*' }]);
  }
  return flatMapReading(groups, all => {
    const row = all.get(group);
    return row === undefined ? unread('not-collected', group) : value(inboundRules(inboundOf(row)));
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
function routesOf({ properties = {} }: SubnetRow, { routeTables }: Around): Reading<Facets['routes']> {
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
function trafficRecord(flowLogs: Shelved, ids: readonly string[]): Reading<Facets['trafficRecord']> {
  return mapReading(flowLogs, rows => {
    const own = [...rows.values()]
      .map(row => (row.properties ?? {}) as FlowLog)
      .filter(({ enabled, targetResourceId = '' }) => enabled === true && ids.includes(armId(targetResourceId)));
    if (own.some(({ provisioningState }) => provisioningState !== 'Failed')) return 'kept';
    return own.length > 0 ? 'lost' : 'none';
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
      openings: value(openingsOf(inboundOf(row))),
      providerDefault: value(false),
      // It stands wherever its networks do, and its own record is the flow log of the network.
      placement: value({ spread: 'region', places: [{ region: regionName(row.location), role: 'primary' }] }),
      accessLog: absent,
      networkFilter: absent,
      webRules: absent,
      management: managementOf(tags),
      links: value([]),
    },
  });
}

function emitAddress(ctx: AzureContext, row: ArmResource): void {
  const { ipAddress, dnsSettings, ipConfiguration } = propertiesOf(row) as {
    readonly ipAddress?: string;
    readonly dnsSettings?: { readonly fqdn?: string } | null;
    readonly ipConfiguration?: Ref | null;
  };
  const tags = tagsOf(row);
  const to = refId(ipConfiguration);
  ctx.emit({
    id: row.id,
    kind: 'address',
    type: PUBLIC_ADDRESSES.type,
    name: row.name,
    region: regionName(row.location),
    tags,
    facets: {
      management: managementOf(tags),
      knownAs: value([ipAddress, dnsSettings?.fqdn].filter(one => one !== undefined)),
      links: value(to === undefined ? [] : [{ to, role: 'card' }]),
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
      placement: await zonalPlacement(ctx, row, row.sku?.name === 'StandardV2' ? 'zones' : 'zone'),
      management: managementOf(tags),
      links: value(publicIpAddresses.flatMap(ref => refId(ref) ?? []).map(to => ({ to, role: 'address' }))),
    },
  });
}

/** Each machine with all of its cards; one card that cannot be told leaves the machine untold. */
function wireMachines(ctx: AzureContext, around: Around): void {
  const byMachine = Map.groupBy(rowsOn(around.cards), row => machineOf(row) ?? '');
  byMachine.delete('');
  for (const [machine, rows] of byMachine) {
    const cards = rows.map(row => interfacesOf(row, around));
    const gap = cards.find(card => card.state === 'unread');
    ctx.add(machine, {
      interfaces: gap?.state === 'unread' ? gap : value(cards.flatMap(card => [...(known(card) ?? [])])),
      networkShortcut: value(rows.every(takesShortcut)),
    });
  }
}
