import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'undefined-latency-objective',
  aliases: ['unagreed-speed'],
  name: 'Latency objective is not agreed or not measured from outside',
  question: 'performance',
  resource: 'practice',
  topic: 'latency-objective',
  needs: ['answer'],
  severity: 'medium',
  weight: 3,
  title: 'It is agreed what is slow for a customer',
  failTitle: 'A speed that nobody agreed and nobody measures from outside',
  risk: 'A slow site loses orders, and nobody notices before the customers do.',
  messages: {
    no: 'Nobody agreed what is slow for a customer.',
    partly: 'It is agreed or measured in part only ({date}).',
    undocumented: 'It is said to be agreed and measured ({date}), and no figures were shown.',
    old: 'It was last agreed on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'Agree what is slow for a customer, and measure it from outside.' },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
