import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/kubernetes-secrets-without-kms-encryption.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'a key of our own', given: { atRest: 'customer-key' } }],
  broken: [
    { name: 'the key of the provider', given: { atRest: 'provider-key' }, message: 'none' },
    { name: 'no key', given: { atRest: 'none' }, message: 'none' },
  ],
});
