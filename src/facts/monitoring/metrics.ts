import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { absent, flatMapReading, value, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/** Measurements are asked for by hand: that nobody did is no gap. That they were refused is one. */
function usageOf(resource: Resource): Reading<Facets['usage']> {
  const usage = facet(resource, 'usage');
  return usage.state === 'unread' && usage.reason === 'not-collected' ? absent : usage;
}

/** What was measured of it. */
export const measurements = defineFact({
  name: 'measurements',
  on: ['server', 'disk', 'database', 'load-balancer', 'file-share'],
  needs: {},
  prepare: () => undefined,
  compute: usageOf,
});

/** Less than a fifth of a burst balance left (risk catalogue aws.perf.03), or a twentieth of the most that was ever saved. */
const LOW_PERCENT = 20;
const LOW_SHARE = 0.05;

/** Whether what saves up speed ran out of it. */
export const savings = defineFact({
  name: 'savings',
  on: ['server', 'disk', 'database', 'file-share', 'cache', 'search', 'messaging'],
  needs: { server: ['performance'], disk: ['performance'], database: ['performance'], 'file-share': ['performance'] },
  prepare: () => undefined,
  compute(resource): Reading<Facts['savings']> {
    return flatMapReading(facet(resource, 'performance'), (performance): Reading<Facts['savings']> => {
      if (!performance.burstable) return value('none');
      const usage = usageOf(resource);
      if (usage.state === 'unread') return usage;
      const saved = usage.state === 'value' ? usage.value.find(({ metric }) => metric === 'savings') : undefined;
      if (saved === undefined) return value('unmeasured');
      const low = saved.unit === 'percent' ? LOW_PERCENT : saved.max * LOW_SHARE;
      return value(saved.p5 <= low ? 'used-up' : 'kept');
    });
  },
});
