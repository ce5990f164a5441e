import { describe, it } from 'vitest';
import check from '../../../checks/performance/standalone-spot-instance.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'an ordinary machine', given: { state: 'running', standing: 'lasting', replacedBy: null } }],
  broken: [
    {
      name: 'lent',
      given: { state: 'running', standing: 'spare', replacedBy: null },
      message: 'spare',
    },
    {
      name: 'without a disk that stays',
      given: { state: 'running', standing: 'scratch', replacedBy: null },
      message: 'scratch',
    },
  ],
  notApplicable: [
    { name: 'stopped', given: { state: 'stopped', standing: 'spare', replacedBy: null } },
    {
      name: 'one of a group',
      given: { state: 'running', standing: 'spare', replacedBy: 'web' },
      because: 'a group makes it again from an image',
    },
  ],
});
