import { describe, it } from 'vitest';
import check from '../../../checks/recovery/no-recent-restore-job.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'last month', given: { inUse: true, restoreHistory: { latest: '2026-06-01T00:00:00Z', planned: false } } },
    {
      name: 'as old as is allowed here',
      given: { inUse: true, restoreHistory: { latest: '2025-07-01T00:00:00Z', planned: true } },
      params: { maxAgeDays: 365 },
    },
  ],
  broken: [
    { name: 'never', given: { inUse: true, restoreHistory: { latest: null, planned: false } }, message: 'never' },
    {
      name: 'tests are planned',
      given: { inUse: true, restoreHistory: { latest: null, planned: true } },
      message: 'planned',
    },
    {
      name: 'a year ago',
      given: { inUse: true, restoreHistory: { latest: '2025-06-30T12:00:00Z', planned: true } },
      message: 'old',
      data: { days: 365 },
    },
  ],
  notApplicable: [
    { name: 'an empty account', given: { inUse: false, restoreHistory: { latest: null, planned: false } } },
  ],
});
