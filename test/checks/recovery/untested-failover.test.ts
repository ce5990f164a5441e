import { describe, it } from 'vitest';
import check from '../../../checks/recovery/untested-failover.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'all were started', given: { failoverTests: { servers: 2, tested: 2, latest: '2026-06-01T00:00:00Z' } } },
  ],
  broken: [
    { name: 'never', given: { failoverTests: { servers: 2, tested: 0 } }, message: 'never' },
    {
      name: 'one of two',
      given: { failoverTests: { servers: 2, tested: 1, latest: '2026-06-01T00:00:00Z' } },
      message: 'some',
      credit: 0.5,
    },
    {
      name: 'two years ago',
      given: { failoverTests: { servers: 1, tested: 1, latest: '2024-06-01T00:00:00Z' } },
      message: 'old',
    },
  ],
  notApplicable: [
    { name: 'nothing is kept ready', given: { failoverTests: null } },
    { name: 'it is switched on and empty', given: { failoverTests: { servers: 0, tested: 0 } } },
  ],
});
