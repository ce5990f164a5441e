import { valueOrNull } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { resourceNamed } from './named.ts';
import { isFacetRefused, isRefused } from './refused.ts';

/** What a resource of this role in a relationship is needed for: to start, to sign in, to be trusted, to get work. */
const SUPPORT_ROLES: ReadonlySet<string> = new Set(['secret', 'registry', 'certificate', 'event-source']);

/**
 * What a resource needs to start or to be found: any one of each list. What runs goes on without a registry or a secret for a while,
 * and customers may use another name, so that none of it is certain.
 */
export function supportOf(resource: Resource, index: InventoryIndex): readonly (readonly string[])[] {
  const supports: (readonly string[])[] = [];
  for (const { to, role } of valueOrNull(facet(resource, 'relationships')) ?? NONE)
    if (SUPPORT_ROLES.has(role)) supports.push([resourceNamed(to, index)?.id ?? to]);
  const addresses = valueOrNull(facet(resource, 'addresses')) ?? NONE;
  return addresses.length === 0 ? supports : [...supports, ...zonesOf(addresses, index)];
}

/**
 * Secrets, registries, certificates and sources of work that a resource names and that were not read: where they are is not known; nor is
 * what else it uses, or which names lead to it, where that was refused.
 */
export const unseenSupport = (resource: Resource, index: InventoryIndex): readonly string[] => [
  ...(valueOrNull(facet(resource, 'relationships')) ?? NONE)
    .filter(({ to, role }) => SUPPORT_ROLES.has(role) && resourceNamed(to, index) === undefined)
    .map(({ role }) => role),
  ...(isFacetRefused(resource, 'relationships') ? ['relationships'] : NONE),
  ...(isFacetRefused(resource, 'addresses') || (isNamed(resource) && areNamesRefused(index)) ? ['names'] : NONE),
];

const isNamed = (resource: Resource): boolean => (valueOrNull(facet(resource, 'addresses')) ?? NONE).length > 0;

/** Whether a zone of names may lead to something and nobody saw it. */
const areNamesRefused = memoizePerInventory(
  (index): boolean =>
    isRefused(index.gap('dns-zone')) || index.seen('dns-zone').some(zone => isFacetRefused(zone, 'dnsRecords')),
);

const NONE: readonly never[] = [];

/** The zones that lead to one of the addresses; those of the same name together. */
function zonesOf(addresses: readonly string[], index: InventoryIndex): string[][] {
  const names = new Map<string, Set<string>>();
  for (const address of addresses)
    for (const { zone, name } of zonesByTarget(index).get(hostOf(address)) ?? [])
      names.set(name, (names.get(name) ?? new Set()).add(zone));
  return [...names.values()].map(zones => [...zones]);
}

/** Zones with records that lead to a host name or an address. Zones of the same name are alternatives: a second DNS service. */
const zonesByTarget = memoizePerInventory(
  (index): ReadonlyMap<string, readonly { readonly zone: string; readonly name: string }[]> => {
    const found = new Map<string, { zone: string; name: string }[]>();
    for (const zone of index.seen('dns-zone'))
      for (const { to } of valueOrNull(facet(zone, 'dnsRecords')) ?? [])
        for (const target of to.map(hostOf)) {
          const list = found.get(target) ?? [];
          found.set(target, list);
          if (!list.some(one => one.zone === zone.id)) list.push({ zone: zone.id, name: hostOf(zone.name) });
        }
    return found;
  },
);

/** Without case, the last dot, and the prefix of an alias for both address families. */
const hostOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^dualstack\./, '');
