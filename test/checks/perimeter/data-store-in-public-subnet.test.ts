import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/data-store-in-public-subnet.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'in the back', given: { frontRow: { subnet: null, sharedWith: null } } }],
  broken: [
    {
      name: 'in a public subnet',
      given: { frontRow: { subnet: 'public-a', sharedWith: 'shop' } },
      message: 'subnet',
      data: { subnet: 'public-a' },
    },
    {
      name: 'with the door in front of it',
      given: { frontRow: { subnet: null, sharedWith: 'shop' } },
      message: 'firewall',
      data: { balancer: 'shop' },
    },
  ],
  notApplicable: [{ name: 'on no network', given: { frontRow: null } }],
});
