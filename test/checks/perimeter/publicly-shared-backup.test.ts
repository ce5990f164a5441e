import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/publicly-shared-backup.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'shared with nobody', given: { sharedWith: [] } },
    { name: 'shared with one account', given: { sharedWith: ['999900001111'] } },
    { name: 'cannot be shared', given: { sharedWith: null } },
  ],
  broken: [{ name: 'shared with everybody', given: { sharedWith: ['999900001111', '*'] }, message: 'public' }],
});
