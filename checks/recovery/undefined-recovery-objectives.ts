import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'undefined-recovery-objectives',
  aliases: ['unagreed-recovery-targets'],
  name: 'Recovery objectives (RTO, RPO) are not agreed',
  question: 'recovery',
  resource: 'practice',
  topic: 'recovery-objectives',
  needs: ['answer'],
  severity: 'high',
  weight: 5,
  title: 'Recovery targets are agreed and signed',
  failTitle: 'Services without agreed recovery targets',
  risk: 'Without targets nobody can say whether a recovery was fast enough.',
  messages: {
    no: 'Nobody agreed how long recovery may take and how much work may be lost.',
    partly: 'Targets are agreed for a part only ({date}).',
    undocumented: 'Targets are said to be agreed ({date}), and no paper was shown.',
    old: 'The targets were last agreed on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'Agree RTO and RPO with the owners and sign them.' },
  rows: ['aws.dr.10'],
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'exercise'),
});
