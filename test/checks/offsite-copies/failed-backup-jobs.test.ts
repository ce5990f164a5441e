import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/failed-backup-jobs.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'none failed', given: { recentBackupFailures: { days: 30, resources: [] } } }],
  broken: [
    {
      name: 'some failed',
      given: { recentBackupFailures: { days: 30, resources: ['arn:shop', 'arn:users'] } },
      message: 'failed',
      data: { count: 2, days: 30, resource: 'arn:shop' },
    },
  ],
  notApplicable: [{ name: 'its region tells', given: { recentBackupFailures: null } }],
});
