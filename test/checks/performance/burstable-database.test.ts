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
    {
      name: 'a cache that saves up speed',
      head: { kind: 'cache' },
      given: { performance: { class: 'cache.t4g.small', burstable: true } },
      message: 'burstable',
      data: { class: 'cache.t4g.small' },
    },
    {
      name: 'search that saves up speed',
      head: { kind: 'search' },
      given: { performance: { class: 't3.medium.search', burstable: true } },
      message: 'burstable',
      data: { class: 't3.medium.search' },
    },
  ],
  notApplicable: [{ name: 'no machine of its own', given: { performance: null } }],
});
