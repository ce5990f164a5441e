import { describe, it } from 'vitest';
import check from '../../../checks/performance/burstable-disk.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'never ran out of what it saved',
      given: { state: 'running', performance: { class: 'gp2', burstable: true }, savings: 'kept' },
    },
    {
      name: 'a fixed speed',
      given: { savings: 'unmeasured', state: 'running', performance: { class: 'gp3', burstable: false } },
    },
  ],
  broken: [
    {
      name: 'ran out of what it saved',
      given: { state: 'running', performance: { class: 'gp2', burstable: true }, savings: 'used-up' },
      message: 'measured',
      data: { class: 'gp2' },
      adjusted: 1,
    },

    {
      name: 'saves up speed',
      given: { savings: 'unmeasured', state: 'running', performance: { class: 'gp2', burstable: true } },
      message: 'variable',
      data: { class: 'gp2' },
    },
  ],
  notApplicable: [
    {
      name: 'nothing uses it',
      given: { savings: 'unmeasured', state: 'stopped', performance: { class: 'gp2', burstable: true } },
    },
  ],
});
