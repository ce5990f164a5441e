import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/public-bucket.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'blocked', given: { publicAccess: 'blocked' } },
    { name: 'possible, but not open', given: { publicAccess: 'possible' } },
  ],
  broken: [{ name: 'open', given: { publicAccess: 'public' }, message: 'open' }],
});
