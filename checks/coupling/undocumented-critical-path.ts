import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'undocumented-critical-path',
  aliases: ['unknown-critical-path'],
  name: 'Critical request path and its dependencies are not documented',
  question: 'coupling',
  resource: 'practice',
  topic: 'critical-path',
  needs: ['answer'],
  severity: 'medium',
  weight: 5,
  title: 'We know which parts one order needs',
  failTitle: 'A path of an order that nobody drew',
  risk: 'Nobody can say in advance which small part takes the whole business down with it.',
  messages: {
    no: 'Nobody has drawn which parts must work for one order.',
    partly: 'The path of one order is drawn in part only ({date}).',
    undocumented: 'The path of one order is said to be known ({date}), and no drawing was shown.',
    old: 'The drawing of the path of one order is of {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'Draw the path of one order, outside services included, with plan B for each.' },
  controls: {
    aws_wa: ['REL03-BP01', 'REL10-BP03'],
    dora: ['8.4'],
    iso_27001_2022: ['A.8.27'],
    nist_csf_2: ['GV.OC-05', 'ID.AM-03'],
    soc2: ['CC3.2'],
  },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'exercise'),
});
