import type { Facets } from '../../model/facets.ts';
import { KINDS, type Kind } from '../../model/kinds.ts';
import { valueOrNull, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { wayThrough } from './appliances.ts';
import { roleOfKind } from './assets.ts';
import type { NeedList } from './need-list.ts';
import { isFacetRefused, isRefused, nearby } from './refused.ts';

const NONE: readonly never[] = [];

/** The networks of what is in none. */
export const NOWHERE: Iterable<string> = NONE;

/** Kinds that call others on their own account. A database or a balancer answers, and answers take the way that the call came. */
const CALLERS: ReadonlySet<Kind> = new Set(
  KINDS.filter(kind => roleOfKind(kind) === 'compute' || roleOfKind(kind) === 'group'),
);

/** Whether it calls others on its own account. */
export const isCaller = ({ kind }: Resource): boolean => CALLERS.has(kind);

/** Adds the networks of the subnets of resources, and the ways out of them: whether it works without those is not known. */
export function addPaths(resources: readonly Resource[], needs: NeedList, index: InventoryIndex): Iterable<string> {
  // Most things are in no network.
  if (!resources.some(mayBeConnected)) return NOWHERE;
  const { known, possible } = networksOf(resources, index);
  for (const network of known) needs.addOne(network);
  for (const network of possible) needs.addOne(network, false);
  for (const network of [...known, ...possible])
    for (const connection of connectionsOf(index).get(network) ?? NONE) needs.add(connection, { certain: false });
  addGateways(resources.filter(isCaller), needs, index);
  return [...known, ...possible];
}

/** The ways out of the subnets of what calls others. */
function addGateways(callers: readonly Resource[], needs: NeedList, index: InventoryIndex): void {
  const gateways = [...subnetsOf(callers)].flatMap(subnet => wayOut(index, subnet).gateways);
  needs.add([...new Set(gateways)], { certain: false });
  // Its way out was not read: it may be any of the region's.
  for (const caller of callers)
    if (isWayUnread(facet(caller, 'networkInterfaces'), index))
      for (const { id } of index.seen('gateway', caller)) needs.addOne(id, false);
}

/** Places whose ways out were refused to something that calls others: a server that passes everything on may be one. */
export const placesWithoutWays = (resources: readonly Resource[], index: InventoryIndex): ReadonlySet<string> =>
  new Set(
    resources
      .filter(one => isCaller(one) && isWayUnread(facet(one, 'networkInterfaces'), index))
      .map(({ account, region }) => `${account} in ${region}`),
  );

/** The networks that resources are in, and those that they may be in, because nobody saw in which they are. */
export function networksOf(
  resources: readonly Resource[],
  index: InventoryIndex,
): { readonly known: ReadonlySet<string>; readonly possible: ReadonlySet<string> } {
  const known = new Set<string>();
  for (const subnet of subnetsOf(resources)) for (const network of wayOut(index, subnet).networks) known.add(network);
  const possible = new Set<string>();
  for (const resource of resources)
    if (isNetworkUnread(facet(resource, 'networkInterfaces'), index))
      for (const { id } of nearby('network', resource, index)) if (!known.has(id)) possible.add(id);
  return { known, possible };
}

/** Whether it has a subnet, or may have one that was not read. */
function mayBeConnected(resource: Resource): boolean {
  const interfaces = facet(resource, 'networkInterfaces');
  if (interfaces.state === 'value' ? interfaces.value.length > 0 : isRefused(interfaces)) return true;
  const relationships = facet(resource, 'relationships');
  return relationships.state === 'value' && relationships.value.some(({ role }) => role === 'way-out');
}

/** The subnets that it is in, and those that its calls leave through. */
function subnetsOf(resources: readonly Resource[]): ReadonlySet<string> {
  const subnets = new Set<string>();
  for (const resource of resources) {
    for (const { subnet } of valueOrNull(facet(resource, 'networkInterfaces')) ?? NONE) subnets.add(subnet);
    for (const { to, role } of valueOrNull(facet(resource, 'relationships')) ?? NONE)
      if (role === 'way-out') subnets.add(to);
  }
  return subnets;
}

interface WayOut {
  readonly networks: readonly string[];
  readonly gateways: readonly string[];
  readonly isUnread: boolean;
  readonly isNetworkUnread: boolean;
}

/** The network of each subnet, and the gateways that lead out of it. */
const waysOut = memoizePerInventory(
  (index): ReadonlyMap<string, WayOut> =>
    new Map(
      index.seen('subnet').map((subnet): [string, WayOut] => {
        const routes = facet(subnet, 'routes');
        const related = valueOrNull(facet(subnet, 'relationships')) ?? NONE;
        const way = {
          networks: related.filter(({ role }) => role === 'network').map(({ to }) => to),
          gateways: (valueOrNull(routes) ?? NONE).flatMap(route => wayThrough(subnet, route, index)),
          isUnread: isRefused(routes),
          isNetworkUnread: isFacetRefused(subnet, 'relationships'),
        };
        return [subnet.id, way];
      }),
    ),
);

const UNSEEN: WayOut = { networks: NONE, gateways: NONE, isUnread: false, isNetworkUnread: false };
const wayOut = (index: InventoryIndex, subnet: string): WayOut => waysOut(index).get(subnet) ?? UNSEEN;

const isWayUnread = (interfaces: Reading<Facets['networkInterfaces']>, index: InventoryIndex): boolean =>
  interfaces.state === 'value'
    ? interfaces.value.some(({ subnet }) => wayOut(index, subnet).isUnread)
    : isRefused(interfaces);

const isNetworkUnread = (interfaces: Reading<Facets['networkInterfaces']>, index: InventoryIndex): boolean =>
  interfaces.state === 'value'
    ? interfaces.value.some(({ subnet }) => wayOut(index, subnet).isNetworkUnread)
    : isRefused(interfaces);

/**
 * What connects each network with services and other networks. Each endpoint leads to a service of its own; lines to the company's own
 * network replace each other.
 */
const connectionsOf = memoizePerInventory((index): ReadonlyMap<string, readonly (readonly string[])[]> => {
  const endpoints = new Map<string, string[][]>();
  const lines = new Map<string, string[]>();
  for (const connection of index.seen('network-connection'))
    for (const { to, role } of valueOrNull(facet(connection, 'relationships')) ?? NONE) {
      if (role !== 'network') continue;
      if (facet(connection, 'hybridConnection').state === 'absent')
        endpoints.set(to, [...(endpoints.get(to) ?? []), [connection.id]]);
      else lines.set(to, [...(lines.get(to) ?? []), connection.id]);
    }
  for (const [network, together] of lines) endpoints.set(network, [...(endpoints.get(network) ?? []), together]);
  return endpoints;
});
