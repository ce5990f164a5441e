import { describe, it } from 'vitest';
import check from '../../../checks/records/alarm-without-recipient.ts';
import { createCheckTester } from '../../support/world.ts';

const alarm = { enabled: true, actions: 1, purpose: 'notification', state: 'ok' } as const;
const blind = { ...alarm, state: 'insufficient-data' } as const;

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'it tells somebody', given: { alarm, alarmRecipientCount: 1 } },
    {
      name: 'it has had nothing to judge by since yesterday',
      given: { alarm: { ...blind, since: '2026-06-29T12:00:00Z' }, alarmRecipientCount: 1 },
    },
    { name: 'it has nothing to judge by, nobody knows since when', given: { alarm: blind, alarmRecipientCount: 1 } },
    {
      name: 'it has been quiet for long',
      given: { alarm: { ...alarm, since: '2026-01-01T00:00:00Z' }, alarmRecipientCount: 1 },
    },
  ],
  broken: [
    {
      name: 'nobody is named',
      given: { alarm: { ...alarm, actions: 0 }, alarmRecipientCount: 0 },
      message: 'noAction',
    },
    {
      name: 'it was silenced',
      given: { alarm: { ...alarm, enabled: false }, alarmRecipientCount: 1 },
      message: 'disabled',
    },
    {
      name: 'neither',
      given: { alarm: { ...alarm, enabled: false, actions: 0 }, alarmRecipientCount: 0 },
      message: 'noAction',
    },
    { name: 'nobody listens', given: { alarm, alarmRecipientCount: 0 }, message: 'noRecipient' },
    {
      name: 'it has had nothing to judge by for weeks',
      given: { alarm: { ...blind, since: '2026-06-10T12:00:00Z' }, alarmRecipientCount: 1 },
      message: 'insufficientData',
      data: { days: 20 },
      credit: 0.5,
    },
  ],
  notApplicable: [
    {
      name: 'one that only adds machines',
      given: { alarm: { ...alarm, purpose: 'autoscaling', enabled: false }, alarmRecipientCount: 1 },
    },
    { name: 'no alarm', given: { alarm: null, alarmRecipientCount: 0 } },
  ],
});
