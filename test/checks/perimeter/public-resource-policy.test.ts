import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/public-resource-policy.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'nobody else', given: { sharedWith: [] } },
    { name: 'one account', given: { sharedWith: ['999900001111'] } },
  ],
  notApplicable: [
    { name: 'nothing that has a policy', given: { sharedWith: null }, because: 'it has no policy of its own' },
  ],
  broken: [{ name: 'everybody', given: { sharedWith: ['*'] }, message: 'public' }],
});
