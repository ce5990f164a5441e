import { describe, it } from 'vitest';
import check from '../../../checks/performance/burstable-database.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'full speed at all times', given: { performance: { class: 'db.m7g.large', burstable: false } } }],
  broken: [
    {
      name: 'saves up speed',
      given: { performance: { class: 'db.t3.micro', burstable: true } },
      message: 'burstable',
      data: { class: 'db.t3.micro' },
    },
  ],
  notApplicable: [{ name: 'no machine of its own', given: { performance: null } }],
});
