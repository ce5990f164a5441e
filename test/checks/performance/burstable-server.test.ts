import { describe, it } from 'vitest';
import check from '../../../checks/performance/burstable-server.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'full speed at all times',
      given: { state: 'running', performance: { class: 'm7g.large', burstable: false } },
    },
  ],
  broken: [
    {
      name: 'saves up speed',
      given: { state: 'running', performance: { class: 't3.small', burstable: true } },
      message: 'burstable',
      data: { class: 't3.small' },
    },
  ],
  notApplicable: [
    { name: 'stopped', given: { state: 'stopped', performance: { class: 't3.small', burstable: true } } },
    { name: 'no machine of its own', given: { state: 'running', performance: null } },
  ],
});
