import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/data-store-in-public-subnet.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'in the back', given: { publicSubnetExposure: { subnet: null, sharedFirewallWith: null } } }],
  broken: [
    {
      name: 'in a public subnet',
      given: { publicSubnetExposure: { subnet: 'public-a', sharedFirewallWith: 'shop' } },
      message: 'subnet',
      data: { subnet: 'public-a' },
    },
    {
      name: 'with the door in front of it',
      given: { publicSubnetExposure: { subnet: null, sharedFirewallWith: 'shop' } },
      message: 'firewall',
      data: { balancer: 'shop' },
    },
  ],
  notApplicable: [{ name: 'on no network', given: { publicSubnetExposure: null } }],
});
