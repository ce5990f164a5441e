import type { AssetNeed } from '../../model/asset.ts';
import { valueOrNull } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { storeClients } from '../compute/dependencies.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { disksByServer } from './disks.ts';
import { NeedList, type Positions } from './need-list.ts';
import { addPaths, isCaller, NOWHERE } from './paths.ts';
import { behindNetworks } from './private-endpoints.ts';
import { supportOf } from './support.ts';

/** What a resource of this role in a relationship is needed for. */
const NEEDED_ROLES: ReadonlySet<string> = new Set(['plan', 'cluster', 'network']);

const NONE: readonly never[] = [];

/** What a resource needs to run and to answer, as far as the inventory shows it. A missing edge proves nothing. */
export function needsOf(
  resource: Resource,
  index: InventoryIndex,
  { at, isTest }: { readonly at: Positions; readonly isTest: (resource: Resource) => boolean },
): readonly AssetNeed[] {
  const needs = new NeedList(resource.id, at);
  addTargets(resource, needs, index);
  for (const { to, role } of valueOrNull(facet(resource, 'relationships')) ?? NONE)
    if (NEEDED_ROLES.has(role)) needs.addOne(to);
  for (const any of supportOf(resource, index)) needs.add(any, { certain: false });
  const disks = resource.kind === 'server' ? disksByServer(index).get(resource.id) : undefined;
  for (const disk of disks ?? NONE) needs.addOne(disk);
  const members = resource.kind === 'server-group' ? memberships(index).members.get(resource.id) : undefined;
  const clients = members === undefined ? [resource] : [resource, ...members];
  const networks = addPaths(clients, needs, index);
  for (const id of servicesOf(clients, networks, index)) {
    const service = index.byId(id);
    // Its firewall lets it in, or an endpoint in its network leads there: it may use it. What runs for customers uses nothing that is for tests.
    if (service !== undefined && (isTest(resource) || !isTest(service))) needs.addOne(id, false);
  }
  return needs.list;
}

/** The stores whose firewalls let it in, and what the endpoints in its networks lead to. */
function servicesOf(clients: readonly Resource[], networks: Iterable<string>, index: InventoryIndex): Iterable<string> {
  const connected = clients.filter(client => facet(client, 'networkInterfaces').state === 'value');
  // Most things are in no network.
  if (connected.length === 0 && networks === NOWHERE) return NONE;
  const stores = storeClients(index);
  const found = new Set<string>();
  for (const client of connected) for (const store of stores.get(client.id) ?? NONE) found.add(store);
  if (clients.some(isCaller)) for (const service of behindNetworks(networks, index).services) found.add(service);
  return found;
}

/** Balancers need one of their targets; a target in a group stands for the group. */
function addTargets(resource: Resource, needs: NeedList, index: InventoryIndex): void {
  const targets = valueOrNull(facet(resource, 'targets')) ?? NONE;
  const origins = valueOrNull(facet(resource, 'origins')) ?? NONE;
  if (targets.length > 0) {
    const { groupOf } = memberships(index);
    const answering = targets.filter(({ healthy }) => healthy !== false);
    needs.add([...new Set(answering.map(({ id }) => groupOf.get(id) ?? id))], { capacity: true });
  }
  if (origins.length === 0) return;
  const found = origins.flatMap(({ to }) => addressed(index).get(to.toLowerCase()) ?? []);
  if (valueOrNull(facet(resource, 'originFailover')) === true) needs.add(found);
  else for (const origin of found) needs.addOne(origin);
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
