import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'key-person-dependency',
  aliases: ['one-person-knowledge'],
  name: 'Only one person can rebuild and operate the environment',
  question: 'people',
  resource: 'practice',
  topic: 'key-person-redundancy',
  needs: ['answer'],
  severity: 'high',
  weight: 10,
  title: 'Two people can do every vital job',
  failTitle: 'Knowledge that one person alone has',
  risk: 'When that person leaves, is ill or makes a mistake, nobody else can put it right.',
  messages: {
    no: 'One person alone knows how to rebuild and run the service.',
    partly: 'A second person knows a part of it only (answer of {date}).',
    undocumented: 'A second person is said to know it ({date}), and no written steps were shown.',
    old: 'That two people can do it was last confirmed on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'M', action: 'Name two people for each vital task, and swap their roles every quarter.' },
  controls: {
    cis_controls_v81: ['17.1'],
    dora: ['5.2'],
    iso_27001_2022: ['A.5.37', 'A.6.3'],
    nis2_cir: ['4.2.4.c'],
    nist_csf_2: ['GV.RR-02', 'PR.AT-02'],
    soc2: ['CC1.4'],
  },
  rows: ['own.people.09'],
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
