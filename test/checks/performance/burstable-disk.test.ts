import { describe, it } from 'vitest';
import check from '../../../checks/performance/burstable-disk.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'never ran out of what it saved',
      given: { state: 'running', performance: { type: 'gp2', burstable: true }, burstCredits: 'sufficient' },
    },
    {
      name: 'a fixed speed',
      given: { burstCredits: 'not-measured', state: 'running', performance: { type: 'gp3', burstable: false } },
    },
  ],
  broken: [
    {
      name: 'ran out of what it saved',
      given: { state: 'running', performance: { type: 'gp2', burstable: true }, burstCredits: 'exhausted' },
      message: 'exhausted',
      data: { class: 'gp2' },
      adjusted: 1,
    },

    {
      name: 'saves up speed',
      given: { burstCredits: 'not-measured', state: 'running', performance: { type: 'gp2', burstable: true } },
      message: 'burstable',
      data: { class: 'gp2' },
    },
  ],
  notApplicable: [
    {
      name: 'nothing uses it',
      given: { burstCredits: 'not-measured', state: 'stopped', performance: { type: 'gp2', burstable: true } },
    },
  ],
});
