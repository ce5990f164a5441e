import { compareText } from '../../lib/text.ts';
import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { valueOrNull, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/** The devices and buildings at the other end of the lines that end where this one does and carry traffic. */
export const redundantConnections = defineFact({
  name: 'redundantConnections',
  on: ['network-connection'],
  needs: { 'network-connection': ['hybridConnection'] },
  prepare(index) {
    const lines = new Map<string, Set<string>>();
    let hidden: Unread | undefined;
    for (const link of index.seen('network-connection')) {
      const uplink = facet(link, 'hybridConnection');
      if (uplink.state === 'unread') hidden ??= uplink;
      const line = valueOrNull<Facets['hybridConnection']>(uplink);
      // A line that carries nothing takes over from nobody.
      if (line === null || line === undefined || line.tunnelsUp === 0) continue;
      for (const gateway of line.gateways) lines.set(gateway, (lines.get(gateway) ?? new Set()).add(line.peerDevice));
    }
    return { lines, hidden };
  },
  compute(link, { lines, hidden }, index): Reading<Facts['redundantConnections']> {
    const uplink = facet(link, 'hybridConnection');
    if (uplink.state === 'unread') return uplink;
    const found = new Set(
      (valueOrNull<Facets['hybridConnection']>(uplink)?.gateways ?? []).flatMap(to => [...(lines.get(to) ?? [])]),
    );
    // The other line may be one of any account and region: a gateway goes by one name everywhere.
    const gap = found.size < 2 ? (hidden ?? index.gap('network-connection')) : undefined;
    return gap ?? value([...found].sort(compareText));
  },
});
