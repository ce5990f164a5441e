import { describe, it } from 'vitest';
import check from '../../../checks/support/missing-support-plan.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'a contract', given: { inUse: true, supportPlan: { severities: ['low', 'urgent'] } } }],
  broken: [{ name: 'none', given: { inUse: true, supportPlan: null }, message: 'none' }],
  notApplicable: [{ name: 'an empty account', given: { inUse: false, supportPlan: null } }],
});
