import { describe, it } from 'vitest';
import check from '../../../checks/coupling/workflow-without-error-handling.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'every step helps itself', given: { steps: { total: 3, retried: 3, caught: 0, timed: 3 } } },
    {
      name: 'some try again, the others lead elsewhere',
      given: { steps: { total: 3, retried: 1, caught: 2, timed: 3 } },
    },
  ],
  broken: [
    {
      name: 'steps that give up at once',
      given: { steps: { total: 4, retried: 1, caught: 1, timed: 4 } },
      message: 'fragile',
      data: { bare: 2, total: 4 },
    },
    {
      name: 'a step that may wait for ever',
      given: { steps: { total: 2, retried: 2, caught: 2, timed: 1 } },
      message: 'endless',
      data: { endless: 1, total: 2 },
      credit: 0.5,
    },
  ],
  notApplicable: [{ name: 'a rule', given: { steps: null }, because: 'it calls nothing' }],
});
