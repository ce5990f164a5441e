import { describe, it } from 'vitest';
import check from '../../../checks/performance/degraded-peak-performance.ts';
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
  healthy: [
    { name: 'busy all day', given: { collectedMetrics: [measured('cpu-utilization', 50, 60, 80)] } },
    { name: 'uneven, and never busy', given: { collectedMetrics: [measured('cpu-utilization', 1, 2, 20)] } },
    {
      name: 'more unevenness is allowed',
      given: { collectedMetrics: [measured('cpu-utilization', 1, 20, 80)] },
      params: { maxPeakRatio: 5 },
    },
  ],
  broken: [
    {
      name: 'four times as busy at noon',
      given: { collectedMetrics: [measured('cpu-utilization', 1, 20, 80)] },
      message: 'peak',
      data: { times: 4, metric: 'cpu_utilization' },
    },
    {
      name: 'a disk that rests and then chokes',
      head: { kind: 'disk' },
      given: { collectedMetrics: [measured('queue-depth', 0, 0, 9)] },
      message: 'peak',
      data: { times: 99, metric: 'queue_depth' },
    },
  ],
  notApplicable: [
    { name: 'not asked', given: { collectedMetrics: null }, because: 'metrics were not requested' },
    { name: 'nothing measured', given: { collectedMetrics: [] }, because: 'the provider has no metrics of it' },
  ],
});
