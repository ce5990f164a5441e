import { describe, it } from 'vitest';
import check from '../../../checks/records/audit-log-delivery-failing.ts';
import { createCheckTester } from '../../support/world.ts';

const trail = { allRegions: true, organization: false, logging: true, integrity: true, managementEvents: true };

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'delivered', given: { trail } }],
  broken: [
    {
      name: 'refused by the bucket',
      given: { trail: { ...trail, error: 'AccessDenied' } },
      message: 'lost',
      data: { error: 'AccessDenied' },
    },
  ],
  notApplicable: [{ name: 'switched off', given: { trail: { ...trail, logging: false, error: 'AccessDenied' } } }],
});
