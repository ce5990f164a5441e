import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/remote-debugging-enabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'off', given: { remoteDebugging: false } }],
  broken: [{ name: 'on', given: { remoteDebugging: true }, message: 'enabled' }],
  notApplicable: [{ name: 'without such a thing', given: { remoteDebugging: null } }],
});
