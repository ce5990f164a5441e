import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'unreviewed-third-party-access',
  aliases: ['unchecked-outside-access'],
  name: 'Third-party access is not reviewed',
  question: 'perimeter',
  resource: 'practice',
  topic: 'third-party-access',
  needs: ['answer'],
  severity: 'medium',
  weight: 3,
  title: 'The access of outside firms is listed and checked',
  failTitle: 'Outside firms whose access nobody checks',
  risk: 'A break-in at a supplier becomes a break-in here.',
  messages: {
    no: 'Nobody checks which outside firms can get in.',
    partly: 'A part only of their access is checked ({date}).',
    undocumented: 'It is said to be checked ({date}), and no list was shown.',
    old: 'It was last checked on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'List which outside firms can get in, and end what is not needed.' },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
