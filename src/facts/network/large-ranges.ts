import { internetFamilies, largePublicRange } from '../../lib/internet.ts';
import { EVERYTHING, intersect, NOTHING, portSet, type PortSet } from '../../lib/port-set.ts';
import type { Facets } from '../../model/facets.ts';
import type { Exposure } from '../../model/facts.ts';
import { value, valueOrNull, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { openingTo, type NetworkInterface } from './ingress-path.ts';
import { listeningPorts } from './internet-ingress.ts';

/** Finds services in ports. */
export type FindIn = (ports: PortSet) => readonly Omit<Exposure, 'audience' | 'addresses'>[];

/** What is open to more of the internet than one organization has, and to less than all of it. */
export const toLargeRanges = (rules: Facets['allowedIngress'], find: FindIn): readonly Exposure[] =>
  rules.flatMap((rule): readonly Exposure[] => {
    const count = largePublicRange(rule.sources);
    if (count === undefined) return [];
    const addresses = Number(count);
    return find(portSet([rule])).map(one => ({ ...one, audience: 'public-range', addresses }));
  });

/** What its own setting opens to a large part of the internet, on the ports on which it listens. */
export function byLargeAccess(resource: Resource, find: FindIn): readonly Exposure[] {
  const access = valueOrNull(facet(resource, 'publicAccess'));
  if (typeof access !== 'object' || access === null) return [];
  const listening = (valueOrNull(facet(resource, 'listeners')) ?? []).map(({ port }) => port);
  return listening.flatMap(port =>
    find(portSet([{ protocol: 'tcp', fromPort: port, toPort: port }])).map((one): Exposure => {
      return { ...one, audience: 'public-range', addresses: access.publicAddresses, severity: 'high' };
    }),
  );
}

/** What the firewalls of its public interfaces open to a large part of the internet, on the ports on which it listens. */
export function byLargeRules(index: InventoryIndex, resource: Resource, find: FindIn): Reading<readonly Exposure[]> {
  const listening = listeningPorts(resource);
  const ports = listening.state === 'value' ? listening.value : EVERYTHING;
  const found: Exposure[] = [];
  let gap: Unread | undefined;
  for (const one of valueOrNull(facet(resource, 'networkInterfaces')) ?? []) {
    for (const family of one.addressFamilies) {
      const rules = rulesOf(index, one).filter(({ sources }) => isOfFamily(sources, family));
      if (toLargeRanges(rules, opened => find(intersect(opened, ports))).length === 0) continue;
      const { certain, gap: unseen } = openingTo(index, resource, one, family);
      gap ??= unseen ?? (listening.state === 'unread' ? listening : undefined);
      const open = listening.state === 'value' ? intersect(certain, ports) : NOTHING;
      found.push(...toLargeRanges(rules, opened => find(intersect(opened, open))));
    }
  }
  return found.length === 0 && gap !== undefined ? gap : value(found.map(one => ({ ...one, severity: 'high' })));
}

const isOfFamily = (sources: readonly string[], family: 'ipv4' | 'ipv6'): boolean =>
  largePublicRange(sources.filter(source => source.includes(':') === (family === 'ipv6'))) !== undefined &&
  internetFamilies(sources).length === 0;

const rulesOf = (index: InventoryIndex, { firewalls, allowedIngress }: NetworkInterface): Facets['allowedIngress'] =>
  allowedIngress ??
  firewalls.flatMap(id => {
    const firewall = index.byId(id);
    return firewall === undefined ? [] : (valueOrNull(facet(firewall, 'allowedIngress')) ?? []);
  });
