import { isWithin } from '../../lib/cidr.ts';
import { compareText } from '../../lib/text.ts';
import type { Facets } from '../../model/facets.ts';
import { valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';
import { scopeKey } from '../../model/keys.ts';

/**
 * Other regions whose networks a firewall of a database lets in. Through a peering between regions a firewall cannot name
 * another firewall, so the addresses of the far network stand in its rules.
 */
export const crossRegionClients = defineFact({
  name: 'crossRegionClients',
  on: ['database'],
  needs: {
    database: ['networkInterfaces'],
    subnet: ['relationships'],
    firewall: ['allowedIngress'],
    'network-connection': ['peerNetwork', 'relationships'],
  },
  prepare: index => Map.groupBy(index.seen('network-connection'), scopeKey),
  compute(database, links, index): Reading<readonly string[]> {
    const cards = facet(database, 'networkInterfaces');
    if (cards.state !== 'value') return cards;
    const { account, region } = database;
    const gaps: (Unread | undefined)[] = [
      firstGap(index, ['network-connection', 'firewall', 'subnet'], { account, region }),
    ];
    const near = (links.get(scopeKey(database)) ?? []).filter(
      link => valueOrNull(facet(link, 'peerNetwork'))?.region !== region,
    );
    const found = new Set<string>();
    for (const card of cards.value) {
      const network = networkOf(card.subnet, index);
      const sources = sourcesOf(card.firewalls, index);
      for (const reading of [network, sources]) if (reading.state === 'unread') gaps.push(reading);
      if (network.state !== 'value' || sources.state !== 'value') continue;
      for (const link of near) {
        const [ends, end] = [facet(link, 'relationships'), facet(link, 'peerNetwork')];
        for (const reading of [ends, end]) if (reading.state === 'unread') gaps.push(reading);
        if (
          end.state !== 'value' ||
          !(valueOrNull<Facets['relationships']>(ends) ?? []).some(({ to }) => to === network.value)
        )
          continue;
        if (sources.value.some(source => end.value.cidrBlocks.some(block => isWithin(source, block))))
          found.add(end.value.region);
      }
    }
    if (found.size > 0) return value([...found].sort(compareText));
    return gaps.find(gap => gap !== undefined) ?? value([]);
  },
});

function networkOf(subnet: string, index: InventoryIndex): Reading<string> {
  const seen = index.byId(subnet);
  const links: Reading<Facets['relationships']> =
    seen === undefined ? unread('not-collected', subnet) : facet(seen, 'relationships');
  if (links.state !== 'value') return links;
  const network = links.value.find(({ role }) => role === 'network')?.to;
  return network === undefined ? unread('not-collected', subnet) : value(network);
}

function sourcesOf(firewalls: readonly string[], index: InventoryIndex): Reading<readonly string[]> {
  const sources: string[] = [];
  for (const id of firewalls) {
    const seen: Resource | undefined = index.byId(id);
    const openings: Reading<Facets['allowedIngress']> =
      seen === undefined ? unread('not-collected', id) : facet(seen, 'allowedIngress');
    if (openings.state === 'unread') return openings;
    sources.push(...(valueOrNull(openings) ?? []).flatMap(opening => opening.sources));
  }
  return value(sources);
}
