import { defineCheck, judgeAnswer } from 'cloudbrief/check';
import recipes from './remedies/untested-restore.ts';

export default defineCheck({
  id: 'untested-restore',
  name: 'Restore test is not performed or not documented',
  question: 'recovery',
  resource: 'practice',
  topic: 'restore-test',
  needs: ['answer'],
  severity: 'critical',
  weight: 10,
  caps: true,
  title: 'A restore was tested lately',
  failTitle: 'Restores that nobody tested',
  risk: 'A copy that was never restored is a hope, and the first try happens on the worst day.',
  messages: {
    no: 'Nobody has tested a restore.',
    partly: 'A restore was tested in part only ({date}).',
    undocumented: 'A restore was tested on {date}, and no record of it was shown.',
    old: 'The last restore test is of {date}, too long ago to count in full.',
  },
  remedy: {
    effort: 'S',
    action: 'Restore one crown jewel into an empty account, time it, and write it down.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL09-BP04'],
    cis_controls_v81: ['11.5'],
    dora: ['12.6', '25.1'],
    iso_27001_2022: ['A.5.30', 'A.8.13'],
    nis2_cir: ['4.2.6'],
    nist_csf_2: ['RC.RP-03'],
    soc2: ['A1.3'],
  },
  rows: ['aws.bkp.09', 'aws.dr.10'],
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'restore-test'),
});
