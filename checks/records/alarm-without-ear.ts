import { defineCheck } from 'cloudbrief/check';

export default defineCheck({
  id: 'alarm-without-ear',
  question: 'records',
  resource: 'alarm',
  needs: ['alarm'],
  severity: 'low',
  weight: 1,
  title: 'Every alarm tells somebody',
  failTitle: 'Alarms that nobody hears',
  risk: 'Somebody thought this worth an alarm, and on the day it rings in an empty room.',
  messages: {
    off: '{name} was told to keep quiet.',
    nobody: '{name} tells nobody.',
  },
  remedy: {
    effort: 'S',
    action: 'Send the alarm to whoever is on call, or delete it.',
    aws: 'aws cloudwatch put-metric-alarm … --alarm-actions TOPIC, or aws cloudwatch enable-alarm-actions --alarm-names NAME',
    azure: 'az monitor metrics alert update … --add-action GROUP',
    gcp: 'gcloud monitoring policies update POLICY --add-notification-channels=CHANNEL',
  },
  controls: { aws_wa: ['REL06', 'OPS08'], iso_27001_2022: ['A.8.16'], nist_csf_2: ['DE.CM-09'] },
  rows: ['aws.log.08', 'az.log.09'],
  evaluate({ alarm }, judge) {
    if (alarm === null || alarm.purpose === 'scaling') return judge.notApplicable('it is not meant for people');
    if (alarm.actions === 0) return judge.fail('nobody');
    return alarm.enabled ? judge.pass() : judge.fail('off');
  },
  mend: ({ alarm }) =>
    alarm === null ? {} : { facets: { alarm: { ...alarm, enabled: true, actions: Math.max(1, alarm.actions) } } },
});
