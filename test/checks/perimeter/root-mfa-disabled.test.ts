import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/root-mfa-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a second factor', given: { rootLogin: { secondFactor: true, keys: 0 } } },
    {
      name: 'the organization took the log-in away',
      given: { rootLogin: { secondFactor: false, keys: 0, centrallyManaged: true } },
    },
  ],
  broken: [
    { name: 'a password alone', given: { rootLogin: { secondFactor: false, keys: 0 } }, message: 'password' },
    {
      name: 'a password alone, and the organization leaves it',
      given: { rootLogin: { secondFactor: false, keys: 0, centrallyManaged: false } },
      message: 'password',
    },
  ],
  notApplicable: [{ name: 'no top log-in', given: { rootLogin: null } }],
});
