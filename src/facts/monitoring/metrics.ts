import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { absent, flatMapReading, value, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/** Absent where metrics were not requested: only a denied call makes them unread. */
function metricsOf(resource: Resource): Reading<Facets['utilization']> {
  const metrics = facet(resource, 'utilization');
  return metrics.state === 'unread' && metrics.reason === 'not-collected' ? absent : metrics;
}

/** Metric percentiles; absent where metrics were not requested. */
export const collectedMetrics = defineFact({
  name: 'collectedMetrics',
  on: ['server', 'disk', 'database', 'load-balancer', 'file-share'],
  needs: {},
  prepare: () => undefined,
  compute: metricsOf,
});

/** A fifth of the burst balance (risk catalogue aws.perf.03), or a twentieth of the highest number of credits. */
const LOW_PERCENT = 20;
const LOW_SHARE = 0.05;

/** State of burst credits or burst balance. */
export const burstCredits = defineFact({
  name: 'burstCredits',
  on: ['server', 'disk', 'database', 'file-share', 'cache', 'search', 'messaging'],
  needs: { server: ['performance'], disk: ['performance'], database: ['performance'], 'file-share': ['performance'] },
  prepare: () => undefined,
  compute(resource): Reading<Facts['burstCredits']> {
    return flatMapReading(facet(resource, 'performance'), (performance): Reading<Facts['burstCredits']> => {
      if (!performance.burstable) return value('not-burstable');
      const metrics = metricsOf(resource);
      if (metrics.state === 'unread') return metrics;
      const credits =
        metrics.state === 'value' ? metrics.value.find(({ metric }) => metric === 'burst-credits') : undefined;
      if (credits === undefined) return value('not-measured');
      const low = credits.unit === 'percent' ? LOW_PERCENT : credits.max * LOW_SHARE;
      return value(credits.p5 <= low ? 'exhausted' : 'sufficient');
    });
  },
});
