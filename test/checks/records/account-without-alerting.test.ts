import { describe, it } from 'vitest';
import check from '../../../checks/records/account-without-alerting.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'somebody hears', given: { inUse: true, alarmsHeard: 'heard' } }],
  broken: [
    { name: 'no alarm', given: { inUse: true, alarmsHeard: 'none' }, message: 'none' },
    { name: 'alarms that tell nobody', given: { inUse: true, alarmsHeard: 'deaf' }, message: 'deaf' },
  ],
  notApplicable: [{ name: 'an empty account', given: { inUse: false, alarmsHeard: 'none' } }],
});
