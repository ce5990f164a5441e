import { describe, it } from 'vitest';
import check from '../../../checks/surge/database-without-autoscaling.ts';
import { createCheckTester } from '../../support/world.ts';

const scaling = { min: 2, max: 2, desired: 2, automatic: false };

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'grows', given: { scaling: { ...scaling, automatic: true } } }],
  broken: [{ name: 'fixed', given: { scaling }, message: 'fixed' }],
  notApplicable: [{ name: 'one machine', given: { scaling: null } }],
});
