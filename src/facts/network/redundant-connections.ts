import { compareText } from '../../lib/text.ts';
import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { known, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/** The devices and buildings at the other end of the lines that end where this one does and carry traffic. */
export const parallelLines = defineFact({
  name: 'parallelLines',
  on: ['link'],
  needs: { link: ['uplink'] },
  prepare(index) {
    const lines = new Map<string, Set<string>>();
    let hidden: Unread | undefined;
    for (const link of index.seen('link')) {
      const uplink = facet(link, 'uplink');
      if (uplink.state === 'unread') hidden ??= uplink;
      const line = known<Facets['uplink']>(uplink);
      // A line that carries nothing takes over from nobody.
      if (line === null || line === undefined || line.up === 0) continue;
      for (const gateway of line.to) lines.set(gateway, (lines.get(gateway) ?? new Set()).add(line.via));
    }
    return { lines, hidden };
  },
  compute(link, { lines, hidden }, index): Reading<Facts['parallelLines']> {
    const uplink = facet(link, 'uplink');
    if (uplink.state === 'unread') return uplink;
    const found = new Set((known<Facets['uplink']>(uplink)?.to ?? []).flatMap(to => [...(lines.get(to) ?? [])]));
    // The other line may be one of any account and region: a gateway goes by one name everywhere.
    const gap = found.size < 2 ? (hidden ?? index.gap('link')) : undefined;
    return gap ?? value([...found].sort(compareText));
  },
});
