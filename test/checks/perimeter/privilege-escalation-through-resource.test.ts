import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/privilege-escalation-through-resource.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'no program with more rights', given: { borrowedRights: [] } }],
  broken: [
    {
      name: 'a function of an administrator',
      given: { borrowedRights: [{ resource: 'nightly', role: 'boss' }] },
      message: 'resource',
      data: { resource: 'nightly', role: 'boss' },
    },
  ],
});
