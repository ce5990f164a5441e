import { describe, it } from 'vitest';
import { collectedMetrics, burstCredits } from '../../../src/facts/monitoring/metrics.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, testInventory } from '../../support/world.ts';

const test = createFactTester({ describe, it });
const denied = unread('denied');
const saved = (unit: 'percent' | 'credits', p5: number, max: number): Facets['utilization'][number] => ({
  metric: 'burst-credits', unit, min: p5, p5, p50: max, p95: max, p99: max, max, days: 14, samples: 336,
}); // prettier-ignore
const server = (id: string, burstable: boolean, utilization?: Facets['utilization'] | typeof denied) =>
  resource('server', {
    id,
    facets: { performance: { type: 't3.micro', burstable }, ...(utilization === undefined ? {} : { utilization }) },
  });

test(collectedMetrics, [
  {
    name: 'asked, not asked, refused',
    world: testInventory({ resources: [server('a', true, []), server('b', true), server('c', true, denied)] }),
    expect: { a: value([]), b: absent, c: denied },
  },
]);

test(burstCredits, [
  {
    name: 'what was left at the worst',
    world: testInventory({
      resources: [
        server('idle', true, [saved('credits', 500, 576)]),
        server('busy', true, [saved('credits', 20, 576)]),
        server('low', true, [saved('percent', 19, 100)]),
        server('half', true, [saved('percent', 50, 100)]),
        server('new', true, []),
        server('unasked', true),
        server('refused', true, denied),
        server('steady', false, denied),
      ],
    }),
    expect: {
      idle: value('sufficient'), busy: value('exhausted'), low: value('exhausted'), half: value('sufficient'), new: value('not-measured'),
      unasked: value('not-measured'), refused: denied, steady: value('not-burstable'),
    },
  },
]); // prettier-ignore
