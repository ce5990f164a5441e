import { describe, it } from 'vitest';
import check from '../../../checks/people/stack-without-deletion-protection.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'protected', given: { deletionProtection: true } }],
  broken: [{ name: 'open', given: { deletionProtection: false }, message: 'open' }],
  notApplicable: [{ name: 'a part of another one', given: { deletionProtection: null } }],
});
