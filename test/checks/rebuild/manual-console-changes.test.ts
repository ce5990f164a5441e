import { describe, it } from 'vitest';
import check from '../../../checks/rebuild/manual-console-changes.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'scripts do it', given: { consoleChanges: { changes: 100, console: 20, people: 3 } } }],
  broken: [
    {
      name: 'people do it',
      given: { consoleChanges: { changes: 10, console: 3, people: 3 } },
      message: 'many',
      data: { percent: 30 },
    },
  ],
  notApplicable: [{ name: 'a quiet account', given: { consoleChanges: { changes: 9, console: 9, people: 1 } } }],
});
