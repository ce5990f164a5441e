import { describe, it } from 'vitest';
import check from '../../../checks/records/account-without-alerting.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'somebody hears', given: { inUse: true, alarmDelivery: 'delivered' } }],
  broken: [
    { name: 'no alarm', given: { inUse: true, alarmDelivery: 'no-alarms' }, message: 'noAlarm' },
    { name: 'alarms that tell nobody', given: { inUse: true, alarmDelivery: 'no-recipients' }, message: 'noRecipient' },
  ],
  notApplicable: [{ name: 'an empty account', given: { inUse: false, alarmDelivery: 'no-alarms' } }],
});
