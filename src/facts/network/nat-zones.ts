import { compareText } from '../../lib/text.ts';
import type { Facets } from '../../model/facets.ts';
import { valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { scopeKey } from '../../model/keys.ts';

interface Ways {
  /** The subnets that leave through each gateway. */
  readonly through: ReadonlyMap<string, readonly Resource[]>;
  /** Where a subnet did not say through what it leaves. */
  readonly hidden: ReadonlyMap<string, Unread>;
}

/** Zones whose private subnets leave through this gateway besides its own: they go dark with a zone that is not theirs. */
export const crossZoneNatClients = defineFact({
  name: 'crossZoneNatClients',
  on: ['gateway'],
  needs: { gateway: ['placement'], subnet: ['routes', 'placement'] },
  prepare: prepareWays,
  compute(gateway, { through, hidden }, index): Reading<readonly string[]> {
    const placement = facet(gateway, 'placement');
    if (placement.state === 'unread') return placement;
    // A gateway of the whole region has no zone of its own to fall with.
    if (valueOrNull(placement)?.spread !== 'single-zone') return value([]);
    const own = zonesOf(placement);
    if (own === undefined) return unread('not-collected', 'zone');
    const foreign = new Set<string>();
    let gap =
      index.gap('subnet', { account: gateway.account, region: gateway.region }) ?? hidden.get(scopeKey(gateway));
    for (const subnet of through.get(gateway.id) ?? []) {
      const place = facet(subnet, 'placement');
      const zones = zonesOf(place);
      if (zones === undefined) gap ??= place.state === 'unread' ? place : unread('not-collected', subnet.id);
      for (const zone of zones ?? []) if (!own.includes(zone)) foreign.add(zone);
    }
    return gap === undefined || foreign.size > 0 ? value([...foreign].sort(compareText)) : gap;
  },
});

function prepareWays(index: InventoryIndex): Ways {
  const through = new Map<string, Resource[]>();
  const hidden = new Map<string, Unread>();
  for (const subnet of index.seen('subnet')) {
    const routes = facet(subnet, 'routes');
    if (routes.state === 'unread') hidden.set(scopeKey(subnet), routes);
    const gateways = (valueOrNull<Facets['routes']>(routes) ?? [])
      .filter(route => route.via === 'nat')
      .map(route => route.target);
    for (const gateway of new Set(gateways)) {
      const others = through.get(gateway);
      if (others === undefined) through.set(gateway, [subnet]);
      else others.push(subnet);
    }
  }
  return { through, hidden };
}

/** The zones, or undefined where one of them has no name that we can compare. */
function zonesOf(placement: Reading<Facets['placement']>): readonly string[] | undefined {
  const zones = (valueOrNull(placement)?.locations ?? []).map(place => place.zone);
  return zones.length === 0 || zones.includes(undefined) ? undefined : zones.filter(zone => zone !== undefined);
}
