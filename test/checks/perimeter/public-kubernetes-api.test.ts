import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/public-kubernetes-api.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'private', given: { publicAccess: 'blocked' } },
    { name: 'for named addresses', given: { publicAccess: 'possible' } },
  ],
  broken: [
    { name: 'for everybody', given: { publicAccess: 'public' }, message: 'open' },
    {
      name: 'for a large part of the internet',
      given: { publicAccess: { publicAddresses: 131_072 } },
      message: 'largeRange',
      data: { addresses: 131_072 },
      credit: 0.5,
    },
  ],
});
