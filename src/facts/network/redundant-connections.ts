import { compareText } from '../../lib/text.ts';
import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { valueOrNull, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/** Devices and locations at the far end of working hybrid connections to the same gateways. */
export const redundantConnections = defineFact({
  name: 'redundantConnections',
  on: ['network-connection'],
  needs: { 'network-connection': ['hybridConnection'] },
  prepare(index) {
    const devices = new Map<string, Set<string>>();
    let gap: Unread | undefined;
    for (const resource of index.seen('network-connection')) {
      const reading = facet(resource, 'hybridConnection');
      if (reading.state === 'unread') gap ??= reading;
      const connection = valueOrNull<Facets['hybridConnection']>(reading);
      // A connection without a working tunnel is no redundant path.
      if (connection === null || connection === undefined || connection.tunnelsUp === 0) continue;
      for (const gateway of connection.gateways)
        devices.set(gateway, (devices.get(gateway) ?? new Set()).add(connection.peerDevice));
    }
    return { devices, gap };
  },
  compute(resource, { devices, gap: unknown }, index): Reading<Facts['redundantConnections']> {
    const connection = facet(resource, 'hybridConnection');
    if (connection.state === 'unread') return connection;
    const found = new Set(
      (valueOrNull<Facets['hybridConnection']>(connection)?.gateways ?? []).flatMap(to => [...(devices.get(to) ?? [])]),
    );
    // The other connection may be in any account and region: a Direct Connect gateway is global.
    const gap = found.size < 2 ? (unknown ?? index.gap('network-connection')) : undefined;
    return gap ?? value([...found].sort(compareText));
  },
});
