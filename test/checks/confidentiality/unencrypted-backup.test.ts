import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/unencrypted-backup.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'with a key of the provider', given: { atRest: 'provider-key' } },
    { name: 'with a key of its own', given: { atRest: 'customer-key' } },
  ],
  broken: [{ name: 'plain', given: { atRest: 'none' }, message: 'plain' }],
  notApplicable: [{ name: 'stores nothing', given: { atRest: null } }],
});
