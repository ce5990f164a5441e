import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/public-function.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'closed', given: { publicAccess: 'blocked' } },
    { name: 'for log-ins', given: { publicAccess: 'possible' } },
  ],
  broken: [
    { name: 'for everybody', given: { publicAccess: 'public' }, message: 'open', data: { audience: 'internet' } },
    {
      name: 'for every customer of the provider',
      given: { publicAccess: 'provider-customers' },
      message: 'open',
      data: { audience: 'provider-customers' },
    },
  ],
});
