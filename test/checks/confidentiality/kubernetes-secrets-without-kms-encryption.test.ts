import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/kubernetes-secrets-without-kms-encryption.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'a key of our own', given: { encryptionAtRest: 'customer-managed-key' } }],
  broken: [
    { name: 'the key of the provider', given: { encryptionAtRest: 'provider-managed-key' }, message: 'none' },
    { name: 'no key', given: { encryptionAtRest: 'none' }, message: 'none' },
  ],
});
