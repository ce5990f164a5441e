import { describe, it } from 'vitest';
import check from '../../../checks/performance/missing-performance-metrics.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'all of them', given: { metricCoverage: { measured: 3, total: 3 } } }],
  broken: [
    { name: 'none of them', given: { metricCoverage: { measured: 0, total: 3 } }, message: 'none' },
    {
      name: 'one of four',
      given: { metricCoverage: { measured: 1, total: 4 } },
      message: 'some',
      data: { missing: 3, total: 4 },
      credit: 0.25,
    },
  ],
  notApplicable: [{ name: 'nothing to measure', given: { metricCoverage: { measured: 0, total: 0 } } }],
});
