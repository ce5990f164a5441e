import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/failed-backup-jobs.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'none failed', given: { missedBackups: { days: 30, of: [] } } }],
  broken: [
    {
      name: 'some failed',
      given: { missedBackups: { days: 30, of: ['arn:shop', 'arn:users'] } },
      message: 'failed',
      data: { count: 2, days: 30, resource: 'arn:shop' },
    },
  ],
  notApplicable: [{ name: 'its region tells', given: { missedBackups: null } }],
});
