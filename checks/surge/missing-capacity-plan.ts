import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'missing-capacity-plan',
  aliases: ['unplanned-peak'],
  name: 'No capacity plan exists for the next peak',
  question: 'surge',
  resource: 'practice',
  topic: 'capacity-plan',
  needs: ['answer'],
  severity: 'medium',
  weight: 3,
  title: 'The next big day and its load are known and planned for',
  failTitle: 'A big day that nobody has planned for',
  risk: 'Customers are turned away on the best day of the year.',
  messages: {
    no: 'Nobody knows when the next big day is and how large it gets.',
    partly: 'It is planned for in part only ({date}).',
    undocumented: 'A plan is said to exist ({date}), and it was not shown.',
    old: 'The plan was last made on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'Put the next big day and its load on paper, and raise limits before it.' },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
