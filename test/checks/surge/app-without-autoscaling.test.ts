import { describe, it } from 'vitest';
import check from '../../../checks/surge/app-without-autoscaling.ts';
import { createCheckTester } from '../../support/world.ts';

const scaling = { min: 2, max: 6, desired: 2, automatic: true };

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'grows by load', given: { scaling } }],
  broken: [
    { name: 'a fixed number', given: { scaling: { ...scaling, max: 2 } }, message: 'fixed', data: { count: 2 } },
    { name: 'a range that nothing uses', given: { scaling: { ...scaling, automatic: false } }, message: 'manual' },
  ],
  notApplicable: [
    { name: 'switched off', given: { scaling: { ...scaling, desired: 0 } } },
    { name: 'one on each machine', given: { scaling: null } },
  ],
});
