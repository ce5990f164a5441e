import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/weak-password-policy.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'fourteen characters',
      given: { passwordPolicy: { minimumLength: 14, reusePrevention: 5 }, consoleUsers: 3 },
    },
    {
      name: 'twelve, where twelve are asked for',
      given: { passwordPolicy: { minimumLength: 12, reusePrevention: 5 }, consoleUsers: 3 },
      params: { minLength: 12 },
    },
  ],
  broken: [
    { name: 'no rules', given: { passwordPolicy: null, consoleUsers: 1 }, message: 'none' },
    {
      name: 'eight characters',
      given: { passwordPolicy: { minimumLength: 8, reusePrevention: 0 }, consoleUsers: 1 },
      message: 'short',
      data: { length: 8, wanted: 14 },
    },
  ],
  notApplicable: [{ name: 'nobody has a password', given: { passwordPolicy: null, consoleUsers: 0 } }],
});
