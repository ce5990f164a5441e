import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'no-break-glass-access',
  aliases: ['one-way-in'],
  name: 'No tested break-glass access without the identity provider',
  question: 'provider',
  resource: 'practice',
  topic: 'break-glass-access',
  needs: ['answer'],
  severity: 'medium',
  weight: 3,
  title: 'There is a second way in, and it was tried',
  failTitle: 'One log-in service that everything depends on',
  risk: 'When that service is down, nobody can get in to repair anything, and an outage of minutes lasts for hours.',
  messages: {
    no: 'Without the usual log-in service, nobody gets in.',
    partly: 'Without the usual log-in service, we get into a part only (tried on {date}).',
    undocumented: 'A second way in is said to work (tried on {date}), and no record was shown.',
    old: 'The second way in was last tried on {date}, too long ago to count in full.',
  },
  remedy: {
    effort: 'S',
    action: 'Keep two emergency log-ins outside the log-in service, locked away and tried every year.',
  },
  controls: { dora: ['29.1'], iso_27001_2022: ['A.5.23'], mcsb_v1: ['PA-8'], nist_csf_2: ['GV.OC-05'] },
  rows: ['all.conc.06'],
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'exercise'),
});
