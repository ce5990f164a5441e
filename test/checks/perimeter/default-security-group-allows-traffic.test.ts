import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/default-security-group-allows-traffic.ts';
import { createCheckTester } from '../../support/world.ts';

const allowedIngress = [{ protocol: 'all', fromPort: 0, toPort: 65_535, sources: ['sg-1'] }];

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'empty', given: { defaultSecurityGroup: true, allowedIngress: [] } }],
  broken: [
    {
      name: 'its members among themselves',
      given: { defaultSecurityGroup: true, allowedIngress: allowedIngress },
      message: 'open',
    },
  ],
  notApplicable: [
    { name: 'one that somebody chose', given: { defaultSecurityGroup: false, allowedIngress: allowedIngress } },
    { name: 'one that filters no addresses', given: { defaultSecurityGroup: true, allowedIngress: null } },
  ],
});
