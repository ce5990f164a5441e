import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'missing-account-suspension-plan',
  aliases: ['unplanned-suspension'],
  name: 'No plan exists for a suspended cloud account',
  question: 'provider',
  resource: 'practice',
  topic: 'account-suspension-plan',
  needs: ['answer'],
  severity: 'medium',
  weight: 3,
  title: 'It is written down who calls whom when the account is suspended',
  failTitle: 'A suspended account that nobody has a plan for',
  risk: 'A failed payment can switch everything off, and nobody knows whom to call.',
  messages: {
    no: 'Nobody knows whom to call when the account is suspended.',
    partly: 'The plan covers a part only ({date}).',
    undocumented: 'A plan is said to exist ({date}), and it was not shown.',
    old: 'The plan was last checked on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'Write down who calls whom, on which number, when the account is off.' },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
