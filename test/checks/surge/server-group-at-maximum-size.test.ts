import { describe, it } from 'vitest';
import check from '../../../checks/surge/server-group-at-maximum-size.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'room for one more', given: { scaling: { min: 2, max: 4, desired: 3, automatic: true } } }],
  broken: [
    {
      name: 'as many as it may have',
      given: { scaling: { min: 2, max: 4, desired: 4, automatic: true } },
      message: 'full',
      data: { max: 4 },
    },
  ],
  notApplicable: [
    {
      name: 'its size is fixed',
      given: { scaling: { min: 4, max: 4, desired: 4, automatic: false } },
      because: 'its size is fixed',
    },
  ],
});
