import { describe, it } from 'vitest';
import check from '../../../checks/records/audit-log-delivery-failing.ts';
import { createCheckTester } from '../../support/world.ts';

const trail = {
  multiRegion: true,
  organization: false,
  logging: true,
  logFileValidation: true,
  managementEvents: true,
};

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'delivered', given: { auditLog: trail } }],
  broken: [
    {
      name: 'refused by the bucket',
      given: { auditLog: { ...trail, deliveryError: 'AccessDenied' } },
      message: 'deliveryFailed',
      data: { error: 'AccessDenied' },
    },
  ],
  notApplicable: [
    { name: 'switched off', given: { auditLog: { ...trail, logging: false, deliveryError: 'AccessDenied' } } },
  ],
});
