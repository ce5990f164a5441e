import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/subnet-auto-assigns-public-ip.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'only who asks', given: { autoAssignPublicIp: false } }],
  broken: [{ name: 'everybody', given: { autoAssignPublicIp: true }, message: 'assigned' }],
});
