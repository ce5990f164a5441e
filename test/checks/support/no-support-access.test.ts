import { describe, it } from 'vitest';
import check from '../../../checks/support/no-support-access.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'two may', given: { inUse: true, supportAccess: 2 } }],
  broken: [
    { name: 'nobody', given: { inUse: true, supportAccess: 0 }, message: 'noPrincipal' },
    { name: 'there is no such right', given: { inUse: true, supportAccess: null }, message: 'noPrincipal' },
  ],
  notApplicable: [{ name: 'an empty account', given: { inUse: false, supportAccess: 0 } }],
});
