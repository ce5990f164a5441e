import type { AssetNeed } from '../../model/asset.ts';
import { valueOrNull } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { storeClients } from '../compute/dependencies.ts';
import { disksByServer } from './disks.ts';
import { memoizePerInventory } from '../per-inventory.ts';
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
    const found = new Set(ids.flatMap(id => this.#at.get(id) ?? []));
    if (this.#own !== undefined) found.delete(this.#own);
    if (found.size > 0) this.list.push({ alternatives: [...found].sort((a, b) => a - b), certain, capacity });
  }
}

/** What a resource needs to run and to answer, as far as the inventory shows it. A missing edge proves nothing. */
export function needsOf(
  resource: Resource,
  index: InventoryIndex,
  { at, isTest }: { readonly at: Positions; readonly isTest: (resource: Resource) => boolean },
): readonly AssetNeed[] {
  const needs = new Needs(resource.id, at);
  const { members } = memberships(index);
  addTargets(resource, needs, index);
  const relationships = valueOrNull(facet(resource, 'relationships')) ?? [];
  for (const { to, role } of relationships) if (NEEDED_ROLES.has(role)) needs.add([to]);
  for (const any of supportOf(resource, index)) needs.add(any, { certain: false });
  for (const disk of disksByServer(index).get(resource.id) ?? []) needs.add([disk]);
  addPaths([resource, ...(members.get(resource.id) ?? [])], needs, index);
  const clients = [resource, ...(members.get(resource.id) ?? [])];
  for (const id of new Set(clients.flatMap(client => storeClients(index).get(client.id) ?? []))) {
    const store = index.byId(id);
    // Its firewall lets it in: it may use it. What runs for customers does not use a store for tests.
    if (store !== undefined && (isTest(resource) || !isTest(store))) needs.add([id], { certain: false });
  }
  return needs.list;
}

/** Balancers need one of their targets; a target in a group stands for the group. */
function addTargets(resource: Resource, needs: Needs, index: InventoryIndex): void {
  const { groupOf } = memberships(index);
  const targets = (valueOrNull(facet(resource, 'targets')) ?? []).filter(({ healthy }) => healthy !== false);
  needs.add([...new Set(targets.map(({ id }) => groupOf.get(id) ?? id))], { capacity: true });
  const origins = (valueOrNull(facet(resource, 'origins')) ?? []).flatMap(
    ({ to }) => addressed(index).get(to.toLowerCase()) ?? [],
  );
  if (origins.length === 0) return;
  if (valueOrNull(facet(resource, 'originFailover')) === true) needs.add(origins);
  else for (const origin of origins) needs.add([origin]);
}

/** The networks of its subnets, and the gateways to the outside: whether it works without those is not known. */
function addPaths(resources: readonly Resource[], needs: Needs, index: InventoryIndex): void {
  const subnets = new Set(
    resources.flatMap(resource =>
      (valueOrNull(facet(resource, 'networkInterfaces')) ?? []).map(({ subnet }) => subnet),
    ),
  );
  const networks = new Set<string>();
  const gateways = new Set<string>();
  for (const id of subnets) {
    const subnet = index.byId(id);
    if (subnet === undefined) continue;
    for (const { to, role } of valueOrNull(facet(subnet, 'relationships')) ?? [])
      if (role === 'network') networks.add(to);
    for (const { via, target } of valueOrNull(facet(subnet, 'routes')) ?? []) if (via === 'nat') gateways.add(target);
  }
  for (const network of networks) needs.add([network]);
  needs.add([...gateways], { certain: false });
  // Its way out was not read: it may be any of the region's.
  for (const resource of resources)
    if (isWayUnread(resource, index))
      for (const { id } of index.seen('gateway', resource)) needs.add([id], { certain: false });
}

function isWayUnread(resource: Resource, index: InventoryIndex): boolean {
  const interfaces = facet(resource, 'networkInterfaces');
  if (interfaces.state !== 'value') return interfaces.state === 'unread' && interfaces.reason !== 'not-collected';
  return interfaces.value.some(({ subnet }) => {
    const seen = index.byId(subnet);
    const routes = seen === undefined ? undefined : facet(seen, 'routes');
    return routes?.state === 'unread' && routes.reason !== 'not-collected';
  });
}

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
