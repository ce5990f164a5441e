import { describe, it } from 'vitest';
import check from '../../../checks/surge/quota-nearly-exhausted.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'room for everything',
      given: { limit: { of: 'processors', most: 100, counts: 'T' }, limitUse: { used: 80, planned: 100 } },
    },
  ],
  broken: [
    {
      name: 'nearly full',
      given: { limit: { of: 'processors', most: 100, counts: 'T' }, limitUse: { used: 81, planned: 81 } },
      message: 'full',
      data: { used: 81, most: 100 },
    },
    {
      name: 'groups that may grow beyond it',
      given: { limit: { of: 'processors', most: 100, counts: 'T' }, limitUse: { used: 10, planned: 101 } },
      message: 'plan',
      data: { planned: 101, most: 100 },
    },
  ],
  notApplicable: [
    {
      name: 'nothing uses it',
      given: { limit: { of: 'databases', most: 40, counts: 'T' }, limitUse: { used: 0, planned: 0 } },
    },
  ],
});
