import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/unrestricted-public-network-access.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'our own networks alone', given: { callersFrom: 'own-networks' } },
    { name: 'named addresses', given: { callersFrom: 'named-addresses' } },
  ],
  broken: [
    { name: 'open to the internet', given: { callersFrom: 'anywhere' }, message: 'anywhere' },
    {
      name: 'a cache',
      head: { kind: 'cache' },
      given: { callersFrom: 'anywhere' },
      message: 'anywhere',
      adjusted: 1,
    },
  ],
  notApplicable: [{ name: 'no door of its own', given: { callersFrom: null } }],
});
