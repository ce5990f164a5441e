import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'undocumented-privileged-accounts',
  aliases: ['unknown-top-log-ins'],
  name: 'Privileged accounts and the emergency credential are not documented',
  question: 'perimeter',
  resource: 'practice',
  topic: 'privileged-accounts',
  needs: ['answer'],
  severity: 'high',
  weight: 3,
  title: 'It is known who has a top-level log-in',
  failTitle: 'Top-level log-ins that nobody keeps track of',
  risk: 'Somebody who left may still hold the key to everything.',
  messages: {
    no: 'Nobody can say who has a top-level log-in.',
    partly: 'It is known for some accounts only ({date}).',
    undocumented: 'It is said to be known ({date}), and no list was shown.',
    old: 'The list was last checked on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'List every top-level log-in, and put the emergency key in a safe.' },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
