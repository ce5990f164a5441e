import type { Kind } from '../../model/kinds.ts';
import { valueOrNull, value, type Unread } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { listedKinds } from '../concentration/concentration.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';
import { scopeKey } from '../../model/keys.ts';

const WITH_NETWORK_INTERFACE: readonly Kind[] = ['server', 'database', 'load-balancer'];
const OPTIONAL_NETWORK_INTERFACE: readonly Kind[] = [
  'cache',
  'warehouse',
  'search',
  'function',
  'app',
  'kubernetes-cluster',
];

/** Whether something that we read has a network card behind this firewall. */
export const attached = defineFact({
  name: 'attached',
  on: ['firewall'],
  needs: {
    server: ['networkInterfaces'],
    database: ['networkInterfaces'],
    'load-balancer': ['networkInterfaces'],
    cache: ['networkInterfaces'],
    warehouse: ['networkInterfaces'],
    search: ['networkInterfaces'],
    function: ['networkInterfaces'],
    app: ['networkInterfaces'],
    'kubernetes-cluster': ['networkInterfaces'],
  },
  prepare: prepareUses,
  compute(firewall, { kinds, used, hidden }, index) {
    if (used.has(firewall.id)) return value(true);
    const { account, region } = firewall;
    return firstGap(index, kinds, { account, region }) ?? hidden.get(scopeKey(firewall)) ?? value(false);
  },
});

interface Uses {
  readonly kinds: readonly Kind[];
  readonly used: ReadonlySet<string>;
  readonly hidden: ReadonlyMap<string, Unread>;
}

function prepareUses(index: InventoryIndex): Uses {
  const kinds = [...WITH_NETWORK_INTERFACE, ...listedKinds(index, OPTIONAL_NETWORK_INTERFACE)];
  const used = new Set<string>();
  const hidden = new Map<string, Unread>();
  for (const resource of kinds.flatMap(kind => index.seen(kind))) {
    const cards = facet(resource, 'networkInterfaces');
    if (cards.state === 'unread') hidden.set(scopeKey(resource), cards);
    for (const card of valueOrNull(cards) ?? []) for (const id of card.firewalls) used.add(id);
  }
  return { kinds, used, hidden };
}
