import { describe, it } from 'vitest';
import check from '../../../checks/people/console-changes-by-one-person.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'two people', given: { clickedChanges: { changes: 30, byHand: 20, people: 2 } } }],
  broken: [
    {
      name: 'one person',
      given: { clickedChanges: { changes: 30, byHand: 10, people: 1 } },
      message: 'one',
      data: { changes: 10 },
    },
  ],
  notApplicable: [{ name: 'scripts do it', given: { clickedChanges: { changes: 30, byHand: 9, people: 1 } } }],
});
