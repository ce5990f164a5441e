import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'undefined-maximum-tolerable-downtime',
  aliases: ['unagreed-outage-limit'],
  name: 'Maximum tolerable downtime of each main service is not agreed',
  question: 'data-centre',
  resource: 'practice',
  topic: 'maximum-tolerable-downtime',
  needs: ['answer'],
  severity: 'medium',
  weight: 3,
  title: 'It is agreed how long each main service may be down',
  failTitle: 'Services whose longest outage nobody agreed',
  risk: 'Without an agreed limit, nobody can say which protection is worth its price.',
  messages: {
    no: 'Nobody agreed how long an outage may last.',
    partly: 'It is agreed for some services only ({date}).',
    undocumented: 'A limit is said to be agreed ({date}), and no paper was shown.',
    old: 'The limit was last agreed on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'Agree with the owners how long each main service may be down.' },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
