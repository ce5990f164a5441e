import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { absent, flatMapReading, value, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/** Measurements are asked for by hand: that nobody did is no gap. That they were refused is one. */
function usageOf(resource: Resource): Reading<Facets['utilization']> {
  const usage = facet(resource, 'utilization');
  return usage.state === 'unread' && usage.reason === 'not-collected' ? absent : usage;
}

/** What was measured of it. */
export const collectedMetrics = defineFact({
  name: 'collectedMetrics',
  on: ['server', 'disk', 'database', 'load-balancer', 'file-share'],
  needs: {},
  prepare: () => undefined,
  compute: usageOf,
});

/** Less than a fifth of a burst balance left (risk catalogue aws.perf.03), or a twentieth of the most that was ever saved. */
const LOW_PERCENT = 20;
const LOW_SHARE = 0.05;

/** Whether what saves up speed ran out of it. */
export const burstCredits = defineFact({
  name: 'burstCredits',
  on: ['server', 'disk', 'database', 'file-share', 'cache', 'search', 'messaging'],
  needs: { server: ['performance'], disk: ['performance'], database: ['performance'], 'file-share': ['performance'] },
  prepare: () => undefined,
  compute(resource): Reading<Facts['burstCredits']> {
    return flatMapReading(facet(resource, 'performance'), (performance): Reading<Facts['burstCredits']> => {
      if (!performance.burstable) return value('not-burstable');
      const usage = usageOf(resource);
      if (usage.state === 'unread') return usage;
      const saved = usage.state === 'value' ? usage.value.find(({ metric }) => metric === 'burst-credits') : undefined;
      if (saved === undefined) return value('not-measured');
      const low = saved.unit === 'percent' ? LOW_PERCENT : saved.max * LOW_SHARE;
      return value(saved.p5 <= low ? 'exhausted' : 'sufficient');
    });
  },
});
