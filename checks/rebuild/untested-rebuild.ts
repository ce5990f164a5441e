import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'untested-rebuild',
  aliases: ['unrehearsed-rebuild'],
  name: 'Rebuild into an empty account has not been tested',
  question: 'rebuild',
  resource: 'practice',
  topic: 'rebuild-exercise',
  needs: ['answer'],
  severity: 'medium',
  weight: 5,
  title: 'The rebuild from an empty account was rehearsed',
  failTitle: 'A rebuild that nobody rehearsed',
  risk: 'What is missing in the scripts shows only when everything depends on them.',
  messages: {
    no: 'Nobody has tried to rebuild the service in an empty account.',
    partly: 'The rebuild was tried for a part of the service only ({date}).',
    undocumented: 'The rebuild is said to have been tried ({date}), and no record of it was shown.',
    old: 'The last rebuild was tried on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'M', action: 'Rebuild the service in an empty account once a year.' },
  controls: {
    aws_wa: ['REL13-BP04'],
    cis_controls_v81: ['4.1'],
    iso_27001_2022: ['A.8.9'],
    nist_csf_2: ['RC.RP-02'],
    soc2: ['CC8.1'],
  },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'exercise'),
});
