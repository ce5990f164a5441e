import { describe, it } from 'vitest';
import check from '../../../checks/surge/low-function-concurrency.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'the usual limit', given: { functionConcurrency: { limit: 1000, unreserved: 900 } } },
    {
      name: 'enough here',
      given: { functionConcurrency: { limit: 100, unreserved: 100 } },
      params: { minUnreservedConcurrency: 50 },
    },
  ],
  broken: [
    {
      name: 'a low limit',
      given: { functionConcurrency: { limit: 10, unreserved: 10 } },
      message: 'lowLimit',
      data: { most: 10 },
    },
    {
      name: 'most of it reserved',
      given: { functionConcurrency: { limit: 1000, unreserved: 100 } },
      message: 'reserved',
      data: { free: 100, most: 1000 },
    },
  ],
  notApplicable: [{ name: 'no functions', given: { functionConcurrency: null } }],
});
