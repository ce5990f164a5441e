import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/region-without-backup-plan.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'a plan', given: { inUse: true, plansHere: 1 } }],
  broken: [{ name: 'no plan', given: { inUse: true, plansHere: 0 }, message: 'none' }],
  notApplicable: [{ name: 'an empty region', given: { inUse: false, plansHere: 0 } }],
});
