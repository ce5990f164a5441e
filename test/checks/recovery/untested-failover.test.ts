import { describe, it } from 'vitest';
import check from '../../../checks/recovery/untested-failover.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'all were started', given: { standbyDrills: { servers: 2, drilled: 2, latest: '2026-06-01T00:00:00Z' } } },
  ],
  broken: [
    { name: 'never', given: { standbyDrills: { servers: 2, drilled: 0 } }, message: 'never' },
    {
      name: 'one of two',
      given: { standbyDrills: { servers: 2, drilled: 1, latest: '2026-06-01T00:00:00Z' } },
      message: 'some',
      credit: 0.5,
    },
    {
      name: 'two years ago',
      given: { standbyDrills: { servers: 1, drilled: 1, latest: '2024-06-01T00:00:00Z' } },
      message: 'old',
    },
  ],
  notApplicable: [
    { name: 'nothing is kept ready', given: { standbyDrills: null } },
    { name: 'it is switched on and empty', given: { standbyDrills: { servers: 0, drilled: 0 } } },
  ],
});
