import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/failed-backups.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'none failed', given: { failedBackups: { days: 30, of: [] } } },
    { name: 'there are no backups', given: { failedBackups: null } },
  ],
  broken: [
    {
      name: 'some failed',
      given: { failedBackups: { days: 30, of: ['arn:shop', 'arn:users'] } },
      message: 'failed',
      data: { count: 2, days: 30, resource: 'arn:shop' },
    },
  ],
});
