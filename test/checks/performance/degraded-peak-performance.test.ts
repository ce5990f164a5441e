import { describe, it } from 'vitest';
import check from '../../../checks/performance/degraded-peak-performance.ts';
import { createCheckTester } from '../../support/world.ts';

const measured = (metric: 'load' | 'queue' | 'latency' | 'disk-savings', p5: number, p50: number, p95: number) => ({
  metric,
  unit: 'percent' as const,
  min: p5,
  p5,
  p50,
  p95,
  p99: p95,
  max: p95,
  days: 14,
  samples: 336,
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'busy all day', given: { measurements: [measured('load', 50, 60, 80)] } },
    { name: 'uneven, and never busy', given: { measurements: [measured('load', 1, 2, 20)] } },
    {
      name: 'more unevenness is allowed',
      given: { measurements: [measured('load', 1, 20, 80)] },
      params: { times: 5 },
    },
  ],
  broken: [
    {
      name: 'four times as busy at noon',
      given: { measurements: [measured('load', 1, 20, 80)] },
      message: 'uneven',
      data: { times: 4, metric: 'load' },
    },
    {
      name: 'a disk that rests and then chokes',
      head: { kind: 'disk' },
      given: { measurements: [measured('queue', 0, 0, 9)] },
      message: 'uneven',
      data: { times: 99, metric: 'queue' },
    },
  ],
  notApplicable: [
    { name: 'not asked', given: { measurements: null }, because: 'nobody asked for measurements' },
    { name: 'nothing measured', given: { measurements: [] }, because: 'nothing was measured' },
  ],
});
