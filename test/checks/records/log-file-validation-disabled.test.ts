import { describe, it } from 'vitest';
import check from '../../../checks/records/log-file-validation-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

const trail = { allRegions: true, organization: false, logging: true, integrity: true, managementEvents: true };

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'sealed', given: { trail } }],
  broken: [{ name: 'open', given: { trail: { ...trail, integrity: false } }, message: 'open' }],
  notApplicable: [
    {
      name: 'switched off',
      given: { trail: { ...trail, logging: false, integrity: false } },
      because: 'it writes nothing down',
    },
    { name: 'no trail', given: { trail: null } },
  ],
});
