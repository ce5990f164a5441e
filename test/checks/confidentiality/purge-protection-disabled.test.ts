import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/purge-protection-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'kept for a while', given: { deletionProtection: true } }],
  broken: [
    { name: 'a vault', given: { deletionProtection: false }, message: 'off' },
    {
      name: 'settings',
      head: { kind: 'secret' },
      given: { deletionProtection: false },
      message: 'off',
      adjusted: -1,
    },
  ],
  notApplicable: [{ name: 'a key in a vault', given: { deletionProtection: null } }],
});
