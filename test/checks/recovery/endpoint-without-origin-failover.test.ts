import { describe, it } from 'vitest';
import check from '../../../checks/recovery/endpoint-without-origin-failover.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'a second place', given: { originFailover: true, state: 'running' } }],
  broken: [{ name: 'one place', given: { originFailover: false, state: 'running' }, message: 'singleOrigin' }],
  notApplicable: [
    { name: 'nothing to choose from', given: { originFailover: null, state: 'running' } },
    { name: 'switched off', given: { originFailover: false, state: 'stopped' } },
  ],
});
