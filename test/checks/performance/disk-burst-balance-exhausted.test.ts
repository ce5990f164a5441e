import { describe, it } from 'vitest';
import check from '../../../checks/performance/disk-burst-balance-exhausted.ts';
import { createCheckTester } from '../../support/world.ts';

const measured = (
  metric: 'cpu-utilization' | 'queue-depth' | 'latency' | 'disk-burst-balance',
  p5: number,
  p50: number,
  p95: number,
) => ({
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
  healthy: [{ name: 'most of it is left', given: { collectedMetrics: [measured('disk-burst-balance', 90, 99, 100)] } }],
  broken: [
    {
      name: 'nearly nothing was left',
      given: { collectedMetrics: [measured('disk-burst-balance', 3, 60, 100)] },
      message: 'low',
      data: { left: 3 },
    },
  ],
  notApplicable: [
    { name: 'not asked', given: { collectedMetrics: null }, because: 'metrics were not requested' },
    { name: 'a newer machine', given: { collectedMetrics: [] }, because: 'it has no burst balance' },
  ],
});
