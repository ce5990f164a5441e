import { compareText } from '../../lib/text.ts';
import type { Facets } from '../../model/facets.ts';
import { valueOrNull, unread, value, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { createPlaceGaps, type PlaceGaps } from '../place-gaps.ts';

interface NatRoutes {
  /** Subnets by the NAT gateway that they route to. */
  readonly subnetsOf: ReadonlyMap<string, readonly Resource[]>;
  /** Regions in which the routes of a subnet are unread. */
  readonly gaps: PlaceGaps;
}

/** Other zones whose private subnets route to this NAT gateway: they lose egress with a zone that is not theirs. */
export const crossZoneNatClients = defineFact({
  name: 'crossZoneNatClients',
  on: ['gateway'],
  needs: { gateway: ['placement'], subnet: ['routes', 'placement'] },
  prepare: natRoutes,
  compute(gateway, { subnetsOf, gaps }, index): Reading<readonly string[]> {
    const placement = facet(gateway, 'placement');
    if (placement.state === 'unread') return placement;
    // A regional gateway does not fail with one zone.
    if (valueOrNull(placement)?.spread !== 'single-zone') return value([]);
    const own = zonesOf(placement);
    if (own === undefined) return unread('not-collected', 'zone');
    const others = new Set<string>();
    let gap = index.gap('subnet', { account: gateway.account, region: gateway.region }) ?? gaps.at(gateway);
    for (const subnet of subnetsOf.get(gateway.id) ?? []) {
      const location = facet(subnet, 'placement');
      const zones = zonesOf(location);
      if (zones === undefined) gap ??= location.state === 'unread' ? location : unread('not-collected', subnet.id);
      for (const zone of zones ?? []) if (!own.includes(zone)) others.add(zone);
    }
    return gap === undefined || others.size > 0 ? value([...others].sort(compareText)) : gap;
  },
});

function natRoutes(index: InventoryIndex): NatRoutes {
  const subnetsOf = new Map<string, Resource[]>();
  const gaps = createPlaceGaps();
  for (const subnet of index.seen('subnet')) {
    const routes = facet(subnet, 'routes');
    if (routes.state === 'unread') gaps.add(subnet, routes);
    const gateways = (valueOrNull<Facets['routes']>(routes) ?? [])
      .filter(route => route.via === 'nat')
      .map(route => route.target);
    for (const gateway of new Set(gateways)) {
      const subnets = subnetsOf.get(gateway);
      if (subnets === undefined) subnetsOf.set(gateway, [subnet]);
      else subnets.push(subnet);
    }
  }
  return { subnetsOf, gaps };
}

/** The zone ids, or undefined where one is not known. */
function zonesOf(placement: Reading<Facets['placement']>): readonly string[] | undefined {
  const zones = (valueOrNull(placement)?.locations ?? []).map(({ zone }) => zone);
  return zones.length === 0 || zones.includes(undefined) ? undefined : zones.filter(zone => zone !== undefined);
}
