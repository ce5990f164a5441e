import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'unassessed-data-sovereignty',
  aliases: ['unknown-data-orders'],
  name: 'Government access to data (data sovereignty) is not assessed',
  question: 'provider',
  resource: 'practice',
  topic: 'data-sovereignty',
  needs: ['answer'],
  severity: 'medium',
  weight: 3,
  title: 'It is known which states can order our data',
  failTitle: 'Data that some state may order, and nobody knows which',
  risk: 'A court abroad may order our customers’ data, and we learn of it last.',
  messages: {
    no: 'Nobody can say which states can order our data.',
    partly: 'It is known for a part of the data only ({date}).',
    undocumented: 'It is said to be known ({date}), and no paper was shown.',
    old: 'It was last looked at on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'Write down where the data lies, who can order it, and who holds the keys.' },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'exercise'),
});
