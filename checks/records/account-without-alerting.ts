import { defineCheck, value } from 'cloudbrief/check';
import recipes from './remedies/account-without-alerting.ts';

export default defineCheck({
  id: 'account-without-alerting',
  aliases: ['unwatched-account'],
  name: 'Account has no alarm that notifies anyone',
  question: 'records',
  resource: 'account',
  needs: ['inUse', 'alarmDelivery'],
  severity: 'high',
  weight: 5,
  title: 'At least one alarm of the account reaches somebody',
  failTitle: 'Accounts in which no alarm tells anybody',
  risk: 'Customers notice an outage before we do, and a break-in may go on for months.',
  messages: {
    noAlarm: '{name} has no alarm at all.',
    noRecipient: 'None of the alarms of {name} tells anybody.',
  },
  remedy: {
    effort: 'S',
    action: 'Set alarms on what customers wait for, and send them to whoever is on call.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC04-BP04', 'REL06', 'OPS08'],
    iso_27001_2022: ['A.8.16'],
    nist_csf_2: ['DE.CM-09'],
    soc2: ['CC7.2'],
  },
  rows: ['aws.log.08', 'az.log.09'],
  evaluate({ inUse, alarmDelivery }, judge) {
    if (inUse !== true) return judge.notApplicable('the account is not in use');
    if (alarmDelivery === 'delivered') return judge.pass();
    return judge.fail(alarmDelivery === 'no-recipients' ? 'noRecipient' : 'noAlarm');
  },
  fix: account => ({
    adds: [
      {
        id: `${account.id}#alarm`,
        kind: 'alarm',
        account: account.account,
        region: account.region,
        facets: { alarm: value({ enabled: true, actions: 1, purpose: 'notification', state: 'ok' }) },
      },
    ],
  }),
});
