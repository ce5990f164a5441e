import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/user-mfa-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'a second factor', given: { credentials: { console: true, secondFactor: true, keys: [] } } }],
  broken: [
    {
      name: 'a password alone',
      given: { credentials: { console: true, secondFactor: false, keys: [] } },
      message: 'password',
    },
    { name: 'no word of a second factor', given: { credentials: { console: true, keys: [] } }, message: 'password' },
  ],
  notApplicable: [
    { name: 'a program', given: { credentials: { console: false, keys: [{ active: true }] } } },
    { name: 'no credentials', given: { credentials: null } },
  ],
});
