import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'missing-penetration-test',
  aliases: ['untested-perimeter'],
  name: 'No recent penetration test with resolved findings',
  question: 'perimeter',
  resource: 'practice',
  topic: 'penetration-test',
  needs: ['answer'],
  severity: 'medium',
  weight: 3,
  title: 'An outside attack test was done and its findings are closed',
  failTitle: 'Doors that nobody has tried from outside',
  risk: 'The first to try the doors is then a stranger.',
  messages: {
    no: 'No outside attack test was done.',
    partly: 'A test was done in part, or its findings are open ({date}).',
    undocumented: 'A test is said to have been done ({date}), and no report was shown.',
    old: 'The last test was on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'M', action: 'Have strangers who work for you try the doors, and close what they find.' },
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'exercise'),
});
