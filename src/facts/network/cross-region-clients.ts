import { liesIn } from '../../lib/cidr.ts';
import { compareText } from '../../lib/text.ts';
import type { Facets } from '../../model/facets.ts';
import { known, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap, placeKey } from '../scope.ts';

/**
 * Other regions whose networks a firewall of a database lets in. Through a peering between regions a firewall cannot name
 * another firewall, so the addresses of the far network stand in its rules.
 */
export const askedFrom = defineFact({
  name: 'askedFrom',
  on: ['database'],
  needs: {
    database: ['interfaces'],
    subnet: ['links'],
    firewall: ['openings'],
    link: ['farEnd', 'links'],
  },
  prepare: index => Map.groupBy(index.seen('link'), placeKey),
  compute(database, links, index): Reading<readonly string[]> {
    const cards = facet(database, 'interfaces');
    if (cards.state !== 'value') return cards;
    const { account, region } = database;
    const gaps: (Unread | undefined)[] = [firstGap(index, ['link', 'firewall', 'subnet'], { account, region })];
    const near = (links.get(placeKey(database)) ?? []).filter(link => known(facet(link, 'farEnd'))?.region !== region);
    const found = new Set<string>();
    for (const card of cards.value) {
      const network = networkOf(card.subnet, index);
      const sources = sourcesOf(card.firewalls, index);
      for (const reading of [network, sources]) if (reading.state === 'unread') gaps.push(reading);
      if (network.state !== 'value' || sources.state !== 'value') continue;
      for (const link of near) {
        const [ends, end] = [facet(link, 'links'), facet(link, 'farEnd')];
        for (const reading of [ends, end]) if (reading.state === 'unread') gaps.push(reading);
        if (end.state !== 'value' || !(known<Facets['links']>(ends) ?? []).some(({ to }) => to === network.value))
          continue;
        if (sources.value.some(source => end.value.blocks.some(block => liesIn(source, block))))
          found.add(end.value.region);
      }
    }
    if (found.size > 0) return value([...found].sort(compareText));
    return gaps.find(gap => gap !== undefined) ?? value([]);
  },
});

function networkOf(subnet: string, index: InventoryIndex): Reading<string> {
  const seen = index.byId(subnet);
  const links: Reading<Facets['links']> = seen === undefined ? unread('not-collected', subnet) : facet(seen, 'links');
  if (links.state !== 'value') return links;
  const network = links.value.find(({ role }) => role === 'network')?.to;
  return network === undefined ? unread('not-collected', subnet) : value(network);
}

function sourcesOf(firewalls: readonly string[], index: InventoryIndex): Reading<readonly string[]> {
  const sources: string[] = [];
  for (const id of firewalls) {
    const seen: Resource | undefined = index.byId(id);
    const openings: Reading<Facets['openings']> =
      seen === undefined ? unread('not-collected', id) : facet(seen, 'openings');
    if (openings.state === 'unread') return openings;
    sources.push(...(known(openings) ?? []).flatMap(opening => opening.sources));
  }
  return value(sources);
}
