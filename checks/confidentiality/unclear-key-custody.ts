import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'unclear-key-custody',
  name: 'Key custody and key recovery are not documented',
  question: 'confidentiality',
  resource: 'practice',
  topic: 'key-custody',
  needs: ['answer'],
  severity: 'medium',
  weight: 3,
  title: 'It is known who can use and who can destroy the keys',
  failTitle: 'Keys that nobody answers for',
  risk: 'Who can destroy the key can destroy the data, and a lost key is lost data.',
  messages: {
    no: 'Nobody can say who may use and who may destroy the keys.',
    partly: 'It is known for some keys only ({date}).',
    undocumented: 'It is said to be known who holds the keys ({date}), and no list was shown.',
    old: 'The keepers of the keys were last checked on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'Write down who can use and destroy each key, and try a key recovery.' },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
