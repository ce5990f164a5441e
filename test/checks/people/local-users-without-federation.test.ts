import { describe, it } from 'vitest';
import check from '../../../checks/people/local-users-without-federation.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'a directory', given: { federation: true, consoleUsers: 3 } }],
  broken: [
    {
      name: 'passwords only',
      given: { federation: false, consoleUsers: 3 },
      message: 'localUsers',
      data: { count: 3 },
    },
  ],
  notApplicable: [{ name: 'nobody logs in', given: { federation: false, consoleUsers: 0 } }],
});
