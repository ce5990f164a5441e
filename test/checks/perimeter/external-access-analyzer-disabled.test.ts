import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/external-access-analyzer-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'on', given: { inUse: true, externalAccessMonitoring: true } }],
  broken: [{ name: 'off', given: { inUse: true, externalAccessMonitoring: false }, message: 'off' }],
  notApplicable: [{ name: 'an empty region', given: { inUse: false, externalAccessMonitoring: false } }],
});
