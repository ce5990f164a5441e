import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/resource-types-excluded-from-backup.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'nothing is left out', given: { backupExclusions: 0 } }],
  broken: [{ name: 'two are left out', given: { backupExclusions: 2 }, message: 'excluded', data: { count: 2 } }],
  notApplicable: [{ name: 'no plan', given: { backupExclusions: null } }],
});
