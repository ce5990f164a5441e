import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/root-access-key.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'no keys', given: { rootCredentials: { mfa: true, accessKeys: 0 } } }],
  broken: [
    { name: 'one key', given: { rootCredentials: { mfa: true, accessKeys: 1 } }, message: 'key' },
    { name: 'two keys', given: { rootCredentials: { mfa: true, accessKeys: 2 } }, message: 'keys', data: { count: 2 } },
  ],
  notApplicable: [{ name: 'no top log-in', given: { rootCredentials: null } }],
});
