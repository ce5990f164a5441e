import { describe, it } from 'vitest';
import check from '../../../checks/coupling/workflow-without-error-handling.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'every step helps itself',
      given: { workflowSteps: { total: 3, withRetry: 3, withCatch: 0, withTimeout: 3 } },
    },
    {
      name: 'some try again, the others lead elsewhere',
      given: { workflowSteps: { total: 3, withRetry: 1, withCatch: 2, withTimeout: 3 } },
    },
  ],
  broken: [
    {
      name: 'steps that give up at once',
      given: { workflowSteps: { total: 4, withRetry: 1, withCatch: 1, withTimeout: 4 } },
      message: 'noErrorHandling',
      data: { bare: 2, total: 4 },
    },
    {
      name: 'a step that may wait for ever',
      given: { workflowSteps: { total: 2, withRetry: 2, withCatch: 2, withTimeout: 1 } },
      message: 'noTimeout',
      data: { endless: 1, total: 2 },
      credit: 0.5,
    },
  ],
  notApplicable: [{ name: 'a rule', given: { workflowSteps: null }, because: 'no step calls another service' }],
});
