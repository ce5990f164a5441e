import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'no-on-call-coverage',
  aliases: ['unstaffed-night'],
  name: 'No on-call rotation covers nights',
  question: 'support',
  resource: 'practice',
  topic: 'on-call-coverage',
  needs: ['answer'],
  severity: 'high',
  weight: 10,
  title: 'Somebody picks up at three in the morning',
  failTitle: 'Nights on which nobody picks up',
  risk: 'An outage that begins at night lasts until somebody comes to work.',
  messages: {
    no: 'Nobody is on call at night.',
    partly: 'Nights are covered in part only (answer of {date}).',
    undocumented: 'Somebody is said to be on call at night ({date}), and no rota was shown.',
    old: 'The rota for nights was last checked on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'M', action: 'Name two people for every night, and pay them for it.' },
  controls: {
    aws_wa: ['SEC10-BP01'],
    cis_controls_v81: ['17.1', '17.2'],
    iso_27001_2022: ['A.5.24'],
    nist_csf_2: ['RS.MA-01'],
    soc2: ['CC7.4'],
  },
  rows: ['aws.dr.09'],
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
