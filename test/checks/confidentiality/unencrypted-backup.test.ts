import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/unencrypted-backup.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'with a key of the provider', given: { encryptionAtRest: 'provider-managed-key' } },
    { name: 'with a key of its own', given: { encryptionAtRest: 'customer-managed-key' } },
  ],
  broken: [{ name: 'plain', given: { encryptionAtRest: 'none' }, message: 'plain' }],
  notApplicable: [{ name: 'stores nothing', given: { encryptionAtRest: null } }],
});
