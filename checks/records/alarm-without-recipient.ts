import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/alarm-without-recipient.ts';

export default defineCheck({
  id: 'alarm-without-recipient',
  aliases: ['alarm-without-ear'],
  name: 'Alarm is disabled, lacks data or notifies nobody',
  question: 'records',
  resource: 'alarm',
  needs: ['alarm', 'alarmRecipientCount'],
  severity: 'low',
  weight: 1,
  title: 'Every alarm tells somebody',
  failTitle: 'Alarms that nobody hears',
  risk: 'Somebody thought this worth an alarm, and on the day it rings in an empty room.',
  messages: {
    disabled: '{name} was told to keep quiet.',
    noAction: '{name} tells nobody.',
    noRecipient: '{name} rings where nobody listens.',
    insufficientData: '{name} has had nothing to judge by for {days, plural, one {# day} other {# days}}.',
  },
  remedy: {
    effort: 'S',
    action: 'Send the alarm to whoever is on call, or delete it.',
    ...recipes,
  },
  controls: { aws_wa: ['REL06', 'OPS08'], iso_27001_2022: ['A.8.16'], nist_csf_2: ['DE.CM-09'] },
  rows: ['aws.log.08', 'az.log.09', 'gcp.log.06'],
  params: z.strictObject({
    maxInsufficientDataDays: z
      .number()
      .int()
      .positive()
      .default(7)
      .describe('How many days an alarm may stay in insufficient data.'),
  }),
  paramAliases: { days: 'maxInsufficientDataDays' },
  evaluate({ alarm, alarmRecipientCount }, judge, { maxInsufficientDataDays }) {
    if (alarm === null || alarm.purpose === 'autoscaling') return judge.notApplicable('it is not a notification alarm');
    if (alarm.actions === 0) return judge.fail('noAction');
    if (!alarm.enabled) return judge.fail('disabled');
    if (alarmRecipientCount === 0) return judge.fail('noRecipient');
    const silent =
      alarm.state === 'insufficient-data' && alarm.since !== undefined ? judge.daysBeforeReading(alarm.since) : 0;
    return silent >= maxInsufficientDataDays ? judge.partial(0.5, 'insufficientData', { days: silent }) : judge.pass();
  },
});
