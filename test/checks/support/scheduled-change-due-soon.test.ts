import { describe, it } from 'vitest';
import check from '../../../checks/support/scheduled-change-due-soon.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'nothing', given: { scheduledChanges: [] } },
    {
      name: 'in two years',
      given: { scheduledChanges: [{ what: 'END', region: 'global', at: '2028-06-01T00:00:00Z' }] },
    },
  ],
  broken: [
    {
      name: 'next month',
      given: { scheduledChanges: [{ what: 'AWS_RDS_END', region: 'eu-west-1', at: '2026-08-01T00:00:00Z' }] },
      message: 'soon',
    },
  ],
  notApplicable: [{ name: 'no contract', given: { scheduledChanges: null } }],
});
