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
      name: 'a cache',
      head: { kind: 'cache' },
      given: { networkAccess: 'all-networks' },
      message: 'public',
      adjusted: 1,
    },
  ],
  notApplicable: [{ name: 'no door of its own', given: { networkAccess: null } }],
});
