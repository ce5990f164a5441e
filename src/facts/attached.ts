import type { Kind } from '../model/kinds.ts';
import { known, value, type Unread } from '../model/reading.ts';
import { facet } from '../model/resource.ts';
import { defineFact } from './define-fact.ts';
import type { InventoryIndex } from './inventory-index.ts';
import { firstGap, placeKey } from './scope.ts';

const WIRED: readonly Kind[] = ['server', 'database', 'load-balancer'];

/** Whether something that we read has a network card behind this firewall. */
export const attached = defineFact({
  name: 'attached',
  on: ['firewall'],
  needs: { server: ['interfaces'], database: ['interfaces'], 'load-balancer': ['interfaces'] },
  prepare: prepareUses,
  compute(firewall, { used, hidden }, index) {
    if (used.has(firewall.id)) return value(true);
    const { account, region } = firewall;
    return firstGap(index, WIRED, { account, region }) ?? hidden.get(placeKey(firewall)) ?? value(false);
  },
});

function prepareUses(index: InventoryIndex): { used: ReadonlySet<string>; hidden: ReadonlyMap<string, Unread> } {
  const used = new Set<string>();
  const hidden = new Map<string, Unread>();
  for (const resource of WIRED.flatMap(kind => index.seen(kind))) {
    const cards = facet(resource, 'interfaces');
    if (cards.state === 'unread') hidden.set(placeKey(resource), cards);
    for (const card of known(cards) ?? []) for (const id of card.firewalls) used.add(id);
  }
  return { used, hidden };
}
