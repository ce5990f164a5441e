import { describe, it } from 'vitest';
import check from '../../../checks/surge/database-storage-autoscaling-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'grows', given: { storageAutoscaling: true } }],
  broken: [{ name: 'fixed', given: { storageAutoscaling: false }, message: 'fixed' }],
  notApplicable: [{ name: 'no disk', given: { storageAutoscaling: null } }],
});
