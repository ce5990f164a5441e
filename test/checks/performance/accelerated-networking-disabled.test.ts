import { describe, it } from 'vitest';
import check from '../../../checks/performance/accelerated-networking-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'past the host', given: { state: 'running', networkPath: 'short' } }],
  broken: [{ name: 'through the host', given: { state: 'running', networkPath: 'long' }, message: 'long' }],
  notApplicable: [
    { name: 'stopped', given: { state: 'stopped', networkPath: 'long' }, because: 'it does not run' },
    { name: 'no choice', given: { state: 'running', networkPath: null } },
  ],
});
