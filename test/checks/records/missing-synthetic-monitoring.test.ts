import { describe, it } from 'vitest';
import check from '../../../checks/records/missing-synthetic-monitoring.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'a probe runs', given: { inUse: true, syntheticMonitoring: true } }],
  broken: [{ name: 'none runs', given: { inUse: true, syntheticMonitoring: false }, message: 'none' }],
  notApplicable: [{ name: 'an empty account', given: { inUse: false, syntheticMonitoring: false } }],
});
