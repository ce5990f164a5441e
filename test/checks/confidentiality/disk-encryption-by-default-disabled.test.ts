import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/disk-encryption-by-default-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'on', given: { diskEncryptionByDefault: true, inUse: true } }],
  broken: [{ name: 'off', given: { diskEncryptionByDefault: false, inUse: true }, message: 'off' }],
  notApplicable: [
    {
      name: 'a region that is not in use',
      given: { diskEncryptionByDefault: false, inUse: false },
      because: 'the region is not in use',
    },
  ],
});
