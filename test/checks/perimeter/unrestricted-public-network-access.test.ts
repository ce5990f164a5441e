import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/unrestricted-public-network-access.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'our own networks alone', given: { networkAccess: 'private' } },
    { name: 'named addresses', given: { networkAccess: 'selected-networks' } },
  ],
  broken: [
    { name: 'open to the internet', given: { networkAccess: 'all-networks' }, message: 'public' },
    {
      name: 'open to a large part of the internet',
      given: { networkAccess: { publicAddresses: 8_388_608 } },
      message: 'largeRange',
      data: { addresses: 8_388_608 },
      credit: 0.5,
    },
    {
      name: 'a cache',
      head: { kind: 'cache' },
      given: { networkAccess: 'all-networks' },
      message: 'public',
      adjusted: 1,
    },
  ],
  notApplicable: [{ name: 'no door of its own', given: { networkAccess: null } }],
});
