import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/unencrypted-data-catalog.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'all of it encrypted', given: { unencryptedParts: [] } }],
  broken: [
    { name: 'passwords', given: { unencryptedParts: ['metadata', 'connection-passwords'] }, message: 'passwords' },
    { name: 'metadata', given: { unencryptedParts: ['metadata'] }, message: 'metadata', credit: 0.5 },
    { name: 'logs', given: { unencryptedParts: ['logs'] }, message: 'jobs' },
  ],
  notApplicable: [{ name: 'a package', given: { unencryptedParts: null } }],
});
