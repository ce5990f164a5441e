import { describe, it } from 'vitest';
import check from '../../../checks/recovery/recovery-objective-breached.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'all keep it', given: { resilienceAssessments: [{ name: 'shop', verdict: 'met' }] } }],
  broken: [
    {
      name: 'one does not',
      given: {
        resilienceAssessments: [
          { name: 'shop', verdict: 'breached' },
          { name: 'mail', verdict: 'not-assessed' },
        ],
      },
      message: 'breached',
    },
    {
      name: 'one was never measured',
      given: {
        resilienceAssessments: [
          { name: 'shop', verdict: 'met' },
          { name: 'mail', verdict: 'not-assessed' },
        ],
      },
      message: 'unchecked',
      credit: 0.5,
    },
  ],
  notApplicable: [{ name: 'no application', given: { resilienceAssessments: [] } }],
});
