import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/unrestricted-egress.ts';
import { createCheckTester } from '../../support/world.ts';

const given = (filter: 'firewall' | 'dns' | 'pass' | 'none', more: object = {}) => ({
  networkInUse: true,
  egress: { internetAccess: true, filter },
  dnsFiltering: filter === 'dns',
  ...more,
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a firewall looks', given: given('firewall') },
    { name: 'names are filtered', given: given('dns') },
  ],
  broken: [
    { name: 'nothing looks', given: given('none'), message: 'unfiltered' },
    { name: 'a firewall that lets pass', given: given('pass'), message: 'allowsUnmatched', credit: 0.5 },
  ],
  notApplicable: [
    { name: 'nothing wired', given: given('none', { networkInUse: false }) },
    { name: 'no way out', given: given('none', { egress: { internetAccess: false, filter: 'none' } }) },
  ],
});
