import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/default-security-group-allows-traffic.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'empty', given: { defaultSecurityGroupTraffic: 'none' } }],
  broken: [
    { name: 'its members among themselves', given: { defaultSecurityGroupTraffic: 'ingress' }, message: 'open' },
    { name: 'everything out', given: { defaultSecurityGroupTraffic: 'egress' }, message: 'out', credit: 0.5 },
  ],
  notApplicable: [{ name: 'one that somebody chose', given: { defaultSecurityGroupTraffic: null } }],
});
