import { describe, it } from 'vitest';
import check from '../../../checks/performance/burstable-database.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'never ran out of what it saved',
      given: { performance: { type: 'db.t3.micro', burstable: true }, burstCredits: 'sufficient' },
    },
    {
      name: 'full speed at all times',
      given: { burstCredits: 'not-measured', performance: { type: 'db.m7g.large', burstable: false } },
    },
  ],
  broken: [
    {
      name: 'ran out of what it saved',
      given: { performance: { type: 'db.t3.micro', burstable: true }, burstCredits: 'exhausted' },
      message: 'exhausted',
      data: { class: 'db.t3.micro' },
      adjusted: 1,
    },

    {
      name: 'saves up speed',
      given: { burstCredits: 'not-measured', performance: { type: 'db.t3.micro', burstable: true } },
      message: 'burstable',
      data: { class: 'db.t3.micro' },
    },
    {
      name: 'a cache that saves up speed',
      head: { kind: 'cache' },
      given: { burstCredits: 'not-measured', performance: { type: 'cache.t4g.small', burstable: true } },
      message: 'burstable',
      data: { class: 'cache.t4g.small' },
    },
    {
      name: 'search that saves up speed',
      head: { kind: 'search' },
      given: { burstCredits: 'not-measured', performance: { type: 't3.medium.search', burstable: true } },
      message: 'burstable',
      data: { class: 't3.medium.search' },
    },
  ],
  notApplicable: [{ name: 'no machine of its own', given: { burstCredits: 'not-measured', performance: null } }],
});
