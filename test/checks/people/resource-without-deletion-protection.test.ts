import { describe, it } from 'vitest';
import check from '../../../checks/people/resource-without-deletion-protection.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'protected', given: { deletionProtection: true } }],
  broken: [{ name: 'not protected', given: { deletionProtection: false }, message: 'off' }],
  notApplicable: [{ name: 'a kind that has no such protection', given: { deletionProtection: null } }],
});
