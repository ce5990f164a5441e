import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/administrator-access-key.ts';
import { createCheckTester } from '../../support/world.ts';

const keys = (...active: boolean[]) => ({ consoleAccess: true, accessKeys: active.map(on => ({ active: on })) });

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'few rights', given: { privilegeLevel: 'limited', credentials: keys(true) } }],
  broken: [
    { name: 'all rights', given: { privilegeLevel: 'administrator', credentials: keys(false, true) }, message: 'key' },
  ],
  notApplicable: [
    { name: 'a key that is switched off', given: { privilegeLevel: 'administrator', credentials: keys(false) } },
    { name: 'no log-in at all', given: { privilegeLevel: 'administrator', credentials: null } },
  ],
});
