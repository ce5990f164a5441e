import { describe, it } from 'vitest';
import check from '../../../checks/performance/burstable-server.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'never ran out of what it saved',
      given: { state: 'running', performance: { type: 't3.medium', burstable: true }, burstCredits: 'sufficient' },
    },

    {
      name: 'full speed at all times',
      given: { burstCredits: 'not-measured', state: 'running', performance: { type: 'm7g.large', burstable: false } },
    },
  ],
  broken: [
    {
      name: 'ran out of what it saved',
      given: { state: 'running', performance: { type: 't3.medium', burstable: true }, burstCredits: 'exhausted' },
      message: 'exhausted',
      data: { class: 't3.medium' },
      adjusted: 1,
    },

    {
      name: 'saves up speed',
      given: { burstCredits: 'not-measured', state: 'running', performance: { type: 't3.small', burstable: true } },
      message: 'burstable',
      data: { class: 't3.small' },
    },
  ],
  notApplicable: [
    {
      name: 'stopped',
      given: { burstCredits: 'not-measured', state: 'stopped', performance: { type: 't3.small', burstable: true } },
    },
    { name: 'no machine of its own', given: { burstCredits: 'not-measured', state: 'running', performance: null } },
  ],
});
