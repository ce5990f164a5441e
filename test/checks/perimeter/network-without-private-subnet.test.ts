import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/network-without-private-subnet.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a front and a back', given: { networkInUse: true, tiers: { outer: 2, inner: 2 } } },
    { name: 'only a back', given: { networkInUse: true, tiers: { outer: 0, inner: 2 } } },
  ],
  broken: [{ name: 'only a front', given: { networkInUse: true, tiers: { outer: 3, inner: 0 } }, message: 'flat' }],
  notApplicable: [{ name: 'nothing wired', given: { networkInUse: false, tiers: { outer: 3, inner: 0 } } }],
});
