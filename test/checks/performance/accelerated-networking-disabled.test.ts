import { describe, it } from 'vitest';
import check from '../../../checks/performance/accelerated-networking-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'past the host', given: { state: 'running', acceleratedNetworkingUse: 'enabled' } }],
  broken: [
    {
      name: 'through the host',
      given: { state: 'running', acceleratedNetworkingUse: 'disabled' },
      message: 'disabled',
    },
  ],
  notApplicable: [
    {
      name: 'stopped',
      given: { state: 'stopped', acceleratedNetworkingUse: 'disabled' },
      because: 'it is not running',
    },
    { name: 'no choice', given: { state: 'running', acceleratedNetworkingUse: null } },
  ],
});
