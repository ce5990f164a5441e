import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/root-mfa-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a second factor', given: { rootCredentials: { mfa: true, accessKeys: 0 } } },
    {
      name: 'the organization took the log-in away',
      given: { rootCredentials: { mfa: false, accessKeys: 0, centrallyManaged: true } },
    },
  ],
  broken: [
    { name: 'a password alone', given: { rootCredentials: { mfa: false, accessKeys: 0 } }, message: 'noMfa' },
    {
      name: 'a password alone, and the organization leaves it',
      given: { rootCredentials: { mfa: false, accessKeys: 0, centrallyManaged: false } },
      message: 'noMfa',
    },
  ],
  notApplicable: [{ name: 'no top log-in', given: { rootCredentials: null } }],
});
