import type { Facts } from '../../model/facts.ts';
import type { Kind } from '../../model/kinds.ts';
import { valueOrNull, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';

/** What determines response times; servers where there is neither. */
const MEASURED_KINDS: readonly Kind[] = ['load-balancer', 'database'];

/** Load balancers and databases with metrics, of all; unread while the metrics of any are. */
export const metricCoverage = defineFact({
  name: 'metricCoverage',
  on: ['account'],
  needs: { 'load-balancer': ['utilization'], database: ['utilization'], server: ['utilization'] },
  prepare: index => ({ main: byAccount(index, MEASURED_KINDS), servers: byAccount(index, ['server']) }),
  compute({ account }, { main, servers }, index): Reading<Facts['metricCoverage']> {
    const resources = main.get(account);
    const gap = firstGap(index, resources === undefined ? [...MEASURED_KINDS, 'server'] : MEASURED_KINDS, { account });
    if (gap !== undefined) return gap;
    const metrics = (resources ?? servers.get(account) ?? []).map(resource => facet(resource, 'utilization'));
    const unread = metrics.find(one => one.state === 'unread');
    if (unread !== undefined) return unread;
    return value({
      measured: metrics.filter(one => (valueOrNull(one)?.length ?? 0) > 0).length,
      total: metrics.length,
    });
  },
});

const byAccount = (index: InventoryIndex, kinds: readonly Kind[]) =>
  Map.groupBy(
    kinds.flatMap(kind => index.seen(kind)),
    resource => resource.account,
  );
