import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'undefined-regulatory-notification',
  aliases: ['unknown-authority-notice'],
  name: 'Regulatory incident notification duties are not documented',
  question: 'records',
  resource: 'practice',
  topic: 'regulatory-notification',
  needs: ['answer'],
  severity: 'low',
  weight: 1,
  title: 'It is written down which authority must be told, and how fast',
  failTitle: 'An authority that must be told, and nobody knows how fast',
  risk: 'A missed deadline adds a fine to the damage.',
  messages: {
    no: 'Nobody knows which authority must be told, and how fast.',
    partly: 'It is known for some cases only ({date}).',
    undocumented: 'It is said to be known ({date}), and no paper was shown.',
    old: 'It was last checked on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'Write down which authority must be told within how many hours.' },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'exercise'),
});
