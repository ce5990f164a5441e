import type { Kind } from '../../model/kinds.ts';
import { known, value, type Unread } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { listedKinds } from '../concentration/concentration.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap, placeKey } from '../scope.ts';

const WIRED: readonly Kind[] = ['server', 'database', 'load-balancer'];
const ALSO_WIRED: readonly Kind[] = ['cache', 'warehouse', 'search', 'function', 'app', 'cluster'];

/** Whether something that we read has a network card behind this firewall. */
export const attached = defineFact({
  name: 'attached',
  on: ['firewall'],
  needs: {
    server: ['interfaces'],
    database: ['interfaces'],
    'load-balancer': ['interfaces'],
    cache: ['interfaces'],
    warehouse: ['interfaces'],
    search: ['interfaces'],
    function: ['interfaces'],
    app: ['interfaces'],
    cluster: ['interfaces'],
  },
  prepare: prepareUses,
  compute(firewall, { kinds, used, hidden }, index) {
    if (used.has(firewall.id)) return value(true);
    const { account, region } = firewall;
    return firstGap(index, kinds, { account, region }) ?? hidden.get(placeKey(firewall)) ?? value(false);
  },
});

interface Uses {
  readonly kinds: readonly Kind[];
  readonly used: ReadonlySet<string>;
  readonly hidden: ReadonlyMap<string, Unread>;
}

function prepareUses(index: InventoryIndex): Uses {
  const kinds = [...WIRED, ...listedKinds(index, ALSO_WIRED)];
  const used = new Set<string>();
  const hidden = new Map<string, Unread>();
  for (const resource of kinds.flatMap(kind => index.seen(kind))) {
    const cards = facet(resource, 'interfaces');
    if (cards.state === 'unread') hidden.set(placeKey(resource), cards);
    for (const card of known(cards) ?? []) for (const id of card.firewalls) used.add(id);
  }
  return { kinds, used, hidden };
}
