import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'untested-exit-plan',
  aliases: ['untried-exit'],
  name: 'Exit plan has not been tested',
  question: 'provider',
  resource: 'practice',
  topic: 'exit-plan-test',
  needs: ['answer'],
  severity: 'medium',
  weight: 3,
  title: 'Moving one service away was tried',
  failTitle: 'An exit that nobody has tried',
  risk: 'How long a move takes is then learned when it has to be fast.',
  messages: {
    no: 'Nobody has tried to move a service away.',
    partly: 'It was tried in part only ({date}).',
    undocumented: 'It is said to have been tried ({date}), and no record was shown.',
    old: 'It was last tried on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'M', action: 'Write an exit plan on two pages, and try it on one service.' },
  rows: ['all.conc.10'],
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'exercise'),
});
