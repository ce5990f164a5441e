import { describe, it } from 'vitest';
import check from '../../../checks/surge/server-group-without-autoscaling.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'grows with the load',
      given: { scaling: { min: 2, max: 8, desired: 2, automatic: true }, scaledByClusterAutoscaler: false },
    },
  ],
  broken: [
    {
      name: 'as many at least as at most',
      given: { scaling: { min: 3, max: 3, desired: 3, automatic: true }, scaledByClusterAutoscaler: false },
      message: 'fixed',
      data: { count: 3 },
    },
    {
      name: 'room to grow, and nobody who uses it',
      given: { scaling: { min: 1, max: 4, desired: 2, automatic: false }, scaledByClusterAutoscaler: false },
      message: 'manual',
    },
  ],
  notApplicable: [
    {
      name: 'switched off',
      given: { scaling: { min: 0, max: 0, desired: 0, automatic: false }, scaledByClusterAutoscaler: false },
      because: 'it is not running',
    },
    {
      name: 'fixed beside something that adds machines',
      given: { scaling: { min: 2, max: 2, desired: 2, automatic: false }, scaledByClusterAutoscaler: true },
    },
  ],
});
