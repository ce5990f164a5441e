import type { AssetNeed } from '../../model/asset.ts';
import type { Facets } from '../../model/facets.ts';
import { valueOrNull, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { storeClients } from '../compute/dependencies.ts';
import { disksByServer } from './disks.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { isRefused } from './refused.ts';
import { supportOf } from './support.ts';

/** Positions of assets by the id of their resource. */
export type Positions = ReadonlyMap<string, number>;

/** What a resource of this role in a relationship is needed for. */
const NEEDED_ROLES: ReadonlySet<string> = new Set(['plan', 'cluster', 'network']);

/** Collects the needs of one resource. */
class Needs {
  readonly list: AssetNeed[] = [];
  readonly #at: Positions;
  readonly #own: number | undefined;

  constructor(own: string, at: Positions) {
    this.#at = at;
    this.#own = at.get(own);
  }

  /** Any one of them; those that take no part are left out. */
  add(ids: readonly string[], { certain = true, capacity = false } = {}): void {
    if (ids.length === 0) return;
    const found = new Set<number>();
    for (const id of ids) {
      const at = this.#at.get(id);
      if (at !== undefined && at !== this.#own) found.add(at);
    }
    if (found.size > 0) this.list.push({ alternatives: [...found].sort(ascending), certain, capacity });
  }

  /** This one. */
  addOne(id: string, certain = true): void {
    const at = this.#at.get(id);
    if (at !== undefined && at !== this.#own) this.list.push({ alternatives: [at], certain, capacity: false });
  }
}

const ascending = (a: number, b: number): number => a - b;
const NONE: readonly never[] = [];

/** What a resource needs to run and to answer, as far as the inventory shows it. A missing edge proves nothing. */
export function needsOf(
  resource: Resource,
  index: InventoryIndex,
  { at, isTest }: { readonly at: Positions; readonly isTest: (resource: Resource) => boolean },
): readonly AssetNeed[] {
  const needs = new Needs(resource.id, at);
  addTargets(resource, needs, index);
  for (const { to, role } of valueOrNull(facet(resource, 'relationships')) ?? NONE)
    if (NEEDED_ROLES.has(role)) needs.addOne(to);
  for (const any of supportOf(resource, index)) needs.add(any, { certain: false });
  for (const disk of disksByServer(index).get(resource.id) ?? NONE) needs.addOne(disk);
  const members = memberships(index).members.get(resource.id);
  const clients = members === undefined ? [resource] : [resource, ...members];
  addPaths(clients, needs, index);
  for (const id of storesOf(clients, index)) {
    const store = index.byId(id);
    // Its firewall lets it in: it may use it. What runs for customers does not use a store for tests.
    if (store !== undefined && (isTest(resource) || !isTest(store))) needs.addOne(id, false);
  }
  return needs.list;
}

function storesOf(clients: readonly Resource[], index: InventoryIndex): Iterable<string> {
  const [first, second] = clients;
  const stores = storeClients(index);
  if (first !== undefined && second === undefined) return new Set(stores.get(first.id));
  return new Set(clients.flatMap(({ id }) => stores.get(id) ?? NONE));
}

/** Balancers need one of their targets; a target in a group stands for the group. */
function addTargets(resource: Resource, needs: Needs, index: InventoryIndex): void {
  const targets = valueOrNull(facet(resource, 'targets')) ?? NONE;
  if (targets.length > 0) {
    const { groupOf } = memberships(index);
    const answering = targets.filter(({ healthy }) => healthy !== false);
    needs.add([...new Set(answering.map(({ id }) => groupOf.get(id) ?? id))], { capacity: true });
  }
  const origins = valueOrNull(facet(resource, 'origins')) ?? NONE;
  if (origins.length === 0) return;
  const found = origins.flatMap(({ to }) => addressed(index).get(to.toLowerCase()) ?? []);
  if (valueOrNull(facet(resource, 'originFailover')) === true) needs.add(found);
  else for (const origin of found) needs.addOne(origin);
}

/** The networks of its subnets, and the gateways to the outside: whether it works without those is not known. */
function addPaths(resources: readonly Resource[], needs: Needs, index: InventoryIndex): void {
  const readings = resources.map(resource => facet(resource, 'networkInterfaces'));
  const subnets = new Set(readings.flatMap(reading => (valueOrNull(reading) ?? NONE).map(({ subnet }) => subnet)));
  if (subnets.size > 0) {
    const networks = new Set<string>();
    const gateways = new Set<string>();
    for (const subnet of subnets) {
      const way = wayOut(index, subnet);
      for (const network of way.networks) networks.add(network);
      for (const gateway of way.gateways) gateways.add(gateway);
    }
    for (const network of networks) needs.addOne(network);
    needs.add([...gateways], { certain: false });
  }
  // Its way out was not read: it may be any of the region's.
  for (const [position, resource] of resources.entries())
    if (isWayUnread(readings[position], index))
      for (const { id } of index.seen('gateway', resource)) needs.addOne(id, false);
}

interface WayOut {
  readonly networks: readonly string[];
  readonly gateways: readonly string[];
  readonly isUnread: boolean;
}

/** The network of a subnet, and the gateways that lead out of it. */
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

/** Members of groups by the group, and the group of each member. */
export const memberships = memoizePerInventory(
  (
    index,
  ): { readonly members: ReadonlyMap<string, readonly Resource[]>; readonly groupOf: ReadonlyMap<string, string> } => {
    const members = new Map<string, Resource[]>();
    const groupOf = new Map<string, string>();
    const join = (group: string, server: Resource): void => {
      if (groupOf.has(server.id)) return;
      groupOf.set(server.id, group);
      const list = members.get(group);
      if (list === undefined) members.set(group, [server]);
      else list.push(server);
    };
    for (const group of index.seen('server-group'))
      for (const { to, role } of valueOrNull(facet(group, 'relationships')) ?? []) {
        const server = role === 'member' ? index.byId(to) : undefined;
        if (server !== undefined) join(group.id, server);
      }
    for (const server of index.seen('server'))
      for (const { to, role } of valueOrNull(facet(server, 'relationships')) ?? [])
        if (role === 'group' && index.byId(to)?.kind === 'server-group') join(to, server);
    return { members, groupOf };
  },
);

/** Resources by their host names and addresses. */
const addressed = memoizePerInventory((index): ReadonlyMap<string, string> => {
  const kinds = ['load-balancer', 'bucket', 'api-gateway', 'server', 'cdn', 'public-ip'] as const;
  return new Map(
    kinds
      .flatMap(kind => index.seen(kind))
      .flatMap(resource =>
        (valueOrNull(facet(resource, 'addresses')) ?? []).map((address): [string, string] => [
          address.toLowerCase(),
          resource.id,
        ]),
      ),
  );
});
