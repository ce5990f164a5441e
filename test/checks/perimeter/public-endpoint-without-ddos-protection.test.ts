import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/public-endpoint-without-ddos-protection.ts';
import { createCheckTester } from '../../support/world.ts';

const exposure = { allowedIngress: [{ protocol: 'tcp', fromPort: 443, toPort: 443, sources: ['0.0.0.0/0'] }] };

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'defended', given: { reachableFromInternet: exposure, ddosProtectionStatus: 'protected' } }],
  broken: [
    {
      name: 'left out',
      given: { reachableFromInternet: exposure, ddosProtectionStatus: 'unprotected' },
      message: 'unprotected',
    },
    {
      name: 'nobody to call',
      given: { reachableFromInternet: exposure, ddosProtectionStatus: 'no-contacts' },
      message: 'noContacts',
      credit: 0.5,
    },
  ],
  notApplicable: [
    { name: 'nothing is paid for', given: { reachableFromInternet: exposure, ddosProtectionStatus: 'basic' } },
    { name: 'inside', given: { reachableFromInternet: { allowedIngress: [] }, ddosProtectionStatus: 'unprotected' } },
  ],
});
