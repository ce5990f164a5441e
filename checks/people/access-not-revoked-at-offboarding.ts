import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'access-not-revoked-at-offboarding',
  aliases: ['lingering-access'],
  name: 'Access is not revoked when people leave',
  question: 'people',
  resource: 'practice',
  topic: 'offboarding',
  needs: ['answer'],
  severity: 'medium',
  weight: 3,
  title: 'Access ends on the day somebody leaves',
  failTitle: 'Access that outlasts the people',
  risk: 'Somebody who left in anger can still get in.',
  messages: {
    no: 'Access does not end on the day somebody leaves.',
    partly: 'It ends for some only ({date}).',
    undocumented: 'It is said to end at once ({date}), and no record was shown.',
    old: 'It was last checked on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'Work through a list on the day somebody leaves, outside developers too.' },
  rows: ['own.people.08'],
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
