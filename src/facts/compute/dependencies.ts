import { compareText } from '../../lib/text.ts';
import type { Kind } from '../../model/kinds.ts';
import { valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { listedKinds } from '../concentration/concentration.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';
import { scopeKey } from '../../model/keys.ts';

/** One resource needs another: `role` says as what, in the word of the needed one. */
export interface Dependency {
  readonly from: string;
  readonly to: string;
  readonly role: string;
}

/** What runs programs and has a network card by which we can tell whom it may call. */
const CALLERS: readonly Kind[] = ['server', 'function', 'app', 'kubernetes-cluster'];
const CALLED_KINDS: readonly Kind[] = ['database', 'cache', 'warehouse', 'search'];

/**
 * Who needs whom, as far as the settings show it: balancers their targets, whatever is linked or wired its links, subnets
 * and firewalls, and programs the stores whose firewall lets theirs in by name. An edge is seen or it is not: from its
 * absence nothing follows.
 */
export function dependenciesOf(index: InventoryIndex): Dependency[] {
  const edges: Dependency[] = [];
  const behind = behindFirewalls(index, CALLERS);
  for (const resource of index.inventory.resources) {
    const from = resource.id;
    for (const { id } of valueOrNull(facet(resource, 'targets')) ?? []) edges.push({ from, to: id, role: 'target' });
    for (const { to, role } of valueOrNull(facet(resource, 'relationships')) ?? []) edges.push({ from, to, role });
    for (const { subnet, firewalls } of valueOrNull(facet(resource, 'networkInterfaces')) ?? []) {
      edges.push({ from, to: subnet, role: 'subnet' });
      edges.push(...firewalls.map(to => ({ from, to, role: 'firewall' })));
    }
    if (!CALLED_KINDS.includes(resource.kind)) continue;
    for (const caller of networkAccessOf(resource, index, behind).seen)
      edges.push({ from: caller.id, to: from, role: resource.kind });
  }
  return edges;
}

/** The applications whose programs may call a database. */
export const clientApplications = defineFact({
  name: 'clientApplications',
  on: ['database'],
  needs: { database: ['networkInterfaces'], firewall: ['allowedIngress'], server: ['networkInterfaces'] },
  prepare(index) {
    const kinds = listedKinds(index, CALLERS);
    const hidden = new Map<string, Unread>();
    for (const resource of kinds.flatMap(kind => index.seen(kind))) {
      const cards = facet(resource, 'networkInterfaces');
      // A kind whose network nobody reads calls from somewhere that we cannot see; it hides nothing that we could count.
      if (cards.state === 'unread' && cards.reason !== 'not-collected') hidden.set(scopeKey(resource), cards);
    }
    return { kinds, hidden, behind: behindFirewalls(index, kinds) };
  },
  compute(database, { kinds, hidden, behind }, index): Reading<readonly string[]> {
    const cards = facet(database, 'networkInterfaces');
    if (cards.state !== 'value') return cards;
    const { seen, gap } = networkAccessOf(database, index, behind);
    const applications = [...new Set(seen.flatMap(caller => applicationOf(caller) ?? []))].sort(compareText);
    if (applications.length > 1) return value(applications);
    const { account, region } = database;
    return (
      gap ??
      firstGap(index, ['firewall', ...kinds], { account, region }) ??
      hidden.get(scopeKey(database)) ??
      value(applications)
    );
  },
});

/** What has a network card behind a firewall, by the firewall's id. */
function behindFirewalls(index: InventoryIndex, kinds: readonly Kind[]): ReadonlyMap<string, Resource[]> {
  const behind = new Map<string, Resource[]>();
  for (const resource of kinds.flatMap(kind => index.seen(kind)))
    for (const id of new Set(
      (valueOrNull(facet(resource, 'networkInterfaces')) ?? []).flatMap(({ firewalls }) => firewalls),
    ))
      behind.set(id, [...(behind.get(id) ?? []), resource]);
  return behind;
}

/** The programs that a store's firewalls let in by the name of their own firewall. */
function networkAccessOf(
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
    const openings = firewall === undefined ? unread('not-collected', id) : facet(firewall, 'allowedIngress');
    if (openings.state === 'unread') gap ??= openings;
    for (const source of (valueOrNull(openings) ?? []).flatMap(({ sources }) => sources))
      for (const caller of behind.get(siblingOf(id, source)) ?? []) seen.add(caller);
  }
  return gap === undefined ? { seen: [...seen] } : { seen: [...seen], gap };
}

/** Rules name other firewalls by the last part of their id, as it is in the same place. */
const siblingOf = (firewall: string, name: string): string =>
  name.includes('/') ? name : `${firewall.slice(0, firewall.lastIndexOf('/') + 1)}${name}`;

const APPLICATION_KEYS = ['app', 'application', 'service', 'workload', 'project'];

/** The application that something belongs to: by a common tag, else by its stack. */
function applicationOf({ tags, slot }: Resource): string | undefined {
  const [, tagged] =
    Object.entries(tags).find(([key, text]) => APPLICATION_KEYS.includes(key.toLowerCase()) && text.trim() !== '') ??
    [];
  return tagged?.trim().toLowerCase() ?? slot?.split('/')[0];
}
