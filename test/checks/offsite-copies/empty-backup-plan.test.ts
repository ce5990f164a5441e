import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/empty-backup-plan.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'it selects and runs', given: { selections: 1, schedule: [{ retentionDays: 35, copiesTo: [] }] } }],
  broken: [
    {
      name: 'it selects nothing',
      given: { selections: 0, schedule: [{ retentionDays: 35, copiesTo: [] }] },
      message: 'nothing',
    },
    { name: 'it never runs', given: { selections: 2, schedule: [] }, message: 'never' },
    { name: 'it has neither', given: { selections: null, schedule: null }, message: 'nothing' },
  ],
});
