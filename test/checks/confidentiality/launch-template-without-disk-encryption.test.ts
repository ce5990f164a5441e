import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/launch-template-without-disk-encryption.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'every disk is encrypted', given: { launchedDisksEncrypted: true } }],
  broken: [{ name: 'a disk is not', given: { launchedDisksEncrypted: false }, message: 'plain' }],
  notApplicable: [{ name: 'no launch template', given: { launchedDisksEncrypted: null } }],
});
