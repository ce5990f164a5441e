import { valueOrNull } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { KINDS } from '../../model/kinds.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { roleOfKind } from './assets.ts';

/** Kinds of stores that a private endpoint may lead to. */
export const STORES = ['database', 'cache', 'warehouse', 'search', 'bucket', 'file-share', 'messaging'] as const;

/** What private endpoints lead to. */
export interface Behind {
  readonly services: ReadonlySet<string>;
  /** The endpoints that lead to something that was not read, in words. */
  readonly unseen: ReadonlySet<string>;
}

const NONE: readonly never[] = [];

/** What the private endpoints in these networks lead to. */
export function behindNetworks(networks: Iterable<string>, index: InventoryIndex): Behind {
  const [services, unseen] = [new Set<string>(), new Set<string>()];
  for (const id of networks) {
    const behind = behindEach(index).get(id);
    for (const service of behind?.services ?? NONE) services.add(service);
    for (const name of behind?.unseen ?? NONE) unseen.add(name);
  }
  return { services, unseen };
}

/** Whether any endpoint leads to something that was not read. */
export const hasUnseenServices = memoizePerInventory((index): boolean =>
  [...behindEach(index).values()].some(({ unseen }) => unseen.size > 0),
);

interface Endpoint {
  readonly name: string;
  readonly networks: readonly string[];
  /** A service that is published at the endpoint itself names it. */
  readonly id?: string;
  readonly leadsTo: readonly string[];
}

/** By network: of endpoints that it names itself, and of those in it. */
const behindEach = memoizePerInventory((index): ReadonlyMap<string, { services: Set<string>; unseen: Set<string> }> => {
  const found = new Map<string, { services: Set<string>; unseen: Set<string> }>();
  const endpoints = endpointsOf(index);
  const servicesAt = servicesNamed(new Set(endpoints.flatMap(({ id, leadsTo }) => [...(id === undefined ? [] : [id]), ...leadsTo])), index); // prettier-ignore
  for (const { name, networks, id, leadsTo } of endpoints) {
    const own = servicesAt.get(id ?? '') ?? NONE;
    const services = [...own, ...leadsTo.flatMap(to => servicesAt.get(to) ?? NONE)];
    const isSeen = own.length > 0 || leadsTo.every(to => servicesAt.has(to));
    for (const network of networks) {
      const behind = found.get(network) ?? { services: new Set(), unseen: new Set() };
      found.set(network, behind);
      for (const service of services) behind.services.add(service);
      if (!isSeen) behind.unseen.add(`service behind ${name}`);
    }
  }
  return found;
});

function endpointsOf(index: InventoryIndex): readonly Endpoint[] {
  const related = (resource: Resource, wanted: string): readonly string[] =>
    (valueOrNull(facet(resource, 'relationships')) ?? NONE).flatMap(({ to, role }) => (role === wanted ? [to] : []));
  return [
    ...index.seen('network').map(network => {
      return { name: network.name, networks: [network.id], leadsTo: related(network, 'private-endpoint') };
    }),
    ...index.seen('network-connection').map(connection => {
      const { id, name } = connection;
      return { id, name, networks: related(connection, 'network'), leadsTo: related(connection, 'private-endpoint') };
    }),
  ].filter(({ networks, leadsTo }) => networks.length > 0 && leadsTo.length > 0);
}

/** Networks, disks and the like are behind no endpoint. */
const KINDS_BEHIND = KINDS.filter(kind => {
  const role = roleOfKind(kind);
  return role !== undefined && role !== 'path' && role !== 'group';
});

/**
 * Services by the names that endpoints have for them: their id, that of what they are part of (an endpoint leads to a server with all its
 * databases), and what they are published as.
 */
function servicesNamed(wanted: ReadonlySet<string>, index: InventoryIndex): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  if (wanted.size === 0) return found;
  const add = (name: string, id: string): void => {
    if (!wanted.has(name)) return;
    const list = found.get(name);
    if (list === undefined) found.set(name, [id]);
    else if (!list.includes(id)) list.push(id);
  };
  for (const kind of KINDS_BEHIND)
    for (const resource of index.seen(kind)) {
      const { id } = resource;
      add(id, id);
      add(wholeOf(id), id);
      for (const { to, role } of valueOrNull(facet(resource, 'relationships')) ?? NONE)
        if (role === 'published-as') add(to, id);
    }
  return found;
}

/** Without the last two parts of a path. */
const wholeOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('/', id.lastIndexOf('/') - 1)));
