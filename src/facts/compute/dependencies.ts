import { compareText } from '../../lib/text.ts';
import type { Kind } from '../../model/kinds.ts';
import { valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { firstGap } from '../scope.ts';
import { createPlaceGaps } from '../place-gaps.ts';

/** Workloads with a network interface, whose firewall a data store may allow by name. */
const CLIENT_KINDS: readonly Kind[] = ['server', 'function', 'app', 'kubernetes-cluster'];
const STORE_KINDS: readonly Kind[] = ['database', 'cache', 'warehouse', 'search'];

/** Data stores that a workload's firewall is allowed into by name, by the id of the workload. */
export const storeClients = memoizePerInventory((index): ReadonlyMap<string, readonly string[]> => {
  const behind = behindFirewalls(index, CLIENT_KINDS);
  const stores = new Map<string, string[]>();
  for (const store of STORE_KINDS.flatMap(kind => index.seen(kind)))
    for (const { id } of clientsOf(store, index, behind).seen) {
      const list = stores.get(id);
      if (list === undefined) stores.set(id, [store.id]);
      else list.push(store.id);
    }
  return stores;
});

/** Applications that may connect to a database. */
export const clientApplications = defineFact({
  name: 'clientApplications',
  on: ['database'],
  needs: { database: ['networkInterfaces'], firewall: ['allowedIngress'], server: ['networkInterfaces'] },
  prepare(index) {
    const gaps = createPlaceGaps();
    for (const resource of CLIENT_KINDS.flatMap(kind => index.seen(kind))) {
      const interfaces = facet(resource, 'networkInterfaces');
      // A kind whose interfaces no collector reads cannot be counted, and hides nothing.
      if (interfaces.state === 'unread' && interfaces.reason !== 'not-collected') gaps.add(resource, interfaces);
    }
    return { gaps, behind: behindFirewalls(index, CLIENT_KINDS) };
  },
  compute(database, { gaps, behind }, index): Reading<readonly string[]> {
    const interfaces = facet(database, 'networkInterfaces');
    if (interfaces.state !== 'value') return interfaces;
    const { seen, gap } = clientsOf(database, index, behind);
    const applications = [...new Set(seen.flatMap(client => applicationOf(client) ?? []))].sort(compareText);
    if (applications.length > 1) return value(applications);
    const { account, region } = database;
    return (
      gap ??
      firstGap(index, ['firewall'], { account, region }, CLIENT_KINDS) ??
      gaps.at(database) ??
      value(applications)
    );
  },
});

/** Resources with a network interface behind a firewall, by the firewall's id. */
function behindFirewalls(index: InventoryIndex, kinds: readonly Kind[]): ReadonlyMap<string, Resource[]> {
  const behind = new Map<string, Resource[]>();
  for (const resource of kinds.flatMap(kind => index.seen(kind)))
    for (const { firewalls } of valueOrNull(facet(resource, 'networkInterfaces')) ?? [])
      for (const id of firewalls) {
        const list = behind.get(id);
        if (list === undefined) behind.set(id, [resource]);
        else if (list.at(-1) !== resource) list.push(resource);
      }
  return behind;
}

/** Workloads that a store's firewalls allow by the name of their own firewall. */
function clientsOf(
  store: Resource,
  index: InventoryIndex,
  behind: ReadonlyMap<string, Resource[]>,
): { readonly seen: readonly Resource[]; readonly gap?: Unread } {
  let gap: Unread | undefined;
  const seen = new Set<Resource>();
  for (const id of new Set(
    (valueOrNull(facet(store, 'networkInterfaces')) ?? []).flatMap(({ firewalls }) => firewalls),
  )) {
    const firewall = index.byId(id);
    const ingress = firewall === undefined ? unread('not-collected', id) : facet(firewall, 'allowedIngress');
    if (ingress.state === 'unread') gap ??= ingress;
    for (const source of (valueOrNull(ingress) ?? []).flatMap(({ sources }) => sources))
      for (const client of behind.get(siblingOf(id, source)) ?? []) seen.add(client);
  }
  return gap === undefined ? { seen: [...seen] } : { seen: [...seen], gap };
}

/** Rules name other firewalls of the same account and region by the last part of their id. */
const siblingOf = (firewall: string, name: string): string =>
  name.includes('/') ? name : `${firewall.slice(0, firewall.lastIndexOf('/') + 1)}${name}`;

const APPLICATION_KEYS = ['app', 'application', 'service', 'workload', 'project'];

/** The application of a resource: by a common tag, else by its stack. */
function applicationOf({ tags, slot }: Resource): string | undefined {
  const [, tagged] =
    Object.entries(tags).find(([key, text]) => APPLICATION_KEYS.includes(key.toLowerCase()) && text.trim() !== '') ??
    [];
  return tagged?.trim().toLowerCase() ?? slot?.split('/')[0];
}
