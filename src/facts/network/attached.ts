import type { Kind } from '../../model/kinds.ts';
import { isPlanned } from '../../model/planned.ts';
import { valueOrNull, value } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact, ofEach } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';
import { WITH_NETWORK_INTERFACE } from './networks.ts';
import { createPlaceGaps, type PlaceGaps } from '../place-gaps.ts';

const OPTIONAL_KINDS = [
  'cache',
  'warehouse',
  'search',
  'function',
  'app',
  'kubernetes-cluster',
  'server-group',
  'managed-service',
  'messaging',
] as const satisfies readonly Kind[];

/** Whether a network interface uses this firewall. In a plan one is taken to. */
export const attached = defineFact({
  name: 'attached',
  on: ['firewall'],
  needs: ofEach([...WITH_NETWORK_INTERFACE, ...OPTIONAL_KINDS], ['networkInterfaces']),
  prepare: usedFirewalls,
  compute(firewall, { used, gaps }, index) {
    if (used.has(firewall.id)) return value(true);
    // A plan has not all that may use it, and no plan makes a firewall for nothing.
    if (isPlanned(index.inventory)) return value(true);
    const { account, region } = firewall;
    const scope = { account, region, with: 'networkInterfaces' } as const;
    const gap = firstGap(index, WITH_NETWORK_INTERFACE, scope, OPTIONAL_KINDS);
    return gap ?? gaps.at(firewall) ?? value(false);
  },
});

interface UsedFirewalls {
  readonly used: ReadonlySet<string>;
  /** Regions in which the interfaces of a resource are unread. */
  readonly gaps: PlaceGaps;
}

function usedFirewalls(index: InventoryIndex): UsedFirewalls {
  const used = new Set<string>();
  const gaps = createPlaceGaps();
  for (const resource of [...WITH_NETWORK_INTERFACE, ...OPTIONAL_KINDS].flatMap(kind => index.seen(kind))) {
    const interfaces = facet(resource, 'networkInterfaces');
    // What no collector reads for this type hides nothing; the interfaces of servers are read for every type.
    const isHidden =
      interfaces.state === 'unread' && (interfaces.reason !== 'not-collected' || resource.kind === 'server');
    if (isHidden) gaps.add(resource, interfaces);
    for (const { firewalls } of valueOrNull(interfaces) ?? []) for (const id of firewalls) used.add(id);
  }
  return { used, gaps };
}
