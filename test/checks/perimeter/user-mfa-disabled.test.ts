import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/user-mfa-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a second factor', given: { consoleCredentials: { consoleAccess: true, mfa: true, accessKeys: [] } } },
  ],
  broken: [
    {
      name: 'a password alone',
      given: { consoleCredentials: { consoleAccess: true, mfa: false, accessKeys: [] } },
      message: 'noMfa',
    },
    {
      name: 'no word of a second factor',
      given: { consoleCredentials: { consoleAccess: true, accessKeys: [] } },
      message: 'noMfa',
    },
  ],
  notApplicable: [
    { name: 'a program', given: { consoleCredentials: { consoleAccess: false, accessKeys: [{ active: true }] } } },
    { name: 'no credentials', given: { consoleCredentials: null } },
  ],
});
