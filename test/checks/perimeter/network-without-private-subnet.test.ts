import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/network-without-private-subnet.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a front and a back', given: { networkInUse: true, subnetTiers: { public: 2, private: 2 } } },
    { name: 'only a back', given: { networkInUse: true, subnetTiers: { public: 0, private: 2 } } },
  ],
  broken: [
    {
      name: 'only a front',
      given: { networkInUse: true, subnetTiers: { public: 3, private: 0 } },
      message: 'noPrivateSubnet',
    },
  ],
  notApplicable: [{ name: 'nothing wired', given: { networkInUse: false, subnetTiers: { public: 3, private: 0 } } }],
});
