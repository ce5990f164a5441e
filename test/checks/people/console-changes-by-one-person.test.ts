import { describe, it } from 'vitest';
import check from '../../../checks/people/console-changes-by-one-person.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'two people', given: { consoleChanges: { changes: 30, console: 20, people: 2 } } }],
  broken: [
    {
      name: 'one person',
      given: { consoleChanges: { changes: 30, console: 10, people: 1 } },
      message: 'one',
      data: { changes: 10 },
    },
  ],
  notApplicable: [{ name: 'scripts do it', given: { consoleChanges: { changes: 30, console: 9, people: 1 } } }],
});
