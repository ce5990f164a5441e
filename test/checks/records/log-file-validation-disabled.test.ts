import { describe, it } from 'vitest';
import check from '../../../checks/records/log-file-validation-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

const trail = {
  multiRegion: true,
  organization: false,
  logging: true,
  logFileValidation: true,
  managementEvents: true,
};

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'sealed', given: { auditLog: trail } }],
  broken: [{ name: 'open', given: { auditLog: { ...trail, logFileValidation: false } }, message: 'disabled' }],
  notApplicable: [
    {
      name: 'switched off',
      given: { auditLog: { ...trail, logging: false, logFileValidation: false } },
      because: 'it is not logging',
    },
    { name: 'no trail', given: { auditLog: null } },
  ],
});
