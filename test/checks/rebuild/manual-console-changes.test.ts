import { describe, it } from 'vitest';
import check from '../../../checks/rebuild/manual-console-changes.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'scripts do it', given: { clickedChanges: { changes: 100, byHand: 20, people: 3 } } }],
  broken: [
    {
      name: 'people do it',
      given: { clickedChanges: { changes: 10, byHand: 3, people: 3 } },
      message: 'many',
      data: { percent: 30 },
    },
  ],
  notApplicable: [{ name: 'a quiet account', given: { clickedChanges: { changes: 9, byHand: 9, people: 1 } } }],
});
