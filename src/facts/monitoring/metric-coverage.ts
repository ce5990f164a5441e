import type { Facts } from '../../model/facts.ts';
import type { Kind } from '../../model/kinds.ts';
import { valueOrNull, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';

/** What customers wait for: entry points and databases; machines where there are none of either. */
const FRONT: readonly Kind[] = ['load-balancer', 'database'];

/** How much of what customers wait for was measured; unread while anything of it may have been. */
export const metricCoverage = defineFact({
  name: 'metricCoverage',
  on: ['account'],
  needs: { 'load-balancer': ['utilization'], database: ['utilization'], server: ['utilization'] },
  prepare: index => ({ front: byAccount(index, FRONT), servers: byAccount(index, ['server']) }),
  compute({ account }, { front, servers }, index): Reading<Facts['metricCoverage']> {
    const visible = front.get(account);
    const gap = firstGap(index, visible === undefined ? [...FRONT, 'server'] : FRONT, { account });
    if (gap !== undefined) return gap;
    const usages = (visible ?? servers.get(account) ?? []).map(resource => facet(resource, 'utilization'));
    const hidden = usages.find(usage => usage.state === 'unread');
    if (hidden?.state === 'unread') return hidden;
    return value({
      measured: usages.filter(usage => (valueOrNull(usage)?.length ?? 0) > 0).length,
      total: usages.length,
    });
  },
});

const byAccount = (index: InventoryIndex, kinds: readonly Kind[]) =>
  Map.groupBy(
    kinds.flatMap(kind => index.seen(kind)),
    resource => resource.account,
  );
