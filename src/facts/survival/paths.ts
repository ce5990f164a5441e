import type { Facets } from '../../model/facets.ts';
import { KINDS, type Kind } from '../../model/kinds.ts';
import { valueOrNull, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { roleOfKind } from './assets.ts';
import type { NeedList } from './need-list.ts';
import { isRefused } from './refused.ts';

const NONE: readonly never[] = [];

/** The networks of what is in none. */
export const NOWHERE: Iterable<string> = NONE;

/** Kinds that call others on their own account. A database or a balancer answers, and answers take the way that the call came. */
const CALLERS: ReadonlySet<Kind> = new Set(
  KINDS.filter(kind => roleOfKind(kind) === 'compute' || roleOfKind(kind) === 'group'),
);

/** Adds the networks of the subnets of resources, and the ways out of them: whether it works without those is not known. */
export function addPaths(resources: readonly Resource[], needs: NeedList, index: InventoryIndex): Iterable<string> {
  // Most things are in no network.
  if (!resources.some(mayBeConnected)) return NOWHERE;
  const readings = resources.map(resource => facet(resource, 'networkInterfaces'));
  const subnets = subnetsOf(resources, readings);
  const networks = new Set<string>();
  const gateways = new Set<string>();
  const goesOut = resources.some(({ kind }) => CALLERS.has(kind));
  for (const subnet of subnets) {
    const way = wayOut(index, subnet);
    for (const network of way.networks) networks.add(network);
    if (goesOut) for (const gateway of way.gateways) gateways.add(gateway);
  }
  for (const network of networks) {
    needs.addOne(network);
    for (const connection of connectionsOf(index).get(network) ?? NONE) needs.add(connection, { certain: false });
  }
  needs.add([...gateways], { certain: false });
  // Its way out was not read: it may be any of the region's.
  for (const [position, resource] of resources.entries())
    if (CALLERS.has(resource.kind) && isWayUnread(readings[position], index))
      for (const { id } of index.seen('gateway', resource)) needs.addOne(id, false);
  return networks;
}

/** Whether it has a subnet, or may have one that was not read. */
function mayBeConnected(resource: Resource): boolean {
  const interfaces = facet(resource, 'networkInterfaces');
  if (interfaces.state === 'value' ? interfaces.value.length > 0 : isRefused(interfaces)) return true;
  const relationships = facet(resource, 'relationships');
  return relationships.state === 'value' && relationships.value.some(({ role }) => role === 'way-out');
}

/** The subnets that it is in, and those that its calls leave through. */
function subnetsOf(
  resources: readonly Resource[],
  readings: readonly Reading<Facets['networkInterfaces']>[],
): ReadonlySet<string> {
  const subnets = new Set<string>();
  for (const reading of readings) for (const { subnet } of valueOrNull(reading) ?? NONE) subnets.add(subnet);
  for (const resource of resources)
    for (const { to, role } of valueOrNull(facet(resource, 'relationships')) ?? NONE)
      if (role === 'way-out') subnets.add(to);
  return subnets;
}

interface WayOut {
  readonly networks: readonly string[];
  readonly gateways: readonly string[];
  readonly isUnread: boolean;
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
          gateways: (valueOrNull(routes) ?? NONE).filter(({ via }) => via === 'nat').map(({ target }) => target),
          isUnread: isRefused(routes),
        };
        return [subnet.id, way];
      }),
    ),
);

const UNSEEN: WayOut = { networks: NONE, gateways: NONE, isUnread: false };
const wayOut = (index: InventoryIndex, subnet: string): WayOut => waysOut(index).get(subnet) ?? UNSEEN;

const isWayUnread = (interfaces: Reading<Facets['networkInterfaces']> | undefined, index: InventoryIndex): boolean =>
  interfaces?.state === 'value'
    ? interfaces.value.some(({ subnet }) => wayOut(index, subnet).isUnread)
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
