import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/database-without-deletion-protection.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'protected', given: { deletionProtection: true } }],
  broken: [
    { name: 'not protected', given: { deletionProtection: false }, message: 'off' },
    { name: 'a kind of database that has no such protection', given: { deletionProtection: null }, message: 'off' },
  ],
});
