import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/disk-encryption-by-default-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'on', given: { diskEncryptionDefault: true, inUse: true } }],
  broken: [{ name: 'off', given: { diskEncryptionDefault: false, inUse: true }, message: 'off' }],
  notApplicable: [
    {
      name: 'a region that is not in use',
      given: { diskEncryptionDefault: false, inUse: false },
      because: 'nothing is in that region',
    },
  ],
});
