import { describe, it } from 'vitest';
import check from '../../../checks/performance/burstable-server.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'never ran out of what it saved',
      given: { state: 'running', performance: { class: 't3.medium', burstable: true }, savings: 'kept' },
    },

    {
      name: 'full speed at all times',
      given: { savings: 'unmeasured', state: 'running', performance: { class: 'm7g.large', burstable: false } },
    },
  ],
  broken: [
    {
      name: 'ran out of what it saved',
      given: { state: 'running', performance: { class: 't3.medium', burstable: true }, savings: 'used-up' },
      message: 'measured',
      data: { class: 't3.medium' },
      adjusted: 1,
    },

    {
      name: 'saves up speed',
      given: { savings: 'unmeasured', state: 'running', performance: { class: 't3.small', burstable: true } },
      message: 'burstable',
      data: { class: 't3.small' },
    },
  ],
  notApplicable: [
    {
      name: 'stopped',
      given: { savings: 'unmeasured', state: 'stopped', performance: { class: 't3.small', burstable: true } },
    },
    { name: 'no machine of its own', given: { savings: 'unmeasured', state: 'running', performance: null } },
  ],
});
