import { describe, it } from 'vitest';
import check from '../../../checks/coupling/no-queue-between-components.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'a queue between', given: { decoupling: { components: 3, queues: 1 } } }],
  broken: [
    {
      name: 'three parts and nothing between',
      given: { decoupling: { components: 3, queues: 0 } },
      message: 'none',
      data: { parts: 3 },
    },
  ],
  notApplicable: [
    {
      name: 'one part',
      given: { decoupling: { components: 1, queues: 0 } },
      because: 'it has fewer than two components',
    },
  ],
});
