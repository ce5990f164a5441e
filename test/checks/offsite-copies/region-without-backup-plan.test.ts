import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/region-without-backup-plan.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'a plan', given: { inUse: true, backupPlanCount: 1 } }],
  broken: [{ name: 'no plan', given: { inUse: true, backupPlanCount: 0 }, message: 'none' }],
  notApplicable: [{ name: 'an empty region', given: { inUse: false, backupPlanCount: 0 } }],
});
