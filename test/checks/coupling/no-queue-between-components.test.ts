import { describe, it } from 'vitest';
import check from '../../../checks/coupling/no-queue-between-components.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'a queue between', given: { buffers: { parts: 3, between: 1 } } }],
  broken: [
    {
      name: 'three parts and nothing between',
      given: { buffers: { parts: 3, between: 0 } },
      message: 'none',
      data: { parts: 3 },
    },
  ],
  notApplicable: [
    {
      name: 'one part',
      given: { buffers: { parts: 1, between: 0 } },
      because: 'there are no two parts that could be kept apart',
    },
  ],
});
