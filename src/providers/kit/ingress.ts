import { addressRange, isWithin, prefixLength } from '../../lib/cidr.ts';
import { intersect, isEmpty, NOTHING, portSet, rangesOf, subtract, union, type PortSet } from '../../lib/port-set.ts';
import type { AllowedIngress } from '../../model/facets.ts';

/** A rule of a firewall that evaluates its rules in order. */
export interface OrderedRule {
  readonly allow: boolean;
  readonly sources: readonly string[];
  readonly ports: PortSet;
}

/** What rules allow in the order of their priority. A source that is denied in part stays allowed for the rest of it. */
export function allowedInOrder(rules: readonly OrderedRule[]): AllowedIngress[] {
  const allowed = new Map<string, PortSet>();
  const denied: { readonly source: string; readonly ports: PortSet }[] = [];
  for (const rule of rules) {
    for (const source of rule.sources) {
      if (!rule.allow) {
        denied.push({ source, ports: rule.ports });
        continue;
      }
      const deniedPorts = denied.filter(one => isSourceWithin(source, one.source)).map(({ ports }) => ports);
      const left = deniedPorts.reduce(subtract, rule.ports);
      if (!isEmpty(left)) allowed.set(source, union(allowed.get(source) ?? NOTHING, left));
    }
  }
  return ingressOf(allowed);
}

/** What two firewalls in a row both allow. */
export function intersectIngress(
  first: readonly AllowedIngress[],
  second: readonly AllowedIngress[],
): AllowedIngress[] {
  const allowed = new Map<string, PortSet>();
  for (const [a, portsOfA] of portsBySource(first)) {
    for (const [b, portsOfB] of portsBySource(second)) {
      const source = isSourceWithin(b, a) ? b : isSourceWithin(a, b) ? a : undefined;
      const ports = intersect(portsOfA, portsOfB);
      if (source !== undefined && !isEmpty(ports)) allowed.set(source, union(allowed.get(source) ?? NOTHING, ports));
    }
  }
  return ingressOf(allowed);
}

/** The part of the ingress that reaches these ports. */
export const restrictToPorts = (allowedIngress: readonly AllowedIngress[], ports: PortSet): AllowedIngress[] =>
  ingressOf(new Map([...portsBySource(allowedIngress)].map(([source, own]) => [source, intersect(own, ports)])));

function portsBySource(allowedIngress: readonly AllowedIngress[]): ReadonlyMap<string, PortSet> {
  const bySource = new Map<string, AllowedIngress[]>();
  for (const ingress of allowedIngress)
    for (const source of ingress.sources) bySource.set(source, [...(bySource.get(source) ?? []), ingress]);
  return new Map([...bySource].map(([source, own]) => [source, portSet(own)]));
}

/** One entry for each port range, with all its sources. */
export function ingressOf(portsOfSources: ReadonlyMap<string, PortSet>): AllowedIngress[] {
  const byRange = new Map<string, AllowedIngress>();
  for (const [source, ports] of portsOfSources) {
    for (const range of rangesOf(ports)) {
      const key = `${range.protocol} ${String(range.fromPort)} ${String(range.toPort)}`;
      byRange.set(key, { ...range, sources: [...(byRange.get(key)?.sources ?? []), source] });
    }
  }
  return [...byRange.values()];
}

/** Whether all of `source` is in `outer`: the same name, or a CIDR block within a block. */
export function isSourceWithin(source: string, outer: string): boolean {
  if (outer === source || isWithin(source, outer)) return true;
  // A service tag is within the whole internet only.
  return addressRange(source) === undefined && prefixLength(outer)?.bits === 0;
}
