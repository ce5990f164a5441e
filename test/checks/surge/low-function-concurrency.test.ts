import { describe, it } from 'vitest';
import check from '../../../checks/surge/low-function-concurrency.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'the usual limit', given: { functionsAtOnce: { most: 1000, free: 900 } } },
    { name: 'enough here', given: { functionsAtOnce: { most: 100, free: 100 } }, params: { least: 50 } },
  ],
  broken: [
    { name: 'a low limit', given: { functionsAtOnce: { most: 10, free: 10 } }, message: 'low', data: { most: 10 } },
    {
      name: 'most of it reserved',
      given: { functionsAtOnce: { most: 1000, free: 100 } },
      message: 'taken',
      data: { free: 100, most: 1000 },
    },
  ],
  notApplicable: [{ name: 'no functions', given: { functionsAtOnce: null } }],
});
