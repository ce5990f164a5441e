import { describe, it } from 'vitest';
import check from '../../../checks/recovery/recovery-objective-breached.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'all keep it', given: { recoveryReviews: [{ name: 'shop', verdict: 'met' }] } }],
  broken: [
    {
      name: 'one does not',
      given: {
        recoveryReviews: [
          { name: 'shop', verdict: 'breached' },
          { name: 'mail', verdict: 'unchecked' },
        ],
      },
      message: 'breached',
    },
    {
      name: 'one was never measured',
      given: {
        recoveryReviews: [
          { name: 'shop', verdict: 'met' },
          { name: 'mail', verdict: 'unchecked' },
        ],
      },
      message: 'unchecked',
      credit: 0.5,
    },
  ],
  notApplicable: [{ name: 'no application', given: { recoveryReviews: [] } }],
});
