import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/public-search.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'in a private network', given: { publicAccess: 'blocked' } },
    { name: 'outside, for some', given: { publicAccess: 'possible' } },
  ],
  broken: [{ name: 'open to all', given: { publicAccess: 'public' }, message: 'open' }],
});
