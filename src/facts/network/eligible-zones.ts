import { compareText } from '../../lib/text.ts';
import type { Kind } from '../../model/kinds.ts';
import { valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact, ofEach } from '../define-fact.ts';

const SUBNET_KINDS: readonly Kind[] = ['app', 'function', 'kubernetes-cluster', 'managed-service'];

/** Zones that its subnets allow it to run in. */
export const eligibleZones = defineFact({
  name: 'eligibleZones',
  on: SUBNET_KINDS,
  needs: {
    ...ofEach(SUBNET_KINDS, ['networkInterfaces']),
    'managed-service': ['networkInterfaces', 'placement', 'notebook'],
    subnet: ['placement'],
  },
  optional: ['notebook'],
  prepare: () => undefined,
  compute(resource, _, index): Reading<readonly string[] | null> {
    // A machine on which people write code is one machine, wherever it is.
    const { notebook } = resource.facets;
    if (notebook?.state === 'unread') return notebook;
    if (notebook?.state === 'value') return value(null);
    // Where it runs is known: where it could run matters no more.
    if (resource.kind === 'managed-service' && facet(resource, 'placement').state === 'value') return value(null);
    const interfaces = facet(resource, 'networkInterfaces');
    if (interfaces.state !== 'value') return interfaces.state === 'unread' ? interfaces : value(null);
    const { account, region } = resource;
    const zones = new Set<string>();
    let gap: Unread | undefined;
    for (const { subnet: id } of interfaces.value) {
      const subnet = index.byId(id);
      const placement =
        subnet === undefined
          ? (index.gap('subnet', { account, region }) ?? unread('not-collected', id))
          : facet(subnet, 'placement');
      const found = (valueOrNull(placement)?.locations ?? []).flatMap(({ zone }) => zone ?? []);
      if (found.length === 0) gap ??= placement.state === 'unread' ? placement : unread('not-collected', id);
      for (const zone of found) zones.add(zone);
    }
    // Two zones settle it, whatever else was not read.
    if (gap !== undefined && zones.size < 2) return gap;
    return value([...zones].sort(compareText));
  },
});
