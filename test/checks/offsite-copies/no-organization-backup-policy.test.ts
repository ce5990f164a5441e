import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/no-organization-backup-policy.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'rules', given: { organizationBackupPolicy: true } }],
  broken: [{ name: 'no rules', given: { organizationBackupPolicy: false }, message: 'none' }],
  notApplicable: [{ name: 'an account like others', given: { organizationBackupPolicy: null } }],
});
