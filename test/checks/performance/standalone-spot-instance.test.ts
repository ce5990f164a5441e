import { describe, it } from 'vitest';
import check from '../../../checks/performance/standalone-spot-instance.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'an ordinary machine',
      given: { state: 'running', instanceLifecycle: 'on-demand', replacementGroup: null },
    },
  ],
  broken: [
    {
      name: 'lent',
      given: { state: 'running', instanceLifecycle: 'spot', replacementGroup: null },
      message: 'spot',
    },
    {
      name: 'without a disk that stays',
      given: { state: 'running', instanceLifecycle: 'ephemeral-disk', replacementGroup: null },
      message: 'ephemeralDisk',
    },
  ],
  notApplicable: [
    { name: 'stopped', given: { state: 'stopped', instanceLifecycle: 'spot', replacementGroup: null } },
    {
      name: 'one of a group',
      given: { state: 'running', instanceLifecycle: 'spot', replacementGroup: 'web' },
      because: 'a group replaces it',
    },
  ],
});
