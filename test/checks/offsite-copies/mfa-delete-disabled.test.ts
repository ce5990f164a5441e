import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/mfa-delete-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

const logs = {
  versioning: true,
  mfaDelete: 'disabled',
  immutability: { state: 'none' },
  heldRecords: 'audit-logs',
} as const;

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'audit logs with MFA delete', given: { ...logs, mfaDelete: 'enabled' } },
    { name: 'audit logs under a lock', given: { ...logs, immutability: { state: 'locked' } } },
    {
      name: 'copies under a lock, though lifecycle rules rule MFA delete out',
      given: { ...logs, heldRecords: 'copies', mfaDelete: 'excluded', immutability: { state: 'unlocked' } },
    },
  ],
  broken: [
    { name: 'audit logs', given: logs, message: 'logs' },
    { name: 'copies', given: { ...logs, heldRecords: 'copies' }, message: 'copies' },
    { name: 'audit logs, where there is no lock to speak of', given: { ...logs, immutability: null }, message: 'logs' },
  ],
  notApplicable: [
    { name: 'neither logs nor copies', given: { ...logs, heldRecords: 'none' } },
    { name: 'no versions', given: { ...logs, versioning: false } },
    {
      name: 'lifecycle rules',
      given: { ...logs, mfaDelete: 'excluded' },
      because: 'its lifecycle rules rule MFA delete out',
    },
    { name: 'a bucket without MFA delete', given: { ...logs, mfaDelete: null } },
  ],
});
